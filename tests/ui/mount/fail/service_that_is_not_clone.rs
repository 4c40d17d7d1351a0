use ferrapi::prelude::*;
use ferrapi::{BoxError, Request, Response};
use std::task::{Context, Poll};
struct Pages;
impl tower::Service<Request> for Pages {
    type Response = Response;
    type Error = BoxError;
    type Future = std::future::Ready<Result<Response, BoxError>>;
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }
    fn call(&mut self, _: Request) -> Self::Future {
        std::future::ready(Ok(Response::new("x".into())))
    }
}
fn main() {
    drop(App::new("Items").mount_service("/pages", Pages));
}
