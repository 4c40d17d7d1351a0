//! A request's body, as it comes in frames: taken from the peer no faster than it is read, and not for ever.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use h2::RecvStream;
use http_body::{Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep_until};

use crate::http::{BodyLate, BodyTime, BoxError};

/// What a request's body tells the stream that it is on.
#[derive(Default)]
pub(super) struct Told {
    /// Somebody reads it.
    pub(super) wanted: AtomicBool,
    /// It has come to its end.
    pub(super) ended: AtomicBool,
}

/// A request's body.
pub(super) struct Received {
    stream: RecvStream,
    /// Nothing if it has ended before it began.
    told: Option<Arc<Told>>,
    /// What the route says of the time, and what holds if it says nothing.
    time: (BodyTime, Duration),
    /// When all of it must have come, from the first look at it on.
    deadline: Option<Pin<Box<Sleep>>>,
    begun: Option<Instant>,
    left: Option<u64>,
}

impl Received {
    /// `length` is what the head announces.
    pub(super) fn new(
        stream: RecvStream,
        length: Option<u64>,
        time: (BodyTime, Duration),
        told: Option<Arc<Told>>,
    ) -> Self {
        Received { stream, told, time, deadline: None, begun: None, left: length }
    }

    /// The peer has the next word: until the deadline.
    fn wait(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let time = self.time.0.get().unwrap_or(self.time.1);
        let end = *self.begun.get_or_insert_with(Instant::now) + time;
        let deadline = self.deadline.get_or_insert_with(|| Box::pin(sleep_until(end)));
        // Layers may have begun to read before the route was found.
        if deadline.deadline() != end {
            deadline.as_mut().reset(end);
        }
        if deadline.as_mut().poll(cx).is_pending() {
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(Box::new(BodyLate))))
    }
}

impl http_body::Body for Received {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        if this.begun.is_none() {
            this.begun = Some(Instant::now());
            if let Some(told) = &this.told {
                told.wanted.store(true, Relaxed);
            }
        }
        match this.stream.poll_data(cx) {
            Poll::Ready(Some(Ok(data))) => {
                // It fails only if more is given back than was taken.
                let _ = this.stream.flow_control().release_capacity(data.len());
                this.left = this.left.map(|left| left.saturating_sub(data.len() as u64));
                Poll::Ready(Some(Ok(Frame::data(data))))
            }
            Poll::Ready(Some(Err(error))) => Poll::Ready(Some(Err(error.into()))),
            Poll::Ready(None) => match this.stream.poll_trailers(cx) {
                Poll::Ready(Ok(Some(trailers))) => Poll::Ready(Some(Ok(Frame::trailers(trailers)))),
                Poll::Ready(Ok(None)) => Poll::Ready(None),
                Poll::Ready(Err(error)) => Poll::Ready(Some(Err(error.into()))),
                Poll::Pending => this.wait(cx),
            },
            Poll::Pending => this.wait(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.stream.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

impl Drop for Received {
    fn drop(&mut self) {
        if let Some(told) = &self.told {
            told.ended.store(pass_over(&mut self.stream), Relaxed);
        }
    }
}

/// Passes over what has come of a body that nobody wants; whether that was all of it.
pub(super) fn pass_over(stream: &mut RecvStream) -> bool {
    let mut cx = Context::from_waker(Waker::noop());
    while let Poll::Ready(Some(Ok(data))) = stream.poll_data(&mut cx) {
        // It fails only if more is given back than was taken.
        let _ = stream.flow_control().release_capacity(data.len());
    }
    stream.is_end_stream()
}
