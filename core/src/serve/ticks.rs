//! A clock that says how many periods have passed.
//!
//! On Linux it is a descriptor that becomes readable (`timerfd_create(2)`). A runtime that has a timer to wait for asks for
//! the time before it sleeps, after each request; one that waits for a descriptor only does not. Elsewhere, and where no
//! descriptor is to be had, it is a timer of tokio's.

use std::time::Duration;

use tokio::time::{Instant, Interval, MissedTickBehavior, interval_at};

#[cfg(target_os = "linux")]
use rustix::time::{
    Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create, timerfd_settime,
};
#[cfg(target_os = "linux")]
use tokio::net::unix::pipe::Receiver;

/// A clock that says how many periods have passed.
pub(crate) enum Ticks {
    #[cfg(target_os = "linux")]
    Descriptor(Receiver, Duration),
    Timer(Interval),
}

impl Ticks {
    /// The first period begins now.
    pub(crate) fn new(period: Duration) -> Self {
        #[cfg(target_os = "linux")]
        if let Ok(descriptor) = descriptor(period) {
            return Ticks::Descriptor(descriptor, period);
        }
        Ticks::timer(period)
    }

    fn timer(period: Duration) -> Self {
        let mut timer = interval_at(Instant::now() + period, period);
        timer.set_missed_tick_behavior(MissedTickBehavior::Burst);
        Ticks::Timer(timer)
    }

    /// Waits for the end of a period; gives how many have passed since it was asked last, on a busy machine more than one.
    pub(crate) async fn passed(&mut self) -> u64 {
        loop {
            match self {
                #[cfg(target_os = "linux")]
                Ticks::Descriptor(descriptor, period) => match count(descriptor).await {
                    Ok(count) => return count,
                    // Nothing is known that makes this fail; should something, deadlines are still kept.
                    Err(_) => *self = Ticks::timer(*period),
                },
                Ticks::Timer(timer) => {
                    timer.tick().await;
                    return 1;
                }
            }
        }
    }
}

#[cfg(target_os = "linux")]
fn descriptor(period: Duration) -> std::io::Result<Receiver> {
    let clock = timerfd_create(TimerfdClockId::Monotonic, TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC)?;
    let period = Timespec { tv_sec: period.as_secs() as _, tv_nsec: period.subsec_nanos().into() };
    timerfd_settime(
        &clock,
        TimerfdTimerFlags::empty(),
        &Itimerspec { it_interval: period, it_value: period },
    )?;
    // It is read as a pipe is.
    Receiver::from_owned_fd_unchecked(clock)
}

/// Waits until the clock can be read.
#[cfg(target_os = "linux")]
async fn count(clock: &Receiver) -> std::io::Result<u64> {
    loop {
        clock.readable().await?;
        let mut count = [0; 8];
        match clock.try_read(&mut count) {
            Ok(_) => return Ok(u64::from_ne_bytes(count)),
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::Ticks;

    #[test]
    fn periods_are_counted_also_those_that_nobody_waited_for() {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let period = Duration::from_millis(10);
        for make in [Ticks::new, Ticks::timer] {
            runtime.block_on(async {
                let (start, mut ticks, mut count) = (Instant::now(), make(period), 0);
                std::thread::sleep(5 * period);
                while count < 8 {
                    count += ticks.passed().await;
                }
                // The clock and `Instant` may differ by the smallest step of the first.
                assert!(start.elapsed() + period > period * u32::try_from(count).unwrap(), "{count}");
                assert!(count < 1_000);
            });
        }
    }
}
