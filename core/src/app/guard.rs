//! A panic of a handler or a layer becomes a plain 500; the connection and the server live on.

use std::any::Any;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use crate::error::{Issues, error_response, internal_error, too_slow};
use crate::http::{Arrival, Response};
use crate::layer::Answer;
use crate::request::{Context as Application, Home, Lent, Request};
use crate::route::{Glue, Work};
use crate::unwind::Panic;

/// What a connection keeps from one request for the next, so that it is not allocated again: the request's place, and
/// that of the last route's work.
#[derive(Default)]
pub(crate) struct Kept {
    pub(crate) request: Option<Box<Request>>,
    work: Option<(Glue, Box<dyn Work>)>,
    home: Option<Arc<Home>>,
}

impl Kept {
    /// The greatest work that is kept while a connection waits, in bytes.
    const LARGEST: usize = 2048;

    /// A place for the requests of one connection.
    #[cold]
    pub(crate) fn request(&mut self, application: &Arc<Application>, arrival: &Arrival) -> Box<Request> {
        let mut request = Box::new(Request::new(Arc::clone(application), arrival.clone()));
        request.home = Arc::downgrade(self.home.get_or_insert_default());
        request
    }

    /// Begins a route's work, where the last request was worked at if that was the same route's.
    #[inline]
    fn begin(&mut self, glue: Glue, request: Lent, issues: Issues) -> Box<dyn Work> {
        match self.work.take() {
            Some((begun, mut work)) if begun.is(glue) => {
                work.begin(request, issues);
                work
            }
            _ => glue.begin(request, issues),
        }
    }

    /// Puts back where a finished request was worked at.
    #[inline]
    fn put(&mut self, glue: Glue, work: Box<dyn Work>) {
        if work.size() <= Self::LARGEST {
            self.work = Some((glue, work));
        }
    }
}

/// How an answer stands ready. It is large, so it is moved only once, at the end.
pub(crate) enum Answered {
    /// By a route, in its request.
    Work(Box<Request>),
    /// By nobody, or by what went wrong.
    Elsewhere(Box<Response>),
}

impl Answered {
    /// Ends what belongs to the request, and gives the response in its place.
    #[inline(always)]
    pub(crate) fn close(&mut self) -> &mut Response {
        match self {
            Answered::Work(request) => {
                request.close();
                // A route's work ends with its response.
                request.response.get_or_insert_with(internal_error)
            }
            Answered::Elsewhere(response) => response,
        }
    }

    /// Takes the response out; the request's place is kept.
    #[inline]
    pub(crate) fn into_response(self, kept: &mut Kept) -> Response {
        match self {
            Answered::Work(request) => {
                let response = &mut kept.request.insert(request).response;
                response.take().unwrap_or_else(internal_error)
            }
            Answered::Elsewhere(response) => *response,
        }
    }
}

/// What has to happen before the glue runs.
pub(crate) type Preparing = Pin<Box<dyn Future<Output = Result<Prepared, Answered>> + Send>>;

/// A request whose route can begin.
pub(crate) struct Prepared {
    pub(crate) request: Box<Request>,
    pub(crate) issues: Issues,
    /// When it must have its answer.
    pub(crate) deadline: Option<Deadline>,
}

/// What lives no longer than the handler comes to its end.
type Ending = Pin<Box<dyn Future<Output = Box<Request>> + Send>>;

/// When something must be done.
pub(crate) type Deadline = Pin<Box<tokio::time::Sleep>>;

/// An answer on its way; its panics are caught.
///
/// What has panicked is dropped and never polled again, so no broken state of it is seen.
pub(crate) struct Answering {
    state: State,
    kept: Kept,
    deadline: Option<Deadline>,
}

enum State {
    Done(Box<Response>),
    Preparing(Glue, Preparing),
    Working(Glue, Box<dyn Work>),
    Ending(Ending),
    Around(Answer),
    Over,
}

impl Answering {
    /// There is an answer already.
    pub(crate) fn done(response: Box<Response>, kept: Kept) -> Self {
        Answering { state: State::Done(response), kept, deadline: None }
    }

    /// Layers, or a mounted service, give the answer.
    pub(crate) fn around(answer: Answer, kept: Kept) -> Self {
        Answering { state: State::Around(answer), kept, deadline: None }
    }

    /// The route gives the answer, after this.
    pub(crate) fn prepare(glue: Glue, preparing: Preparing, kept: Kept) -> Self {
        Answering { state: State::Preparing(glue, preparing), kept, deadline: None }
    }

