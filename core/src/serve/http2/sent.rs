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
use tokio::time::timeout;

use crate::http::Body;
use crate::serve::http2::session::Session;

/// The greatest piece that is handed on at once, in bytes: one frame, whatever the peer allows.
const PIECE: usize = 16 * 1024;
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
    let mut body = pin!(body);
    loop {
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
        while !data.is_empty() {
            let taken = capacity(stream, data.len().min(PIECE), session.limits().write).await?;
            let bytes = data.split_to(taken);
            let room = room(stream, taken, session).await?;
            session.frames.credit(CREDIT);
            stream.send_data(Piece { bytes, _room: Some(room) }, last && data.is_empty())?;
        }
        if last {
            return Ok(());
        }
    }
}

/// Waits until the peer takes something, at most so much.
async fn capacity(stream: &mut SendStream<Piece>, wanted: usize, limit: Duration) -> Result<usize, Unsent> {
    stream.reserve_capacity(wanted);
    if stream.capacity() == 0 {
        let more = timeout(limit, poll_fn(|cx| stream.poll_capacity(cx))).await;
        more.map_err(|_| Unsent::Stalled)?.ok_or(Unsent::Gone)??;
    }
    Ok(stream.capacity().min(wanted))
}

/// Waits until there is room for what is written next. A peer that takes nothing from the socket is the connection's
/// business.
async fn room(
    stream: &mut SendStream<Piece>,
    bytes: usize,
    session: &Session,
) -> Result<OwnedSemaphorePermit, Unsent> {
    let count = u32::try_from(bytes).unwrap_or(u32::MAX);
    let mut room = pin!(Arc::clone(&session.room).acquire_many_owned(count));
    poll_fn(|cx| {
        if let Poll::Ready(room) = room.as_mut().poll(cx) {
            // Nobody closes it.
            return Poll::Ready(room.map_err(|_| Unsent::Gone));
        }
        poll_gone(stream, cx)?;
        Poll::Pending
    })
    .await
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
