//! A response's body on its way out: no more of it is handed on than the peer takes and the socket has room for.

use std::future::Future;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::{Buf, Bytes};
use h2::{Reason, SendStream};
use http_body::Body as _;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, timeout};

use crate::http::Body;
use crate::serve::http2::session::Session;

/// The greatest piece that is handed on at once, in bytes: one frame, whatever the peer allows.
const PIECE: usize = 16 * 1024;
/// How much is counted of a body that was there as a whole, in bytes.
const COUNTED: usize = 64 * 1024;
/// How many frames a peer may send about each piece (mostly: that it has taken it).
const CREDIT: i32 = 16;

/// A part of a body; it has its room until it is written, or forgotten.
pub(super) struct Piece {
    bytes: Bytes,
    _room: Option<OwnedSemaphorePermit>,
}

impl Buf for Piece {
    fn remaining(&self) -> usize {
        self.bytes.len()
    }

    fn chunk(&self) -> &[u8] {
        &self.bytes
    }

    fn advance(&mut self, count: usize) {
        self.bytes.advance(count);
    }
}

/// Why a body was not sent to its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unsent {
    /// The peer has reset the stream, or left.
    Gone,
    /// The body itself has failed, or what was to be sent is against the protocol.
    Broken,
    /// The peer has taken nothing for too long.
    Stalled,
}

impl From<h2::Error> for Unsent {
    fn from(_: h2::Error) -> Self {
        Unsent::Gone
    }
}

/// Sends a body to its end.
pub(super) async fn send(
    body: Body,
    stream: &mut SendStream<Piece>,
    session: &Session,
) -> Result<(), Unsent> {
    let is_made_piecemeal = body.is_stream();
    let mut body = pin!(body);
    let mut pace = Pace::default();
    loop {
        if is_made_piecemeal {
            // A piece that nobody could take is not even made.
            unless_gone(stream, session.relief()).await?;
            capacity(stream, 1, session, &mut pace).await?;
            stream.reserve_capacity(0);
        }
        let frame = poll_fn(|cx| {
            poll_gone(stream, cx)?;
            body.as_mut().poll_frame(cx).map(Ok::<_, Unsent>)
        });
        let Some(frame) = frame.await? else {
            stream.send_data(Piece { bytes: Bytes::new(), _room: None }, true)?;
            return Ok(());
        };
        let mut data = match frame.map_err(|_| Unsent::Broken)?.into_data() {
            Ok(data) => data,
            Err(frame) => {
                let trailers = frame.into_trailers().unwrap_or_default();
                stream.send_trailers(trailers)?;
                return Ok(());
            }
        };
        let last = body.is_end_stream();
        // Who makes pieces has the next one ready already.
        let held = session.hold(if is_made_piecemeal { 2 * data.len() } else { data.len().min(COUNTED) });
        while !data.is_empty() {
            let taken = capacity(stream, data.len().min(PIECE), session, &mut pace).await?;
            let bytes = data.split_to(taken);
            let room = room(stream, taken, session).await?;
            session.frames.credit(CREDIT);
            stream.send_data(Piece { bytes, _room: Some(room) }, last && data.is_empty())?;
        }
        drop(held);
        if last {
            return Ok(());
        }
    }
}

/// How fast a peer takes a body while we are pressed.
#[derive(Default)]
struct Pace {
    since: Option<Instant>,
    taken: usize,
}

impl Pace {
    /// The time in which a piece must have been taken.
    const TIME: Duration = Duration::from_secs(2);

    /// Notes what is taken; whether that is too slow.
    fn is_slow(&mut self, taken: usize) -> bool {
        let now = Instant::now();
        self.taken += taken;
        let since = *self.since.get_or_insert(now);
        if now - since < Self::TIME {
            return false;
        }
        let is_slow = self.taken < PIECE;
        *self = Pace::default();
        is_slow
    }
}

/// Waits until the peer takes something, at most so much. When much is held for it, it has to take it in a short time.
async fn capacity(
    stream: &mut SendStream<Piece>,
    wanted: usize,
    session: &Session,
    pace: &mut Pace,
) -> Result<usize, Unsent> {
    stream.reserve_capacity(wanted);
    let mut left = session.limits().write;
    while stream.capacity() == 0 {
        let slice = left.min(Pace::TIME);
        match timeout(slice, poll_fn(|cx| stream.poll_capacity(cx))).await {
            Ok(more) => drop(more.ok_or(Unsent::Gone)??),
            Err(_) => {
                left -= slice;
                if left.is_zero() || session.is_pressed() {
                    return Err(Unsent::Stalled);
                }
            }
        }
    }
    let taken = stream.capacity().min(wanted);
    if session.is_pressed() && pace.is_slow(taken) { Err(Unsent::Stalled) } else { Ok(taken) }
}

/// What a future gives, unless the stream is reset before.
async fn unless_gone<T>(stream: &mut SendStream<Piece>, what: impl Future<Output = T>) -> Result<T, Unsent> {
    let mut what = pin!(what);
    poll_fn(|cx| {
        if let Poll::Ready(given) = what.as_mut().poll(cx) {
            return Poll::Ready(Ok(given));
        }
        poll_gone(stream, cx)?;
        Poll::Pending
    })
    .await
}

/// Waits until there is room for what is written next. A peer that takes nothing from the socket is the connection's
/// business.
async fn room(
    stream: &mut SendStream<Piece>,
    bytes: usize,
    session: &Session,
) -> Result<OwnedSemaphorePermit, Unsent> {
    let count = u32::try_from(bytes).unwrap_or(u32::MAX);
    let room = Arc::clone(&session.room).acquire_many_owned(count);
    // Nobody closes it.
    unless_gone(stream, room).await?.map_err(|_| Unsent::Gone)
}

/// Whether the stream has been reset.
fn poll_gone(stream: &mut SendStream<Piece>, cx: &mut Context<'_>) -> Result<(), Unsent> {
    if stream.poll_reset(cx).is_ready() { Err(Unsent::Gone) } else { Ok(()) }
}

impl Unsent {
    /// What the peer is told.
    pub(super) fn reason(&self) -> Option<Reason> {
        match self {
            Unsent::Gone => None,
            Unsent::Broken => Some(Reason::INTERNAL_ERROR),
            Unsent::Stalled => Some(Reason::CANCEL),
        }
    }
}
