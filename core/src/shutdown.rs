//! The word to stop: said once, by the server; heard by handlers, dependencies and event streams.
//!
//! In: the server's decision. Out: a signal that can be asked and waited for. Must not know who hears it.

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::sync::Notify;

/// Tells whether the server has been told to stop: an argument of handlers and dependencies, for what would go on without
/// an end of its own.
///
/// A server that stops lets requests in flight finish until [`Limits::shutdown`](crate::Limits::shutdown) is nearly over, and breaks them off then. An
/// endless stream that looks at this ends in time, with all that it has sent; [`Sse`](crate::Sse) does so by itself.
///
/// ```
/// use std::time::Duration;
///
/// use ferrapi::ShutdownSignal;
/// use ferrapi::prelude::*;
///
/// #[get("/ticks")]
/// async fn ticks(shutdown: ShutdownSignal) -> Stream {
///     Stream::generate(|out| async move {
///         while !shutdown.is_shutting_down() {
///             out.send("tick\n").await;
///             // A second, or less when the server stops.
///             let _ = tokio::time::timeout(Duration::from_secs(1), shutdown.wait()).await;
///         }
///         out.send("goodbye\n").await;
///     })
/// }
/// # fn main() {}
/// ```
///
/// Clones are the same signal; one may be kept beyond its request. It is given when the server takes no more connections:
/// after SIGINT or SIGTERM, after [`ServerHandle::shutdown`](crate::ServerHandle::shutdown), when a server's future or the last clone of a
/// [`TestClient`](crate::TestClient) is dropped. The default is a signal that is never given, for unit tests of handlers.
#[derive(Clone, Default)]
pub struct ShutdownSignal(Arc<Word>);

#[derive(Default)]
struct Word {
    given: AtomicBool,
    waiting: Notify,
}

impl ShutdownSignal {
    /// Whether the server has been told to stop.
    pub fn is_shutting_down(&self) -> bool {
        self.0.given.load(Ordering::SeqCst)
    }

    /// Waits until the server is told to stop; if it has been already, not at all.
    pub async fn wait(&self) {
        let mut given = pin!(self.0.waiting.notified());
        // From here on no word is missed, whatever comes first.
        given.as_mut().enable();
        if !self.is_shutting_down() {
            given.await;
        }
    }

    /// Gives the signal; it is never taken back.
    pub(crate) fn give(&self) {
        self.0.given.store(true, Ordering::SeqCst);
        self.0.waiting.notify_waiters();
    }
}

impl fmt::Debug for ShutdownSignal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ShutdownSignal").field(&self.is_shutting_down()).finish()
    }
}
