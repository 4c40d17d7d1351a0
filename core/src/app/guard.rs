//! A panic of a handler becomes a plain 500; the connection and the server live on.

use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

use crate::error::internal_error;
use crate::http::Response;
use crate::route::Answer;

/// An answer whose panics are caught.
///
/// The future is dropped after a panic and never polled again, so no broken state of it is seen.
pub(crate) struct Guarded(pub(crate) Answer);

impl Future for Guarded {
    type Output = Response;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Response> {
        match catch_unwind(AssertUnwindSafe(|| self.0.as_mut().poll(cx))) {
            Ok(answer) => answer,
            Err(panic) => Poll::Ready(panicked(panic)),
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
