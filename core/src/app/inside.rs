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
use crate::http::{Body, BoxError, Peer, Request, Response};
use crate::layer::{Answer, AnyState, Edge, Next};
use crate::request::PathVariables;
#[cfg(feature = "testing")]
use crate::{app::mount::Mount, request::States};

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
            run(|kept| application.answer_inside(self.place, parts, |_| body, peer, kept)).await
        })
    }

    fn state(&self, id: TypeId) -> Option<AnyState> {
        self.application.upgrade()?.context.states.any(id)
    }
}

/// Answers one request from the beginning to the end.
pub(crate) async fn run(begin: impl FnOnce(Kept) -> Answering) -> Response {
    let mut answering = begin(Kept::default());
    let answered = poll_fn(|cx| answering.poll(cx)).await;
    answered.into_response(&mut answering.into_kept())
}

impl Application {
    /// How long the body of a request may take that goes through layers first, and most likely to this route.
    #[cold]
    pub(crate) fn body_time(&self, parts: &http::request::Parts) -> Option<Duration> {
        match self.table.find(&parts.method, &normalise(parts.uri.path()), &mut PathVariables::default()) {
            Found::Target(Target::Endpoint(endpoint)) => self.calls[endpoint].body_time,
            Found::Target(Target::Mount(number, _)) => self.mounts.get(number as usize)?.body_time(parts),
            _ => None,
        }
    }

    /// Its states, then those of the applications below it.
    #[cfg(feature = "testing")]
    pub(crate) fn all_states(&self) -> Vec<States> {
        let below = self.mounts.iter().filter_map(Mount::application).flat_map(|below| below.all_states());
        [self.context.states.clone()].into_iter().chain(below).collect()
    }

    /// Lets what is mounted answer, through the layers of its routers.
    #[cold]
    pub(crate) fn answer_below<B>(
        &self,
        (number, depth): (u32, u32),
        place: Place,
        parts: http::request::Parts,
        body: impl FnOnce(Option<Duration>) -> B,
        peer: Option<SocketAddr>,
        kept: Kept,
    ) -> Answering
    where
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        let Some(mount) = self.mounts.get(number as usize) else {
            return Answering::done(Box::new(internal_error()), kept);
        };
        let body = body(mount.body_time(&parts));
        match self.router_edge(&mount.layers, place) {
            Some(edge) => around(edge, parts, body, peer, kept),
            None => Answering::around(mount.answer(depth, parts, whole(body), peer), kept),
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
    Answering::around(edge.answer(http::Request::from_parts(parts, whole(body))), kept)
}

/// A request's body with its type erased, without an allocation if there is none.
pub(crate) fn whole<B>(body: B) -> Body
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    if body.is_end_stream() { Body::empty() } else { Body::stream(body) }
}
