//! A service with its type erased.

use std::any::{Any, TypeId};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use tower_service::Service;

use crate::error::internal_error;
use crate::http::{Body, BoxError, Request, Response};
use crate::layer::Next;

/// An answer on its way.
pub(crate) type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;

/// A state of the application, with its type erased.
pub(crate) type AnyState = Arc<dyn Any + Send + Sync>;

/// What answers requests, with its type erased.
///
/// Nothing of the user's runs before the answer is polled, so who polls it can catch all panics.
pub(crate) trait Edge: Send + Sync {
    /// Begins to answer.
    fn call(self: Arc<Self>, request: Request) -> Answer;

    /// A state of the application inside.
    fn state(&self, id: TypeId) -> Option<AnyState>;
}

/// A service of a layer, and what is inside of it; of a mounted service nobody knows that.
pub(crate) struct Wrapped<S> {
    pub(crate) service: S,
    pub(crate) next: Option<Next>,
}

impl<S, B> Edge for Wrapped<S>
where
    S: Service<Request, Response = http::Response<B>, Error: Into<BoxError>, Future: Send>
        + Clone
        + Send
        + Sync
        + 'static,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    fn call(self: Arc<Self>, request: Request) -> Answer {
        Box::pin(async move {
            let service = self.service.clone();
            drop(self);
            run(service, request).await
        })
    }

    fn state(&self, id: TypeId) -> Option<AnyState> {
        self.next.as_ref()?.state_of(id)
    }
}

/// Waits for a service and calls it once. A failure is told to the log, and to nobody else.
pub(crate) async fn run<S, B>(mut service: S, request: Request) -> Response
where
    S: Service<Request, Response = http::Response<B>, Error: Into<BoxError>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    let ready = poll_fn(|cx| service.poll_ready(cx)).await.map_err(Into::into);
    let answered = match ready {
        Ok(()) => service.call(request).await.map_err(Into::into),
        Err(error) => Err(error),
    };
    match answered {
        Ok(response) => response.map(Body::stream),
        Err(error) => failed(error),
    }
}

#[cold]
fn failed(error: BoxError) -> Response {
    tracing::error!(error = ?error.to_string(), "a layer or a mounted service failed");
    internal_error()
}
