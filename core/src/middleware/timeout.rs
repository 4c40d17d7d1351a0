//! Requests that take too long are answered without their handler.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, StatusCode};
use pin_project_lite::pin_project;
use tokio::time::{Sleep, sleep};
use tower_layer::Layer;
use tower_service::Service;

use crate::error::{HttpError, error_response};
use crate::http::{Body, BoxError, Response};

/// Answers with 503 what has no response in time.
///
/// ```
/// use std::time::Duration;
///
/// use ferrapi::Router;
/// use ferrapi::middleware::Timeout;
///
/// let reports = Router::new("/reports").layer(Timeout::new(Duration::from_secs(20)));
/// ```
///
/// The time is that until the response begins, the reading of the body included; a stream may last longer. What is inside is
/// dropped where it waits; a plain `fn` handler runs to its end, and nobody sees its answer.
/// [`Limits::request`](crate::Limits::request) is the same for a whole application, and cheaper.
#[derive(Debug, Clone, Copy)]
pub struct Timeout {
    time: Duration,
    status: StatusCode,
}

impl Timeout {
    /// The time that a request may take.
    pub fn new(time: Duration) -> Self {
        Timeout { time, status: StatusCode::SERVICE_UNAVAILABLE }
    }

    /// Another status (default: 503 Service Unavailable, RFC 9110 section 15.6.4).
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }
}

impl<S> Layer<S> for Timeout {
    type Service = Timed<S>;

    fn layer(&self, inside: S) -> Timed<S> {
        Timed { rules: *self, inside }
    }
}

/// A service behind [`Timeout`].
#[derive(Debug, Clone)]
pub struct Timed<S> {
    rules: Timeout,
    inside: S,
}

impl<S, A, B> Service<Request<A>> for Timed<S>
where
    S: Service<Request<A>, Response = http::Response<B>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Response = http::Response<Body>;
    type Error = S::Error;
    type Future = TimedFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inside.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let Timeout { time, status } = self.rules;
        TimedFuture { inside: self.inside.call(request), timer: sleep(time), status }
    }
}

pin_project! {
    /// A request on its way, and its time.
    #[derive(Debug)]
    pub struct TimedFuture<F> {
        #[pin]
        inside: F,
        #[pin]
        timer: Sleep,
        status: StatusCode,
    }
}

impl<F, B, E> Future for TimedFuture<F>
where
    F: Future<Output = Result<http::Response<B>, E>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Output = Result<Response, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let places = self.project();
        if let Poll::Ready(answered) = places.inside.poll(cx) {
            return Poll::Ready(answered.map(|response| response.map(Body::stream)));
        }
        places.timer.poll(cx).map(|()| Ok(error_response(HttpError::status(places.status.as_u16()))))
    }
}
