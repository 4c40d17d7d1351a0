//! Panics of the user's code: caught where they come out of a future, told to the log, and to nobody else.

use std::any::Any;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::task::Poll;

/// What a panic carries.
pub(crate) struct Panic(Box<dyn Any + Send>);

impl Panic {
    /// What a catch has caught.
    pub(crate) fn new(payload: Box<dyn Any + Send>) -> Self {
        Panic(payload)
    }

    /// Lets it go on here.
    pub(crate) fn resume(self) -> ! {
        resume_unwind(self.0)
    }

    /// Tells the log. The text may hold anything, so it goes nowhere else.
    #[cold]
    pub(crate) fn log(self, who: &'static str) {
        let message = self
            .0
            .downcast_ref::<&'static str>()
            .copied()
            .or_else(|| self.0.downcast_ref::<String>().map(String::as_str))
            .unwrap_or("a panic without a text");
        tracing::error!(?message, "{who} panicked");
    }
}

/// Runs a future and catches its panic. What has panicked is never polled again, so no broken state of it is seen.
#[inline]
pub(crate) async fn caught<F: Future + ?Sized>(mut future: Pin<&mut F>) -> Result<F::Output, Panic> {
    poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| future.as_mut().poll(cx))) {
        Ok(Poll::Ready(output)) => Poll::Ready(Ok(output)),
        Ok(Poll::Pending) => Poll::Pending,
        Err(payload) => Poll::Ready(Err(Panic(payload))),
    })
    .await
}
