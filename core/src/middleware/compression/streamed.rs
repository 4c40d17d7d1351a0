//! A response's body in a coding, piece by piece as it comes and as it is taken.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use http::HeaderMap;
use http_body::Frame;

use crate::http::{Body, BoxError};
use crate::middleware::compression::encoder::Encoder;
use crate::middleware::compression::memory::Taken;

/// How much is encoded before others have their turn, in bytes: a fifth of a millisecond's work, for gzip at its hardest.
pub(super) const TURN: usize = 2 * 1024;

/// A body in a coding.
pub(super) struct Streamed {
    body: Body,
    /// With the memory that it takes, until the end.
    encoder: Option<(Encoder, Taken)>,
    /// What has come and is not encoded.
    left: Bytes,
    /// The encoder may keep something.
    keeps: bool,
    trailers: Option<HeaderMap>,
}

impl Streamed {
    pub(super) fn new(body: Body, encoder: Encoder, taken: Taken) -> Self {
        Streamed { body, encoder: Some((encoder, taken)), left: Bytes::new(), keeps: false, trailers: None }
    }
}

impl http_body::Body for Streamed {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        let mut turn = TURN;
        while let Some((encoder, _)) = &mut this.encoder {
            let mut ended = false;
            if this.left.has_remaining() {
                if turn == 0 {
                    cx.waker().wake_by_ref();
                    return Poll::Pending;
                }
                let piece = this.left.split_to(this.left.len().min(turn));
                turn -= piece.len();
                encoder.write(&piece)?;
                this.keeps = true;
            } else {
                match Pin::new(&mut this.body).poll_frame(cx) {
                    Poll::Ready(Some(frame)) => match frame?.into_data() {
                        Ok(data) => this.left = data,
                        Err(frame) => {
                            this.trailers = frame.into_trailers().ok();
                            ended = true;
                        }
                    },
                    Poll::Ready(None) => ended = true,
                    Poll::Pending if this.keeps => {
                        this.keeps = false;
                        encoder.flush()?;
                    }
                    Poll::Pending => return Poll::Pending,
                }
            }
            let encoded = if ended {
                let Some((encoder, _taken)) = this.encoder.take() else { break };
                encoder.finish()?
            } else {
                encoder.take()
            };
            if !encoded.is_empty() {
                return Poll::Ready(Some(Ok(Frame::data(encoded.into()))));
            }
        }
        Poll::Ready(this.trailers.take().map(|trailers| Ok(Frame::trailers(trailers))))
    }

    fn is_end_stream(&self) -> bool {
        self.encoder.is_none() && self.trailers.is_none()
    }
}
