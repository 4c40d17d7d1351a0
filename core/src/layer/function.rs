//! A function as a layer.

use std::convert::Infallible;
use std::future::Future;
use std::task::{Context, Poll};

use tower_layer::Layer;
use tower_service::Service;

use crate::http::{Request, Response};
use crate::layer::Next;
use crate::layer::next::NextFuture;

/// The layer of a function that takes a request and what is inside.
#[derive(Clone)]
pub(crate) struct Function<F>(pub(crate) F);

impl<F: Clone> Layer<Next> for Function<F> {
    type Service = Around<F>;

    fn layer(&self, next: Next) -> Around<F> {
        Around { function: self.0.clone(), next }
    }
}

/// A function, and what is inside of it.
#[derive(Clone)]
pub(crate) struct Around<F> {
    function: F,
    next: Next,
}

impl<F, Fut> Service<Request> for Around<F>
where
    // Once for each clone, so that an `async move` closure can give what it holds to its future.
    F: FnOnce(Request, Next) -> Fut + Clone,
    Fut: Future<Output: Into<Response>> + Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = NextFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> NextFuture {
        let answer = self.function.clone()(request, self.next.clone());
        NextFuture(Box::pin(async move { answer.await.into() }))
    }
}
