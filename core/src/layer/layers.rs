//! Layers that wait for their application.

use std::sync::Arc;

use bytes::Bytes;
use tower_layer::Layer;
use tower_service::Service;

use crate::http::{BoxError, Request};
use crate::layer::Next;
use crate::layer::edge::{Edge, Wrapped};

/// What [`App::layer`](crate::App::layer) takes: a tower layer whose service answers requests with a [`Body`](crate::Body) by responses with
/// any body. Nobody implements it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no layer for an application",
    label = "no layer around `Next`",
    note = "a function of a request and `Next` is given to `.middleware(function)`, a service is mounted with \
            `.mount_service(\"/path\", service)`",
    note = "a layer is a `tower::Layer<Next>` whose service is `Clone + Send + Sync + 'static` and a \
            `Service<ferrapi::Request, Response = http::Response<B>>` with an error that is `Into<BoxError>`; one made by axum's \
            `from_fn` takes axum's bodies only, and stays in axum's routers"
)]
pub trait AppLayer: Send + Sync + 'static {
    /// Puts it around what is inside.
    #[doc(hidden)]
    fn wrap(&self, next: Next) -> Next;
}

#[diagnostic::do_not_recommend]
impl<L, B> AppLayer for L
where
    L: Layer<Next> + Send + Sync + 'static,
    L::Service: Service<Request, Response = http::Response<B>, Error: Into<BoxError>, Future: Send>
        + Clone
        + Send
        + Sync
        + 'static,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    fn wrap(&self, next: Next) -> Next {
        let service = self.layer(next.clone());
        Next::new(Arc::new(Wrapped { service, next: Some(next) }))
    }
}

/// The layers of an application or a router, the innermost first.
#[derive(Clone, Default)]
pub(crate) struct Layers(Vec<Arc<dyn AppLayer>>);

impl Layers {
    /// Adds one around all that are there.
    pub(crate) fn add(&mut self, layer: impl AppLayer) {
        self.0.push(Arc::new(layer));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts them all around what is inside.
    pub(crate) fn around(&self, inside: Arc<dyn Edge>) -> Next {
        self.0.iter().fold(Next::new(inside), |next, layer| layer.wrap(next))
    }
}