    /// The route gives the answer.
    #[inline]
    pub(crate) fn work(glue: Glue, request: Box<Request>, issues: Issues, kept: Kept) -> Self {
        let mut answering = Answering { state: State::Over, kept, deadline: None };
        answering.begin(glue, request, issues);
        answering
    }

    #[inline]
    fn begin(&mut self, glue: Glue, request: Box<Request>, issues: Issues) {
        let work = self.kept.begin(glue, Lent::new(request), issues);
        self.state = State::Working(glue, work);
    }

    /// What the next request may use, once there is an answer.
    #[inline]
    pub(crate) fn take_kept(&mut self) -> Kept {
        std::mem::take(&mut self.kept)
    }

    /// Whether the time for the answer is over.
    fn is_late(&mut self, cx: &mut Context<'_>) -> bool {
        self.deadline.as_mut().is_some_and(|deadline| deadline.as_mut().poll(cx).is_ready())
    }

    /// After a panic of the handler or of a dependency: the request is answered, and ended as any other.
    #[cold]
    fn rescue(&mut self, panic: Box<dyn Any + Send>) -> Result<Ending, Answered> {
        let Some(mut request) = Home::take(&self.kept.home) else { return Err(panicked(panic, "a handler")) };
        request.panicked(Panic::new(panic));
        if request.duties.end_early() { Ok(end(request)) } else { Err(Answered::Work(request)) }
    }

    /// Goes on. What has given its response is not polled again.
    #[inline(always)]
    pub(crate) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Answered> {
        loop {
            match std::mem::replace(&mut self.state, State::Over) {
                State::Working(glue, mut work) => match catch_unwind(AssertUnwindSafe(|| work.poll(cx))) {
                    Ok(Poll::Ready(request)) => {
                        self.kept.put(glue, work);
                        if !request.duties.end_early() {
                            return Poll::Ready(Answered::Work(request));
                        }
                        self.state = State::Ending(end(request));
                    }
                    Ok(Poll::Pending) if self.is_late(cx) => return Poll::Ready(timed_out()),
                    Ok(Poll::Pending) => {
                        self.state = State::Working(glue, work);
                        return Poll::Pending;
                    }
                    Err(panic) => {
                        drop(work);
                        match self.rescue(panic) {
                            Ok(ending) => self.state = State::Ending(ending),
                            Err(answered) => return Poll::Ready(answered),
                        }
                    }
                },
                State::Ending(mut ending) => {
                    return match ending.as_mut().poll(cx) {
                        Poll::Ready(request) => Poll::Ready(Answered::Work(request)),
                        Poll::Pending if self.is_late(cx) => Poll::Ready(timed_out()),
                        Poll::Pending => {
                            self.state = State::Ending(ending);
                            Poll::Pending
                        }
                    };
                }
                State::Preparing(glue, mut preparing) => {
                    match catch_unwind(AssertUnwindSafe(|| preparing.as_mut().poll(cx))) {
                        Ok(Poll::Ready(Ok(prepared))) => {
                            self.deadline = prepared.deadline;
                            self.begin(glue, prepared.request, prepared.issues);
                        }
                        Ok(Poll::Ready(Err(answered))) => return Poll::Ready(answered),
                        Ok(Poll::Pending) => {
                            self.state = State::Preparing(glue, preparing);
                            return Poll::Pending;
                        }
                        Err(panic) => return Poll::Ready(panicked(panic, "a handler")),
                    }
                }
                State::Around(mut answer) => {
                    return match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(cx))) {
                        Ok(Poll::Ready(response)) => Poll::Ready(Answered::Elsewhere(Box::new(response))),
                        Ok(Poll::Pending) => {
                            self.state = State::Around(answer);
                            Poll::Pending
                        }
                        Err(panic) => Poll::Ready(panicked(panic, "a layer")),
                    };
                }
                State::Done(response) => return Poll::Ready(Answered::Elsewhere(response)),
                State::Over => return Poll::Pending,
            }
        }
    }
}

/// Ends what lives no longer than the handler.
#[cold]
fn end(mut request: Box<Request>) -> Ending {
    Box::pin(async move {
        request.end_function_scope().await;
        request
    })
}

/// The route's work is dropped, and with it the request: what it still owes is done in a task of its own.
#[cold]
fn timed_out() -> Answered {
    Answered::Elsewhere(Box::new(error_response(too_slow())))
}

#[cold]
fn panicked(panic: Box<dyn Any + Send>, who: &'static str) -> Answered {
    Panic::new(panic).log(who);
    Answered::Elsewhere(Box::new(internal_error()))
}
