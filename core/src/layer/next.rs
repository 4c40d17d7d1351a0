//! What a layer is put around.

use std::any::TypeId;
use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Request;
use tower_service::Service;

use crate::argument::State;
use crate::http::{Body, BoxError, Response};
use crate::layer::edge::{Answer, AnyState, Edge};

/// What a layer is put around: the layers further in, and at last the application or the route.
///
/// It is a tower service that takes any body and never fails; [`App::middleware`](crate::App::middleware) lends it to functions.
///
/// ```
/// use ferrapi::{App, Next, Request, Response};
///
/// async fn only_json(request: Request, next: Next) -> Response {
///     if request.headers().get("accept").is_some_and(|accept| accept == "application/xml") {
///         let mut response = Response::new("there is only JSON here".into());
///         *response.status_mut() = ferrapi::StatusCode::NOT_ACCEPTABLE;
///         return response;
///     }
///     next.run(request).await
/// }
///
/// let app = App::new("Item Store").middleware(only_json);
/// ```
#[derive(Clone)]
pub struct Next(Arc<dyn Edge>);

impl Next {
    pub(crate) fn new(edge: Arc<dyn Edge>) -> Self {
        Next(edge)
    }

    /// Begins to answer a request.
    pub(crate) fn answer(&self, request: Request<Body>) -> Answer {
        Arc::clone(&self.0).call(request)
    }

    /// Answers a request. Whatever goes wrong has become a response: a handler that panics is a plain 500.
    pub async fn run(self, request: Request<Body>) -> Response {
        self.0.call(request).await
    }

    /// A state of the application: what handlers take as [`State<T>`].
    ///
    /// ```
    /// use ferrapi::{App, Next};
    ///
    /// struct Closed(bool);
    ///
    /// let app = App::new("Item Store").state(Closed(true)).middleware(async |request, next: Next| {
    ///     match next.state::<Closed>() {
    ///         Some(closed) if closed.0 => ferrapi::HttpError::status(503).into(),
    ///         _ => next.run(request).await,
    ///     }
    /// });
    /// assert_eq!(ferrapi::TestClient::new(app).get("/").send().status(), 503);
    /// ```
    pub fn state<T: Send + Sync + 'static>(&self) -> Option<State<T>> {
        self.state_of(TypeId::of::<T>())?.downcast().ok().map(State::shared)
    }

    pub(crate) fn state_of(&self, id: TypeId) -> Option<AnyState> {
        self.0.state(id)
    }
}

impl<B> Service<Request<B>> for Next
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response;
    type Error = Infallible;
    type Future = NextFuture;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> NextFuture {
        NextFuture(Arc::clone(&self.0).call(request.map(Body::stream)))
    }
}

impl std::fmt::Debug for Next {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Next")
    }
}

/// An answer of [`Next`], or of an [`AppService`](crate::AppService), on its way.
pub struct NextFuture(pub(crate) Answer);

impl Future for NextFuture {
    type Output = Result<Response, Infallible>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(cx).map(Ok)
    }
}

impl std::fmt::Debug for NextFuture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NextFuture")
    }
}
