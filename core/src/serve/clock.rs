//! What counts the ticks of a server: a thread that sleeps.
//!
//! It is no task, since a runtime that has a timer to wait for asks for the time whenever it has nothing else to do,
//! which is once for each request.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;

use tokio::task::JoinSet;

use crate::serve::{Connections, Limits};

/// How much a tick needs, in bytes: it calls nothing of the application.
const STACK: usize = 128 * 1024;

/// Counts the ticks of a server until it is dropped.
pub(crate) enum Clock {
    /// The thread waits for this to be dropped, and counts whenever it has waited for a tick.
    Thread { _end: Sender<()> },
    /// The system gives no thread.
    Task { _end: JoinSet<()> },
}

impl Clock {
    /// Starts to count.
    pub(crate) fn start(connections: &Arc<Connections>, limits: &Limits) -> Self {
        let (end, ended) = channel();
        let thread = thread::Builder::new().name("ferrapi-clock".to_owned()).stack_size(STACK);
        let (counted, bounds) = (Arc::clone(connections), limits.clone());
        match thread.spawn(move || count(&counted, &bounds, &ended)) {
            Ok(_) => Clock::Thread { _end: end },
            Err(error) => {
                tracing::warn!(%error, "no thread for the deadlines: a task counts them");
                let mut task = JoinSet::new();
                task.spawn(count_in_task(Arc::clone(connections), limits.clone()));
                Clock::Task { _end: task }
            }
        }
    }
}

fn count(connections: &Connections, limits: &Limits, ended: &Receiver<()>) {
    while ended.recv_timeout(limits.tick()) == Err(RecvTimeoutError::Timeout) {
        connections.tick(limits);
    }
}

async fn count_in_task(connections: Arc<Connections>, limits: Limits) {
    loop {
        tokio::time::sleep(limits.tick()).await;
        connections.tick(&limits);
    }
}
