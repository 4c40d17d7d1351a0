//! One connection: its streams come in, its deadlines are kept, its end is told to the peer.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use h2::server::{Builder, Connection};
use h2::{Ping, PingPong, Reason};
use tokio::time::{Instant, Sleep, sleep};

use crate::limits::Limits;
use crate::serve::connections::Place;
use crate::serve::http2::frames::Watched;
use crate::serve::http2::sent::Piece;
use crate::serve::http2::session::Session;
use crate::serve::http2::stream::answer;
use crate::serve::link::{Link, Verdict};
use crate::serve::patience::ticks;
use crate::serve::socket::Socket;

/// How much of a body is taken before somebody reads it, of one stream and of all together, in bytes.
const WINDOWS: (u32, u32) = (512 * 1024, 1024 * 1024);
/// The greatest header section, in bytes, whatever HTTP/1.1 may have.
const HEAD: usize = 16 * 1024;
/// How many streams may be reset before we have looked at them, and how many we may have to reset (RFC 9113 section 10.5).
const RESETS: (usize, usize) = (20, 256);
/// How often a connection is looked after, at most.
const PERIOD: Duration = Duration::from_secs(5);
/// How many periods without a sign of the peer pass before it is asked for one.
const QUIET: u32 = 4;
/// How long a peer without requests may take to hear that the server stops.
const FAREWELL: Duration = Duration::from_secs(1);

/// Serves a connection until it closes, or the server closes it. `early` are the bytes that have been read of it. Its
/// task must be known to its place.
pub(crate) async fn serve(io: Socket, early: Vec<u8>, link: Arc<Link>, place: Place) {
    let session = Arc::new(Session::new(link, place));
    let io = Watched::new(io, early, Arc::clone(&session));
    let mut handshake = std::pin::pin!(builder(session.limits()).handshake::<_, Piece>(io));
    let connection = poll_fn(|cx| {
        // No request has come that could be finished.
        if session.link.verdict() != Verdict::Continue {
            return Poll::Ready(None);
        }
        handshake.as_mut().poll(cx).map(Some)
    });
    match connection.await {
        Some(Ok(mut connection)) => {
            let keeper = Keeper::new(connection.ping_pong(), session.limits());
            if let Err(error) = drive(connection, keeper, &session).await {
                tracing::debug!(%error, "a connection broke off");
            }
        }
        Some(Err(error)) => tracing::debug!(%error, "a connection broke off"),
        None => {}
    }
}

fn builder(limits: &Limits) -> Builder {
    let mut builder = Builder::new();
    builder
        .initial_window_size(WINDOWS.0)
        .initial_connection_window_size(WINDOWS.1)
        .max_concurrent_streams(limits.streams)
        .max_header_list_size(u32::try_from(limits.head_size.min(HEAD)).unwrap_or(u32::MAX))
        .max_pending_accept_reset_streams(RESETS.0)
        .max_local_error_reset_streams(Some(RESETS.1));
    builder
}

async fn drive(
    mut connection: Connection<Watched, Piece>,
    mut keeper: Keeper,
    session: &Arc<Session>,
) -> Result<(), h2::Error> {
    let (mut finishing, mut ending) = (false, false);
    poll_fn(|cx| {
        loop {
            let verdict = session.link.verdict();
            if verdict == Verdict::Finish && !finishing {
                finishing = true;
                connection.graceful_shutdown();
                keeper.hurry();
            }
            let end = match keeper.poll(cx, session, finishing) {
                Poll::Ready(reason) => Some(reason),
                Poll::Pending if verdict == Verdict::End => Some(Reason::NO_ERROR),
                Poll::Pending => None,
            };
            if let (Some(reason), false) = (end, ending) {
                ending = true;
                connection.abrupt_shutdown(reason);
            }
            let was_sound = session.frames.fault().is_none();
            match connection.poll_accept(cx) {
                Poll::Ready(Some(Ok((request, respond)))) => {
                    tokio::spawn(answer(Arc::clone(session), request, respond, session.open()));
                }
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(error)),
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                // What the socket takes of the farewell, it has taken.
                Poll::Pending if ending => return Poll::Ready(Ok(())),
                Poll::Pending if was_sound && session.frames.fault().is_some() => {}
                Poll::Pending => return Poll::Pending,
            }
        }
    })
    .await
}

/// Looks after a connection from time to time.
struct Keeper {
    pings: Option<PingPong>,
    timer: Pin<Box<Sleep>>,
    period: Duration,
    /// How many periods a head may take.
    head: u32,
    reads: u32,
    quiet: u32,
}

impl Keeper {
    fn new(pings: Option<PingPong>, limits: &Limits) -> Self {
        let period = (limits.head / 2).clamp(limits.tick(), PERIOD);
        let head = ticks(limits.head, period).max(1);
        Keeper { pings, timer: Box::pin(sleep(period)), period, head, reads: 0, quiet: 0 }
    }

    /// The server stops.
    fn hurry(&mut self) {
        self.period = FAREWELL.min(self.period);
        self.timer.as_mut().reset(Instant::now() + self.period);
    }

    /// Ready when the connection has to end, with the reason.
    fn poll(&mut self, cx: &mut Context<'_>, session: &Session, finishing: bool) -> Poll<Reason> {
        if let Some(reason) = session.frames.fault() {
            return Poll::Ready(reason);
        }
        while self.timer.as_mut().poll(cx).is_ready() {
            self.timer.as_mut().reset(Instant::now() + self.period);
            // One more, since the first one had begun before.
            let late = session.frames.beat() > self.head;
            if late || finishing && session.is_idle() || self.is_gone(session) {
                return Poll::Ready(Reason::NO_ERROR);
            }
        }
        if let Some(pings) = &mut self.pings {
            // What it says is a read as any other; asking for it forgets that the ping is on its way.
            let _ = pings.poll_pong(cx);
        }
        Poll::Pending
    }

    /// Whether the peer gives no sign, though it was asked for one.
    fn is_gone(&mut self, session: &Session) -> bool {
        let reads = session.frames.reads();
        if reads != self.reads {
            (self.reads, self.quiet) = (reads, 0);
            return false;
        }
        self.quiet += 1;
        if self.quiet == QUIET
            && let Some(pings) = &mut self.pings
        {
            // One that is still on its way says the same.
            let _ = pings.send_ping(Ping::opaque());
        }
        self.quiet >= 2 * QUIET
    }
}
