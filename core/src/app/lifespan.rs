//! What an application does before its first request and after its last.
//!
//! In: the closures of `App::lifespan` and `Router::lifespan`. Out: states, and what has to be closed at the end, in
//! reverse. Must not know requests.

use std::future::{Future, poll_fn};
use std::panic::Location;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

use crate::after::{Ended, EndedFuture};
use crate::argument::State;
use crate::error::SetupFault;
use crate::http::BoxError;
use crate::request::States;
use crate::unwind::caught;

/// An application's start, as [`App::lifespan`](crate::App::lifespan) lends it: it takes the states that are made there,
/// and what has to be closed at the end.
pub struct Lifespan {
    states: States,
    closing: Vec<Closing>,
}

impl Lifespan {
    /// Gives a value that handlers and dependencies take as [`State<T>`](crate::State), as
    /// [`App::state`](crate::App::state) does, and gives it back as they have it. One value of each type: a later one
    /// replaces an earlier one.
    pub fn state<T: Send + Sync + 'static>(&mut self, value: T) -> State<T> {
        State::shared(self.states.insert(value))
    }

    /// A state that was given before, by `App::state` or by an earlier lifespan: settings, most often.
    pub fn get<T: Send + Sync + 'static>(&self) -> Option<State<T>> {
        self.states.get().map(State::shared)
    }

    /// Says what is done after the last request and its background work, also when a later part of the start fails. What was
    /// said last is done first. It is `async { … }`, and returns nothing or a `Result`; an error is logged (`tracing`), and
    /// the others go on.
    ///
    /// It is not done when the server's future is dropped before it has ended.
    pub fn on_shutdown<F>(&mut self, closing: F) -> &mut Self
    where
        F: EndedFuture + Send + 'static,
    {
        self.closing.push(Box::pin(async move { closing.await.into_result() }));
        self
    }
}

impl std::fmt::Debug for Lifespan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lifespan").field("closing", &self.closing.len()).finish_non_exhaustive()
    }
}

/// What [`App::lifespan`](crate::App::lifespan) takes: an async closure or function of `&mut Lifespan` that returns a
/// `Result` of nothing.
pub trait LifespanStart<'l>: Send + 'static {
    /// Runs it.
    fn start(self, lifespan: &'l mut Lifespan) -> Starting<'l>;
}

impl<'l, F, Fut, E> LifespanStart<'l> for F
where
    F: FnOnce(&'l mut Lifespan) -> Fut + Send + 'static,
    Fut: Future<Output = Result<(), E>> + Send + 'l,
    E: Into<BoxError>,
{
    fn start(self, lifespan: &'l mut Lifespan) -> Starting<'l> {
        let starting = self(lifespan);
        Box::pin(async move { starting.await.map_err(Into::into) })
    }
}

/// A start that is going on.
type Starting<'l> = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send + 'l>>;

/// What is done at the end.
type Closing = Pin<Box<dyn Future<Output = Result<(), BoxError>> + Send>>;

/// A lifespan that waits for its application, with its type erased.
pub(crate) struct Start {
    place: &'static Location<'static>,
    run: Box<dyn for<'l> FnOnce(&'l mut Lifespan) -> Starting<'l> + Send>,
}

impl Start {
    /// Erases a lifespan's type.
    pub(crate) fn new(place: &'static Location<'static>, start: impl for<'l> LifespanStart<'l>) -> Self {
        Start { place, run: Box::new(move |lifespan| start.start(lifespan)) }
    }
}

/// The lifespan of a router. Routers are cloned, and each application that they are mounted in starts it once.
#[derive(Clone)]
pub(crate) struct RouterStart(Arc<dyn Fn() -> Start + Send + Sync>);

impl RouterStart {
    /// Erases a lifespan's type.
    pub(crate) fn new<F>(place: &'static Location<'static>, start: F) -> Self
    where
        F: for<'l> LifespanStart<'l> + Clone + Sync,
    {
        RouterStart(Arc::new(move || Start::new(place, start.clone())))
    }

    /// Whether it is the same one, of a router that was mounted before.
    pub(crate) fn is(&self, other: &RouterStart) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The lifespan for one application.
    pub(crate) fn begin(&self) -> Start {
        (self.0)()
    }
}

/// Runs lifespans in order, until `stop` is ready: all states, and what is done at the end, after what others have said
/// `earlier`.
///
/// If one of them fails, if it panics, or if `stop` comes first, what was to be done at the end is done.
///
/// # Errors
///
/// The first failure, and its source.
pub(crate) async fn begin<S>(
    starts: Vec<Start>,
    states: States,
    earlier: Shutdown,
    stop: impl Future<Output = S>,
) -> Result<Result<(States, Shutdown), S>, (SetupFault, BoxError)> {
    let mut lifespan = Lifespan { states, closing: earlier.0 };
    let outcome = {
        let starting = async {
            for Start { place, run } in starts {
                run(&mut lifespan).await.map_err(|error| (failed(place, &error), error))?;
            }
            Ok(())
        };
        let starting = pin!(starting);
        let (mut starting, mut stop) = (pin!(caught(starting)), pin!(stop));
        poll_fn(|cx| match stop.as_mut().poll(cx) {
            Poll::Ready(stopped) => Poll::Ready(Err(stopped)),
            Poll::Pending => starting.as_mut().poll(cx).map(Ok),
        })
        .await
    };
    let Lifespan { states, closing } = lifespan;
    let shutdown = Shutdown(closing);
    match outcome {
        Ok(Ok(Ok(()))) => Ok(Ok((states, shutdown))),
        Ok(Ok(Err(failure))) => {
            shutdown.run().await;
            Err(failure)
        }
        Ok(Err(panic)) => {
            shutdown.run().await;
            panic.resume()
        }
        Err(stopped) => {
            shutdown.run().await;
            Ok(Err(stopped))
        }
    }
}

/// The failure with all that lies behind it.
fn failed(place: &Location<'_>, error: &BoxError) -> SetupFault {
    let mut reason = error.to_string();
    let mut source = error.source();
    while let Some(error) = source {
        reason.push_str(&format!(": {error}"));
        source = error.source();
    }
    SetupFault::FailedLifespan { place: format!("{}:{}", place.file(), place.line()), reason }
}

/// What is done after the last request.
#[derive(Default)]
pub(crate) struct Shutdown(Vec<Closing>);

impl Shutdown {
    /// Does it all, the last first. A failure is logged, and the others go on.
    pub(crate) async fn run(self) {
        for closing in self.0.into_iter().rev() {
            match caught(pin!(closing)).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => tracing::error!(error = ?error.to_string(), "a shutdown part failed"),
                Err(panic) => panic.log("a shutdown part"),
            }
        }
    }
}
