//! State that the application was given and handlers share.

use std::any::TypeId;
use std::ops::Deref;
use std::sync::Arc;

use ferrapi_openapi::fragment::{ArgumentSpec, Origin, Source, StateSpec};

use crate::argument::Argument;
use crate::error::Issues;
use crate::request::Request;

/// A value that the application was given with `App::state` and that all requests share.
///
/// ```
/// use std::sync::atomic::{AtomicU64, Ordering};
/// use ferrapi::prelude::*;
///
/// #[get("/visits")]
/// async fn visits(count: State<AtomicU64>) -> u64 {
///     count.fetch_add(1, Ordering::Relaxed)
/// }
///
/// # fn main() {
/// let app = App::new("Counter").state(AtomicU64::new(0)).routes(routes![visits]);
/// # }
/// ```
///
/// A state that a route needs and that was not given is a fault at start-up, before the port is bound.
pub struct State<T: ?Sized>(Arc<T>);

impl<T: ?Sized> Deref for State<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: ?Sized> Clone for State<T> {
    fn clone(&self) -> Self {
        State(Arc::clone(&self.0))
    }
}

impl<T> State<T> {
    /// Wraps a value, to call a handler from a unit test.
    pub fn new(value: T) -> Self {
        State(Arc::new(value))
    }
}

impl<T: ?Sized> State<T> {
    /// A state that the application shares already.
    pub(crate) fn shared(value: Arc<T>) -> Self {
        State(value)
    }
}

impl<T: std::fmt::Debug + ?Sized> std::fmt::Debug for State<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Send + Sync + 'static> Argument for State<T> {
    const ORIGIN: Origin = Origin {
        source: Source::State(StateSpec { id: TypeId::of::<T>, name: std::any::type_name::<T> }),
        type_: None,
    };

    #[inline]
    fn extract(
        request: &mut Request,
        _spec: &'static ArgumentSpec,
        _issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        std::future::ready(request.context.states.get::<T>().map(State))
    }
}
