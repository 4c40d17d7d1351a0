//! All connections of a server: how many there are, when each has waited too long, how they end together.
//!
//! One task looks at all of them every second ([`Connections::watch`]). That costs a request some 170 instructions,
//! since a runtime with a timer asks for the time before it sleeps; a timer per request would cost it 1,500. (A thread
//! in place of the task costs as much: with a second thread, the system's calls and its allocator get dearer.)

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;
use std::time::Duration;

use tokio::sync::Notify;

use crate::limits::Limits;
use crate::serve::link::{Link, Phase, Verdict};

/// All connections of a server.
#[derive(Default)]
pub(crate) struct Connections {
    /// Ticks since the server began.
    now: AtomicU32,
    open: Mutex<Open>,
    /// The last connection has closed.
    closed: Notify,
}

#[derive(Default)]
struct Open {
    links: HashMap<u64, Member>,
    next: u64,
    /// What those that come from now on are told.
    verdict: Option<Verdict>,
}

struct Member {
    link: Arc<Link>,
    /// Its task, once that has begun.
    waker: Option<Waker>,
}

/// A connection's place among the others; dropping it takes the connection out.
pub(crate) struct Place {
    connections: Arc<Connections>,
    number: u64,
}

impl Connections {
    /// The time, in ticks.
    #[inline]
    pub(crate) fn now(&self) -> u32 {
        self.now.load(Relaxed)
    }

    /// Takes a connection in.
    pub(crate) fn join(self: &Arc<Self>, link: &Arc<Link>) -> Place {
        let mut open = self.open();
        let number = open.next;
        open.next += 1;
        if let Some(verdict) = open.verdict {
            link.sentence(verdict);
        }
        open.links.insert(number, Member { link: Arc::clone(link), waker: None });
        Place { connections: Arc::clone(self), number }
    }

    /// Counts the ticks and ends connections that have waited too long; for ever.
    pub(crate) async fn watch(self: Arc<Self>, limits: Limits) {
        let tick = limits.tick();
        let ticks = |time: Duration| u32::try_from(time.as_nanos() / tick.as_nanos()).unwrap_or(u32::MAX);
        let (first, later) = (ticks(limits.first_head), ticks(limits.idle));
        loop {
            tokio::time::sleep(tick).await;
            self.now.fetch_add(1, Relaxed);
            self.tell(Verdict::End, |link| {
                link.waits()
                    .is_some_and(|(phase, ticks)| ticks > if phase == Phase::First { first } else { later })
            });
        }
    }

    /// Tells all connections, and those still to come, what becomes of them.
    pub(crate) fn close(&self, verdict: Verdict) {
        self.open().verdict = Some(verdict);
        self.tell(verdict, |_| true);
    }

    /// Waits until no connection is open.
    pub(crate) async fn drained(&self) {
        loop {
            let mut closed = std::pin::pin!(self.closed.notified());
            closed.as_mut().enable();
            if self.count() == 0 {
                return;
            }
            closed.await;
        }
    }

    /// How many connections are open.
    pub(crate) fn count(&self) -> usize {
        self.open().links.len()
    }

    fn tell(&self, verdict: Verdict, whom: impl Fn(&Link) -> bool) {
        let mut wakers = Vec::new();
        for member in self.open().links.values().filter(|member| whom(&member.link)) {
            member.link.sentence(verdict);
            wakers.extend(member.waker.clone());
        }
        // Not under the lock: a task may close, and leave, as soon as it is woken.
        wakers.into_iter().for_each(Waker::wake);
    }

    fn open(&self) -> MutexGuard<'_, Open> {
        // Nothing that holds the lock can panic half way through a change.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// How the connection is woken. A task keeps its waker for life, so once is enough.
    pub(crate) fn wake_with(&self, waker: &Waker) {
        if let Some(member) = self.connections.open().links.get_mut(&self.number) {
            member.waker = Some(waker.clone());
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut open = self.connections.open();
        let left = open.links.remove(&self.number);
        let last = open.links.is_empty();
        drop(open);
        drop(left);
        if last {
            self.connections.closed.notify_waiters();
        }
    }
}
