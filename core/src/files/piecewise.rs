//! The body of a file that is too large to be read at once.

use std::collections::VecDeque;
use std::fs::File;
use std::future::Future;
use std::io::{self, Read, Seek, SeekFrom};
use std::ops::Range;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::task::{JoinHandle, spawn_blocking};

use crate::http::BoxError;

/// How much of a file is read at once, in bytes: at first, and at most. A client that takes the first pieces gets larger ones;
/// who asks for many files and takes none has read little.
const PIECES: (u64, u64) = (16 * 1024, 64 * 1024);

/// What a body is made of.
pub(super) enum Part {
    /// Bytes that do not come from the file.
    Bytes(Bytes),
    /// Bytes of the file.
    Span(Range<u64>),
}

impl Part {
    pub(super) fn length(&self) -> u64 {
        match self {
            Part::Bytes(bytes) => bytes.len() as u64,
            Part::Span(span) => span.end - span.start,
        }
    }
}

/// Parts of a file, read piece by piece as the client takes them.
pub(super) struct Piecewise {
    parts: VecDeque<Part>,
    left: u64,
    /// How much is read next, in bytes.
    piece: u64,
    state: State,
}

enum State {
    Idle(File),
    Reading(JoinHandle<io::Result<(File, Bytes)>>),
    Over,
}

impl Piecewise {
    pub(super) fn new(file: File, parts: Vec<Part>) -> Self {
        let left = parts.iter().map(Part::length).sum();
        Piecewise { parts: parts.into(), left, piece: PIECES.0, state: State::Idle(file) }
    }

    /// The next bytes that are no file's, or where to read.
    fn next(&mut self) -> Option<Result<Bytes, Range<u64>>> {
        loop {
            match self.parts.front_mut()? {
                Part::Span(span) if span.is_empty() => drop(self.parts.pop_front()),
                Part::Span(span) => {
                    let piece = span.start..span.end.min(span.start + self.piece);
                    self.piece = PIECES.1.min(self.piece * 2);
                    span.start = piece.end;
                    return Some(Err(piece));
                }
                Part::Bytes(bytes) => {
                    let bytes = std::mem::take(bytes);
                    self.parts.pop_front();
                    return Some(Ok(bytes));
                }
            }
        }
    }
}

impl http_body::Body for Piecewise {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let bytes = loop {
            match std::mem::replace(&mut self.state, State::Over) {
                State::Idle(file) => match self.next() {
                    Some(Ok(bytes)) => {
                        self.state = State::Idle(file);
                        break bytes;
                    }
                    Some(Err(span)) => {
                        self.state = State::Reading(spawn_blocking(move || read(file, span)));
                    }
                    None => return Poll::Ready(None),
                },
                State::Reading(mut reading) => match Pin::new(&mut reading).poll(cx) {
                    Poll::Pending => {
                        self.state = State::Reading(reading);
                        return Poll::Pending;
                    }
                    Poll::Ready(read) => match read.map_err(io::Error::other).and_then(|read| read) {
                        Ok((file, bytes)) => {
                            self.state = State::Idle(file);
                            break bytes;
                        }
                        Err(error) => {
                            tracing::error!(%error, "a file cannot be read to its end");
                            return Poll::Ready(Some(Err(error.into())));
                        }
                    },
                },
                State::Over => return Poll::Ready(None),
            }
        };
        self.left -= bytes.len() as u64;
        Poll::Ready(Some(Ok(Frame::data(bytes))))
    }

    fn is_end_stream(&self) -> bool {
        self.left == 0
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// Exactly these bytes: one that has become shorter breaks the answer off, since its length is told already.
fn read(mut file: File, span: Range<u64>) -> io::Result<(File, Bytes)> {
    let mut bytes = vec![0; (span.end - span.start) as usize];
    file.seek(SeekFrom::Start(span.start))?;
    file.read_exact(&mut bytes)?;
    Ok((file, bytes.into()))
}
