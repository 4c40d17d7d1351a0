//! All connections of a server: how many there are, when each has waited too long, how they end together.
//!
//! One task looks at all of them every second ([`Connections::watch`]), which costs a request nothing where the clock is a
//! descriptor ([`Ticks`]) and some 170 instructions where it is the runtime's timer; a timer per request would cost it 1,500.
//! (A thread in place of the task costs more: with a second thread, the system's calls and its allocator get dearer.)

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::future::poll_fn;
use std::net::IpAddr;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

use tokio::sync::Notify;

use crate::http::network;
use crate::limits::Limits;
use crate::serve::link::{Link, Verdict};
use crate::serve::patience::{Look, Patience, Wait};
use crate::serve::ticks::Ticks;

/// All connections of a server.
#[derive(Default)]
pub(crate) struct Connections {
    open: Mutex<Open>,
    /// How many requests are in flight.
    requests: AtomicUsize,
    /// The last connection has closed.
    closed: Notify,
    /// One has closed while somebody waited for room.
    room: Notify,
    /// How many one address may have.
    per_address: Option<usize>,
}

#[derive(Default)]
struct Open {
    links: HashMap<u64, Member>,
    next: u64,
    /// What those that come from now on are told.
    verdict: Option<Verdict>,
    /// Somebody waits for room.
    full: bool,
    /// How many each address has, where that is limited.
    addresses: HashMap<IpAddr, usize>,
}

struct Member {
    link: Arc<Link>,
    /// Its task, once that has begun.
    waker: Option<Waker>,
    wait: Wait,
}

/// A connection's place among the others; dropping it takes the connection out.
pub(crate) struct Place {
    connections: Arc<Connections>,
    number: u64,
}

impl Connections {
    pub(crate) fn new(limits: &Limits) -> Self {
        Connections { per_address: limits.connections_per_address, ..Connections::default() }
    }

    /// Takes a connection in.
    pub(crate) fn join(self: &Arc<Self>, link: &Arc<Link>) -> Place {
        let mut open = self.open();
        let number = open.next;
        open.next += 1;
        if let Some(verdict) = open.verdict {
            link.sentence(verdict);
        }
        if let (Some(most), Some(address)) = (self.per_address, client(link)) {
            let count = open.addresses.entry(address).or_default();
            *count += 1;
            if *count > most {
                link.sentence(Verdict::End);
            }
        }
        let wait = Wait::new(link.glance());
        open.links.insert(number, Member { link: Arc::clone(link), waker: None, wait });
        Place { connections: Arc::clone(self), number }
    }

    /// Counts a request in flight; whether there is room for it.
    #[inline]
    pub(crate) fn begin_request(&self, most: usize) -> bool {
        self.requests.fetch_add(1, Relaxed) < most
    }

    /// The request is not in flight any more.
    #[inline]
    pub(crate) fn end_request(&self) {
        self.requests.fetch_sub(1, Relaxed);
    }

    /// Looks at all connections again and again, and ends those that have waited too long; for ever.
    pub(crate) async fn watch(self: Arc<Self>, limits: Limits) {
        let patience = Patience::new(&limits);
        let mut ticks = Ticks::new(patience.tick);
        loop {
            // Ticks that a busy machine misses are made up for, so that waits are as long as they are said to be.
            for _ in 0..ticks.passed().await {
                self.look(&patience);
            }
        }
    }

    /// Looks at all connections once.
    fn look(&self, patience: &Patience) {
        let mut wakers = Vec::new();
        for member in self.open().links.values_mut() {
            match member.wait.look(&member.link, patience) {
                Look::Fine => continue,
                Look::Late => member.link.be_late(),
                Look::Over => member.link.sentence(Verdict::End),
            }
            wakers.extend(member.waker.clone());
        }
        wakers.into_iter().for_each(Waker::wake);
    }

    /// Waits until fewer connections are open than these.
    pub(crate) async fn room(&self, most: usize) {
        loop {
            let mut room = std::pin::pin!(self.room.notified());
            room.as_mut().enable();
            {
                let mut open = self.open();
                open.full = open.links.len() >= most;
                if !open.full {
                    return;
                }
            }
            room.await;
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
    /// Wakes the task that waits for this from now on. A task keeps its waker for life, so once is enough.
    pub(crate) fn wake_task(&self) -> impl Future<Output = ()> {
        poll_fn(|cx| {
            self.wake_with(cx.waker());
            Poll::Ready(())
        })
    }

    /// How the connection is woken.
    pub(crate) fn wake_with(&self, waker: &Waker) {
        if let Some(member) = self.connections.open().links.get_mut(&self.number) {
            member.waker = Some(waker.clone());
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let connections = &self.connections;
        let mut open = connections.open();
        let left = open.links.remove(&self.number);
        if let (Some(_), Some(member)) = (connections.per_address, &left)
            && let Some(address) = client(&member.link)
            && let Entry::Occupied(mut count) = open.addresses.entry(address)
        {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
        let (last, full) = (open.links.is_empty(), open.full);
        drop(open);
        drop(left);
        if full {
            connections.room.notify_waiters();
        }
        if last {
            connections.closed.notify_waiters();
        }
    }
}

/// Whose connection it is.
fn client(link: &Link) -> Option<IpAddr> {
    Some(network(link.arrival.peer?.ip()))
}
