//! The application as its layers see it: what is inside of them.

use std::any::TypeId;
use std::future::poll_fn;
use std::sync::{Arc, Weak};
use std::time::Duration;

use bytes::Bytes;
use http::request::Parts;

use crate::app::dispatch::Application;
use crate::app::guard::{Answering, Kept};
use crate::error::internal_error;
use crate::http::{Arrival, Body, BodyTime, BoxError, Request, Response, WatchedPath};
use crate::layer::{Answer, AnyState, Edge, Next};
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
            run(parts, body, |parts, body, arrival, kept| {
                application.answer_inside(self.place, parts, body, arrival, kept)
            })
            .await
        })
    }

    fn state(&self, id: TypeId) -> Option<AnyState> {
        self.application.upgrade()?.context.states.any(id)
    }
}

/// Answers one request from the beginning to the end. What its connection says is among its extensions, if anything is.
pub(crate) async fn run(
    parts: Parts,
    body: Body,
    begin: impl FnOnce(Parts, &mut dyn FnMut(Option<Duration>) -> Body, &Arrival, Kept) -> Answering,
) -> Response {
    let arrival: Arrival = parts.extensions.get().cloned().unwrap_or_default();
    let body_time: Option<BodyTime> = parts.extensions.get().cloned();
    let mut body = Some(body);
    let mut body = |time| {
        body_time.iter().for_each(|said| said.set(time));
        body.take().unwrap_or_default()
    };
    let mut answering = begin(parts, &mut body, &arrival, Kept::default());
    let mut answered = poll_fn(|cx| answering.poll(cx)).await;
    answered.close();
    answered.into_response(&mut answering.take_kept())
}

impl Application {
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
        parts: Parts,
        body: impl FnOnce(Option<Duration>) -> B,
        arrival: &Arrival,
        kept: Kept,
    ) -> Answering
    where
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        let Some(mount) = self.mounts.get(number as usize) else {
            return Answering::done(Box::new(internal_error()), kept);
        };
        let body = body(None);
        if let (Some(watched), Some(path)) = (parts.extensions.get::<WatchedPath>(), &mount.path) {
            watched.set(path);
        }
        match self.router_edge(&mount.layers, place) {
            Some(edge) => around(edge, parts, body, arrival, kept),
            None => Answering::around(mount.answer(depth, parts, whole(body), arrival), kept),
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
pub(crate) fn around<B>(edge: &Next, mut parts: Parts, body: B, arrival: &Arrival, kept: Kept) -> Answering
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    parts.extensions.insert(arrival.clone());
    Answering::around(edge.answer(http::Request::from_parts(parts, whole(body))), kept)
}

/// A request's body with its type erased, without an allocation if there is none.
pub(crate) fn whole<B>(body: B) -> Body
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    if body.is_end_stream() { Body::empty() } else { Body::stream(body) }
}
