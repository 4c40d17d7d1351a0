//! A panic of a handler becomes a plain 500; the connection and the server live on.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::error::internal_error;
use crate::http::Response;
use crate::route::Answer;

/// An answer on its way; its panics are caught.
///
/// The future is dropped after a panic and never polled again, so no broken state of it is seen.
pub(crate) struct Answering(State);

enum State {
    Done(Option<Box<Response>>),
    Running(Answer),
}

impl Answering {
    /// There is an answer already.
    pub(crate) fn done(response: Box<Response>) -> Self {
        Answering(State::Done(Some(response)))
    }

    /// The route gives the answer.
    pub(crate) fn running(answer: Answer) -> Self {
        Answering(State::Running(answer))
    }
}

impl Future for Answering {
    type Output = Response;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Response> {
        match &mut self.0 {
            State::Running(answer) => match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(cx))) {
                Ok(answer) => answer,
                Err(panic) => Poll::Ready(panicked(panic)),
            },
            // Nobody polls a future again that has given its value.
            State::Done(response) => response.take().map_or(Poll::Pending, |response| Poll::Ready(*response)),
        }
    }
}

#[cold]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let message = panic
        .downcast_ref::<&'static str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("a panic without a text");
    tracing::error!(message, "a handler panicked");
    internal_error()
}
