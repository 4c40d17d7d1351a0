//! Services that answer below a path.

use std::any::Any;
use std::sync::Arc;

use bytes::Bytes;
use tower_service::Service;

use crate::http::{BoxError, Request};
use crate::layer::Next;
use crate::layer::edge::Wrapped;

/// What [`App::mount_service`](crate::App::mount_service) takes: a tower service that answers requests with a [`Body`](crate::Body) by
/// responses with any body, an axum router among them. Nobody implements it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no service for a path",
    label = "no `Service<Request>` that is `Clone + Send + Sync`",
    note = "a whole application is mounted with `.mount_app(\"/path\", app)`, a `Router` is added with `.mount(router)`, a handler with \
            `.routes(routes![handler])`",
    note = "a service is a `tower::Service<ferrapi::Request, Response = http::Response<B>>` that is `Clone + Send + Sync + 'static`, with an error \
            that is `Into<BoxError>`, as \
            `StaticFiles` and axum's `Router<()>` are; an async function becomes one with `tower::service_fn(function)`"
)]
pub trait MountService: Any {
    /// Forgets its type.
    #[doc(hidden)]
    fn into_next(self) -> Next;
}

#[diagnostic::do_not_recommend]
impl<S, B> MountService for S
where
    S: Service<Request, Response = http::Response<B>, Error: Into<BoxError>, Future: Send>
        + Clone
        + Send
        + Sync
        + 'static,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    fn into_next(self) -> Next {
        Next::new(Arc::new(Wrapped { service: self, next: None }))
    }
}
