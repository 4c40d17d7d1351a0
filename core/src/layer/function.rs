//! A function as a layer.

use std::convert::Infallible;
use std::future::Future;
use std::task::{Context, Poll};

use tower_layer::Layer;
use tower_service::Service;

use crate::http::{Request, Response};
use crate::layer::Next;
use crate::layer::next::NextFuture;

/// What [`App::middleware`](crate::App::middleware) takes: an async function of a request and what is inside, which gives a future.
/// Nobody implements it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no middleware",
    label = "no `async fn(Request, Next) -> Response`",
    note = "write `async fn name(request: ferrapi::Request, next: ferrapi::Next) -> ferrapi::Response`, or \
            `async |request: Request, next: Next| …`; it finds a state by `next.state::<T>()`, and what it holds is `Clone + Send + Sync`",
    note = "a layer, as those in `ferrapi::middleware` are, is given to `.layer(…)`"
)]
pub trait AppMiddleware<F>: FnOnce(Request, Next) -> F {}

#[diagnostic::do_not_recommend]
impl<M, F> AppMiddleware<F> for M where M: FnOnce(Request, Next) -> F {}

/// What a middleware gives: a future of a response, or of what becomes one. Nobody implements it by hand.
#[diagnostic::on_unimplemented(
    message = "a middleware cannot give `{Self}`",
    label = "no future of a response",
    note = "make it an `async fn` that returns `Response`, or what becomes one: `HttpError`, `Json`, `PlainText`, `Html`, `Redirect`; a \
            `Result` becomes one by `.unwrap_or_else(HttpError::into)`"
)]
pub trait MiddlewareFuture: Future<Output: Into<Response>> {}

#[diagnostic::do_not_recommend]
impl<F: Future<Output: Into<Response>>> MiddlewareFuture for F {}

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
