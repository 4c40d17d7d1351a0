//! The application as its layers see it: what is inside of them.

use std::any::TypeId;
use std::future::poll_fn;
use std::sync::{Arc, Weak};

use crate::app::dispatch::Application;
use crate::app::guard::Kept;
use crate::error::internal_error;
use crate::http::{Arrival, BodyTime, Request};
use crate::layer::{Answer, AnyState, Edge};

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
            let arrival: Arrival = parts.extensions.get().cloned().unwrap_or_default();
            let body_time: Option<BodyTime> = parts.extensions.get().cloned();
            let body = |time| {
                body_time.inspect(|said| said.set(time));
                body
            };
            let mut answering = application.answer_inside(self.place, parts, body, &arrival, Kept::default());
            let mut answered = poll_fn(|cx| answering.poll(cx)).await;
            answered.close();
            answered.into_response(&mut answering.take_kept())
        })
    }

    fn state(&self, id: TypeId) -> Option<AnyState> {
        self.application.upgrade()?.context.states.any(id)
    }
}
