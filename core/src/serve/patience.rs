//! How long the server waits for a peer: what is counted of each wait, and when it is too long.
//!
//! In: a glance at a connection at every tick. Out: whether it may go on. Nothing here is done per request.

use std::time::Duration;

use crate::limits::Limits;
use crate::serve::link::{Glance, Link, Phase};

/// The longest waits, in ticks.
pub(crate) struct Patience {
    pub(crate) tick: Duration,
    first_head: u32,
    head: u32,
    idle: u32,
    body: u32,
    write: u32,
    lingering: u32,
    /// What is left to whoever reads a body that is late, until the connection is cut off.
    answering: u32,
}

impl Patience {
    /// How long a connection stays open for a peer to read the last answer, after which it is not read any more.
    const LINGERING: Duration = Duration::from_secs(2);
    const ANSWERING: Duration = Duration::from_secs(2);

    pub(crate) fn new(limits: &Limits) -> Self {
        let tick = limits.tick();
        let ticks = |time| ticks(time, tick);
        Patience {
            tick,
            first_head: ticks(limits.first_head),
            head: ticks(limits.head),
            idle: ticks(limits.idle),
            body: ticks(limits.body),
            write: ticks(limits.write),
            lingering: ticks(Self::LINGERING),
            answering: ticks(Self::ANSWERING),
        }
    }
}

/// How often a tick fits into a time.
pub(crate) fn ticks(time: Duration, tick: Duration) -> u32 {
    u32::try_from(time.as_nanos() / tick.as_nanos()).unwrap_or(u32::MAX)
}

/// What was seen of a connection's waits.
pub(crate) struct Wait {
    last: Glance,
    /// For how many ticks it has stood in this phase.
    phase: u32,
    /// For how many ticks its peer has had to send more of this body.
    body: u32,
    /// For how many ticks its peer has taken nothing.
    stall: u32,
}

/// What is to be done about a wait.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// Nothing.
    Fine,
    /// The body is late: who reads it is told, and answers.
    Late,
    /// The connection ends.
    Over,
}

impl Wait {
    pub(crate) fn new(glance: Glance) -> Self {
        Wait { last: glance, phase: 0, body: 0, stall: 0 }
    }

    /// Counts another tick.
    pub(crate) fn look(&mut self, link: &Link, patience: &Patience) -> Look {
        let glance = link.glance();
        let is_receiving = glance.phase == Phase::Receiving;
        let goes_on = glance.is_same_turn(&self.last);
        self.phase = if goes_on && glance.phase == self.last.phase { self.phase + 1 } else { 0 };
        // Pieces that come now and then change the phase for a moment, and move no deadline.
        self.body = if goes_on { self.body + u32::from(is_receiving) } else { 0 };
        self.stall =
            if glance.stall.is_some() && glance.stall == self.last.stall { self.stall + 1 } else { 0 };
        self.last = glance;
        if self.stall > patience.write {
            return Look::Over;
        }
        let most = match glance.phase {
            Phase::First => patience.first_head,
            Phase::Head => patience.head,
            Phase::Idle => patience.idle,
            Phase::Lingering => patience.lingering,
            Phase::Busy | Phase::Upgraded => return Look::Fine,
            Phase::Receiving => {
                let most = link.body_time().get().map_or(patience.body, |time| ticks(time, patience.tick));
                return match self.body.saturating_sub(most) {
                    0 => Look::Fine,
                    late if late > patience.answering => Look::Over,
                    _ => Look::Late,
                };
            }
        };
        if self.phase > most { Look::Over } else { Look::Fine }
    }
}
