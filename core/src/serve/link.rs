//! What a connection's task, its stream and its requests tell the keeper of deadlines about one peer.
//!
//! All that is told is an atomic that one side writes and the other reads, so a request pays a few plain stores for its
//! deadlines, and neither a timer nor a clock.

use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};

use crate::app::{Application, Kept};
use crate::http::{Arrival, BodyTime};
use crate::serve::Connections;

/// One connection, as everybody who works on it sees it.
pub(crate) struct Link {
    /// Who answers its requests.
    pub(crate) application: Arc<Application>,
    /// What the connection tells of its requests.
    pub(crate) arrival: Arrival,
    connections: Arc<Connections>,
    phase: AtomicU8,
    /// How often the peer has had the next word.
    turn: AtomicU32,
    /// The peer does not take what we write.
    stalled: AtomicBool,
    /// How often it took something after all.
    relieved: AtomicU32,
    /// What the route says of how long its body may take.
    body_time: BodyTime,
    /// The body has taken too long.
    late: AtomicBool,
    verdict: AtomicU8,
    /// What one request leaves for the next. There is one at a time, so nobody ever waits for it.
    kept: Mutex<Kept>,
    /// Bytes that tell of a body in chunks, as they came. Others are not kept.
    seen: Mutex<Vec<u8>>,
}

/// Whom a connection waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Phase {
    /// For the head of its first request.
    First = 0,
    /// For a later request.
    Idle = 1,
    /// For the rest of a later request's head.
    Head = 2,
    /// For the end, after its own has been said.
    Lingering = 3,
    /// For more of a request's body.
    Receiving = 4,
    /// For the application: no deadline.
    Busy = 5,
}

/// Where a connection stands at a moment. Two that are equal tell that the same wait goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Glance {
    pub(crate) phase: Phase,
    turn: u32,
    /// The peer takes nothing, and has been so often before.
    pub(crate) stall: Option<u32>,
}

impl Glance {
    /// Whether it is the same turn of the peer.
    pub(crate) fn is_same_turn(&self, other: &Glance) -> bool {
        self.turn == other.turn
    }
}

/// What becomes of a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It goes on.
    Continue = 0,
    /// It finishes the request in flight, if there is one, and closes.
    Finish = 1,
    /// It is dropped.
    End = 2,
}

impl Link {
    /// How much is kept of what was seen, in bytes.
    const SEEN: usize = 8 * 1024;

    pub(crate) fn new(
        application: Arc<Application>,
        arrival: Arrival,
        connections: Arc<Connections>,
    ) -> Self {
        Link {
            application,
            arrival,
            connections,
            phase: AtomicU8::new(Phase::First as u8),
            turn: AtomicU32::new(0),
            stalled: AtomicBool::new(false),
            relieved: AtomicU32::new(0),
            body_time: BodyTime::default(),
            late: AtomicBool::new(false),
            verdict: AtomicU8::new(Verdict::Continue as u8),
            kept: Mutex::default(),
            seen: Mutex::default(),
        }
    }

    pub(crate) fn connections(&self) -> &Arc<Connections> {
        &self.connections
    }

    /// Takes what the last request has left.
    #[inline]
    pub(crate) fn take(&self) -> Kept {
        std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Keeps what a request leaves.
    #[inline]
    pub(crate) fn keep(&self, kept: Kept) {
        *self.kept.lock().unwrap_or_else(PoisonError::into_inner) = kept;
    }

    /// Keeps bytes that a head may be in.
    #[cold]
    pub(crate) fn see(&self, bytes: &[u8]) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() + bytes.len() > Self::SEEN {
            seen.clear();
        }
        seen.extend_from_slice(bytes);
    }

    /// What was kept.
    #[cold]
    pub(crate) fn seen(&self) -> Vec<u8> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A request has come, or its body has.
    #[inline]
    pub(crate) fn busy(&self) {
        self.phase.store(Phase::Busy as u8, Relaxed);
    }

    /// Whether a request has come and its answer is not complete.
    #[inline]
    pub(crate) fn is_working(&self) -> bool {
        self.phase.load(Relaxed) == Phase::Busy as u8
    }

    /// The peer has the next word from now on.
    #[inline]
    pub(crate) fn wait(&self, phase: Phase) {
        // Only the connection's own task writes it, so this loses nothing.
        self.turn.store(self.turn.load(Relaxed).wrapping_add(1), Relaxed);
        self.phase.store(phase as u8, Relaxed);
    }

    /// Some of a head has come.
    #[inline]
    pub(crate) fn head_begins(&self) {
        if self.phase.load(Relaxed) == Phase::Idle as u8 {
            self.phase.store(Phase::Head as u8, Relaxed);
        }
    }

    /// The peer has to send more of a body.
    pub(crate) fn receive(&self) {
        self.phase.store(Phase::Receiving as u8, Relaxed);
    }

    /// The body has taken too long.
    #[cold]
    pub(crate) fn be_late(&self) {
        self.late.store(true, Relaxed);
    }

    /// Whether a body has taken too long.
    #[inline]
    pub(crate) fn is_late(&self) -> bool {
        self.late.load(Relaxed)
    }

    /// The peer took some of our bytes.
    #[inline]
    pub(crate) fn progress(&self) {
        if self.stalled.load(Relaxed) {
            self.relieved.store(self.relieved.load(Relaxed).wrapping_add(1), Relaxed);
            self.stalled.store(false, Relaxed);
        }
    }

    /// The peer took none of our bytes.
    #[cold]
    pub(crate) fn stall(&self) {
        self.stalled.store(true, Relaxed);
    }

    /// Whether a request's head has come and its answer has not gone.
    #[inline]
    pub(crate) fn is_in_flight(&self) -> bool {
        self.phase.load(Relaxed) >= Phase::Receiving as u8
    }

    /// Where the connection stands at this moment.
    pub(crate) fn glance(&self) -> Glance {
        let phase = match self.phase.load(Relaxed) {
            0 => Phase::First,
            1 => Phase::Idle,
            2 => Phase::Head,
            3 => Phase::Lingering,
            4 => Phase::Receiving,
            _ => Phase::Busy,
        };
        Glance {
            phase,
            turn: self.turn.load(Relaxed),
            stall: self.stalled.load(Relaxed).then(|| self.relieved.load(Relaxed)),
        }
    }

    /// How long the body may take, if its route says so.
    #[inline]
    pub(crate) fn body_time(&self) -> &BodyTime {
        &self.body_time
    }

    /// What becomes of the connection.
    #[inline]
    pub(crate) fn verdict(&self) -> Verdict {
        // The wake-up that follows `sentence` orders the two.
        match self.verdict.load(Relaxed) {
            0 => Verdict::Continue,
            1 => Verdict::Finish,
            _ => Verdict::End,
        }
    }

    /// Decides what becomes of the connection; it never gets better.
    pub(crate) fn sentence(&self, verdict: Verdict) {
        self.verdict.fetch_max(verdict as u8, Relaxed);
    }
}
