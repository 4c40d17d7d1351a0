use ferrapi::prelude::*;
use ferrapi::{BoxError, Request, Response};
use std::rc::Rc;
use std::task::{Context, Poll};
#[derive(Clone)]
struct Pages(Rc<str>);
impl tower::Service<Request> for Pages {
    type Response = Response;
    type Error = BoxError;
    type Future = std::future::Ready<Result<Response, BoxError>>;
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }
    fn call(&mut self, _: Request) -> Self::Future {
        std::future::ready(Ok(Response::new(self.0.to_string().into())))
    }
}
fn main() {
    drop(App::new("Items").mount_service("/pages", Pages("x".into())));
}
