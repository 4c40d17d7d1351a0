//! How much work after responses is going on, so that a shutdown can wait for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Notify;

/// Counts the requests with something left to do.
#[derive(Default)]
pub(crate) struct Tracker {
    running: AtomicUsize,
    idle: Notify,
}

/// One request with something left to do, until this is dropped.
pub(crate) struct Tracked(Arc<Tracker>);

impl Tracker {
    /// Counts one.
    pub(crate) fn begin(self: &Arc<Self>) -> Tracked {
        self.running.fetch_add(1, Ordering::Relaxed);
        Tracked(Arc::clone(self))
    }

    /// Waits until nothing is left to do.
    pub(crate) async fn idle(&self) {
        loop {
            let mut idle = std::pin::pin!(self.idle.notified());
            idle.as_mut().enable();
            if self.running.load(Ordering::Acquire) == 0 {
                return;
            }
            idle.await;
        }
    }
}

impl Drop for Tracked {
    fn drop(&mut self) {
        if self.0.running.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.0.idle.notify_waiters();
        }
    }
}
