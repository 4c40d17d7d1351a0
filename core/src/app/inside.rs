//! The application as its layers see it: what is inside of them.

use std::any::TypeId;
use std::future::poll_fn;
use std::net::SocketAddr;
use std::sync::{Arc, Weak};
use std::time::Duration;

use bytes::Bytes;

use crate::app::dispatch::{Application, normalise};
use crate::app::guard::{Answering, Kept};
use crate::app::table::{Found, Target};
use crate::error::internal_error;
use crate::http::{Body, BoxError, Peer, Request};
use crate::layer::{Answer, AnyState, Edge, Next};
use crate::request::PathVariables;

/// How far in a request has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Through the layers of the application.
    Application,
    /// Through those of this router, too.
    Router(usize),
}

impl Place {
    /// Whose layers come next, of the routers around a route, outer ones first.
    ///
    /// A layer may have changed the path, so the route may have others around it than the one that was found before: a
    /// request gets to no route but through all layers of that route.
    pub(crate) fn next_of(self, layers: &[usize]) -> Option<usize> {
        let passed = match self {
            Place::Application => 0,
            Place::Router(last) => layers.iter().position(|number| *number == last).map_or(0, |at| at + 1),
        };
        layers.get(passed).copied()
    }
}

/// What is inside of the layers of an application, or of one of its routers.
pub(crate) struct Inside {
    application: Weak<Application>,
    place: Place,
}

impl Inside {
    pub(crate) fn new(application: &Weak<Application>, place: Place) -> Self {
        Inside { application: Weak::clone(application), place }
    }
}

impl Edge for Inside {
    fn call(self: Arc<Self>, request: Request) -> Answer {
        Box::pin(async move {
            let Some(application) = self.application.upgrade() else {
                tracing::error!("a layer asked an application that has ended");
                return internal_error();
            };
            let (parts, body) = request.into_parts();
            let peer = parts.extensions.get().map(|Peer(peer)| *peer);
            let mut answering = application.answer_inside(self.place, parts, |_| body, peer, Kept::default());
            let answered = poll_fn(|cx| answering.poll(cx)).await;
            answered.into_response(&mut answering.into_kept())
        })
    }

    fn state(&self, id: TypeId) -> Option<AnyState> {
        self.application.upgrade()?.context.states.any(id)
    }
}

impl Application {
    /// How long the body of a request may take that goes through layers first, and most likely to this route.
    #[cold]
    pub(crate) fn body_time(&self, parts: &http::request::Parts) -> Option<Duration> {
        match self.table.find(&parts.method, &normalise(parts.uri.path()), &mut PathVariables::default()) {
            Found::Target(Target::Endpoint(endpoint)) => self.calls[endpoint].body_time,
            _ => None,
        }
    }

    /// The next of a route's layers further in.
    #[inline]
    pub(crate) fn router_edge(&self, layers: &[usize], place: Place) -> Option<&Next> {
        if layers.is_empty() {
            None
        } else {
            place.next_of(layers).and_then(|number| self.router_edges.get(number))
        }
    }
}

/// Lets layers answer. What they do not see of a request travels in its extensions.
#[cold]
pub(crate) fn around<B>(
    edge: &Next,
    mut parts: http::request::Parts,
    body: B,
    peer: Option<SocketAddr>,
    kept: Kept,
) -> Answering
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    if let Some(peer) = peer {
        parts.extensions.insert(Peer(peer));
    }
    let body = if body.is_end_stream() { Body::empty() } else { Body::stream(body) };
    Answering::around(edge.answer(http::Request::from_parts(parts, body)), kept)
}
