//! Panics of the user's code: caught where they come out of a future, told to the log, and to nobody else.

use std::any::Any;
use std::error::Error;
use std::fmt;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::task::{Context, Poll};

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
        tracing::error!(panic = ?message, "{who} panicked");
    }
}

/// A body whose author's code has panicked.
#[derive(Debug)]
pub(crate) struct Panicked;

impl fmt::Display for Panicked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a streamed answer panicked")
    }
}

impl Error for Panicked {}

/// Asks a body for more; its panic becomes an error, which breaks the connection off. The body must not be asked again.
#[inline]
pub(crate) fn guarded<T>(poll: impl FnOnce() -> Frames<T>) -> Frames<T> {
    catch_unwind(AssertUnwindSafe(poll)).unwrap_or_else(|payload| {
        Panic(payload).log("a streamed answer");
        Poll::Ready(Some(Err(Box::new(Panicked))))
    })
}

type Frames<T> = Poll<Option<Result<T, Box<dyn Error + Send + Sync>>>>;

/// Runs a future and catches its panic. What has panicked is never polled again, so no broken state of it is seen.
#[inline]
pub(crate) fn caught<F: Future + ?Sized>(future: Pin<&mut F>) -> Caught<'_, F> {
    Caught(future)
}

/// What [`caught`] gives: no `async fn`, whose own state would be checked in every request.
pub(crate) struct Caught<'f, F: ?Sized>(Pin<&'f mut F>);

impl<F: Future + ?Sized> Future for Caught<'_, F> {
    type Output = Result<F::Output, Panic>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match catch_unwind(AssertUnwindSafe(|| self.0.as_mut().poll(cx))) {
            Ok(polled) => polled.map(Ok),
            Err(payload) => Poll::Ready(Err(Panic(payload))),
        }
    }
}
