use ferrapi::prelude::*;
use ferrapi::{Next, Request, Response};
use std::task::{Context, Poll};
#[derive(Clone)]
struct Checked(Next);
struct Refused;
impl tower::Service<Request> for Checked {
    type Response = Response;
    type Error = Refused;
    type Future = std::future::Ready<Result<Response, Refused>>;
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Refused>> {
        Poll::Ready(Ok(()))
    }
    fn call(&mut self, _: Request) -> Self::Future {
        std::future::ready(Err(Refused))
    }
}
struct CheckLayer;
impl tower::Layer<Next> for CheckLayer {
    type Service = Checked;
    fn layer(&self, next: Next) -> Checked {
        Checked(next)
    }
}
fn main() {
    drop(App::new("Items").layer(CheckLayer));
}
