//! What a request still owes: noted while it is answered, done once it is over, however it ends.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use ferrapi_openapi::fragment::Scope;
use http::Method;
use http_body::{Body as _, Frame, SizeHint};

use crate::after::tracker::Tracked;
use crate::after::{BackgroundTasks, Outcome, Teardown, Tracker};
use crate::error::{HttpError, internal_error};
use crate::http::{Body, BoxError, Response};
use crate::unwind::{Panicked, guarded};

/// What a request still owes. Nothing, and without an allocation, for most.
#[derive(Default)]
pub(crate) struct Duties {
    /// Work for the time after the response.
    pub(crate) tasks: BackgroundTasks,
    teardowns: Teardowns,
    /// A panic has ended the request.
    pub(crate) panicked: bool,
}

/// Teardowns, first resolved first. What is dropped with some left was cut off: they run in a task of their own.
#[derive(Default)]
struct Teardowns(Option<Box<Pending>>);

struct Pending {
    list: Vec<Teardown>,
    /// The shutdown waits from the first one on.
    tracked: Tracked,
}

impl Duties {
    /// Whether there is nothing to do.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.tasks.is_empty() && self.teardowns.0.is_none()
    }

    /// Notes what ends a dependency's value.
    pub(crate) fn note(&mut self, teardown: Teardown, tracker: &Arc<Tracker>) {
        let begin = || Box::new(Pending { list: Vec::new(), tracked: tracker.begin() });
        self.teardowns.0.get_or_insert_with(begin).list.push(teardown);
    }

    /// Takes over what was noted at the same time, as if it had been noted now.
    pub(crate) fn append(&mut self, mut later: Duties) {
        self.tasks.append(&mut later.tasks);
        let Some(mut pending) = later.teardowns.0.take() else { return };
        match &mut self.teardowns.0 {
            Some(own) => own.list.append(&mut pending.list),
            none => *none = Some(pending),
        }
    }

    /// Whether something is to be done before the response is sent.
    #[inline]
    pub(crate) fn end_early(&self) -> bool {
        self.teardowns
            .0
            .as_ref()
            .is_some_and(|pending| pending.list.iter().any(|teardown| teardown.scope() == Scope::Function))
    }

    /// Runs the teardowns of function scope, last resolved first. One that fails makes a success a failure; `refuse`
    /// answers errors on purpose.
    #[cold]
    pub(crate) async fn end_function_scope(
        &mut self,
        response: &mut Response,
        refuse: &(dyn Fn(HttpError) -> Response + Sync),
    ) {
        // One at a time, so that those that are left still run if this is dropped half-way.
        while let Some(teardown) = self.teardowns.take_last(Scope::Function) {
            let outcome = self.outcome(response);
            if let Err(error) = teardown.run(outcome).await
                && outcome.is_success()
            {
                self.tasks = BackgroundTasks::default();
                *response = match error.downcast::<HttpError>() {
                    Ok(error) => refuse(*error),
                    Err(_) => internal_error(),
                };
            }
        }
    }

    /// Sees to it that everything is done once the response was sent, or cannot be any more.
    #[cold]
    pub(crate) fn follow(self, response: Response, method: &Method, tracker: &Arc<Tracker>) -> Response {
        let outcome = self.outcome(&response);
        let tracked = tracker.begin();
        response.map(|body| {
            // Nobody asks for a body that is not to be sent.
            let sent = method == Method::HEAD || body.is_end_stream();
            Body::boxed(Followed { body, sent, outcome, last: Some((self, tracked)) })
        })
    }

    fn outcome(&self, response: &Response) -> Outcome {
        if self.panicked { Outcome::Panic } else { Outcome::of(response.status()) }
    }
}

impl Teardowns {
    fn take_last(&mut self, scope: Scope) -> Option<Teardown> {
        let list = &mut self.0.as_mut()?.list;
        let last = list.iter().rposition(|teardown| teardown.scope() == scope)?;
        Some(list.remove(last))
    }
}

impl Drop for Teardowns {
    fn drop(&mut self) {
        let Some(pending) = self.0.take() else { return };
        let outcome = if std::thread::panicking() { Outcome::Panic } else { Outcome::Disconnected };
        spawn(run(BackgroundTasks::default(), Some(pending), outcome));
    }
}

/// Does what is left, in order.
async fn run(tasks: BackgroundTasks, pending: Option<Box<Pending>>, outcome: Outcome) {
    tasks.run().await;
    let Some(pending) = pending else { return };
    let Pending { mut list, tracked } = *pending;
    while let Some(teardown) = list.pop() {
        // It has told the log.
        let _ = teardown.run(outcome).await;
    }
    drop(tracked);
}

/// In a task of its own: a connection may end, or have its next request.
#[cold]
fn spawn(work: impl Future<Output = ()> + Send + 'static) {
    match tokio::runtime::Handle::try_current() {
        Ok(runtime) => drop(runtime.spawn(work)),
        // Requests live in a runtime's tasks; it is gone only when a process ends without a shutdown.
        Err(_) => tracing::error!("no runtime is left to end a request's dependencies"),
    }
}

/// A response's body with duties behind it: they begin when it was sent, or is dropped.
struct Followed {
    body: Body,
    sent: bool,
    outcome: Outcome,
    /// Nothing only while it is dropped.
    last: Option<(Duties, Tracked)>,
}

impl Followed {
    /// The body has panicked after its head was sent.
    #[cold]
    fn panic(&mut self) {
        self.outcome = Outcome::Panic;
        if let Some((duties, _)) = &mut self.last {
            duties.panicked = true;
            duties.tasks = BackgroundTasks::default();
        }
    }
}

impl http_body::Body for Followed {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(guarded(|| Pin::new(&mut self.body).poll_frame(cx)));
        self.sent |= frame.is_none();
        if let Some(Err(error)) = &frame
            && error.is::<Panicked>()
        {
            self.panic();
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Followed {
    fn drop(&mut self) {
        let Some((mut duties, tracked)) = self.last.take() else { return };
        let sent = self.sent || self.body.is_end_stream();
        let outcome = if sent || duties.panicked { self.outcome } else { Outcome::Disconnected };
        let (tasks, pending) = (std::mem::take(&mut duties.tasks), duties.teardowns.0.take());
        spawn(async move {
            run(tasks, pending, outcome).await;
            drop(tracked);
        });
    }
}
