//! The body as multer takes it: one frame at a time, counted, and only when the parser has nothing left.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body;

use crate::http::BoxError;

/// How much may come before the header section of a part is complete, in bytes.
const HEADERS: u64 = 8 * 1024;

/// Why no more of a body is passed on.
#[derive(Debug)]
pub(super) enum Stop {
    /// The body broke off, or takes too long.
    Unread(BoxError),
    /// It is larger than allowed.
    TooLarge,
    /// It does not begin with the boundary, or the headers of a part do not end.
    Malformed,
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Stop::Unread(_) => "the body cannot be read on",
            Stop::TooLarge => "the body is too large",
            Stop::Malformed => "the body is no multipart",
        })
    }
}

impl std::error::Error for Stop {}

/// What the reader of the parts and the source of the bytes tell each other. One task holds both ends.
#[derive(Default)]
pub(super) struct Link {
    /// The parser has nothing left: the next frame may be read.
    hungry: AtomicBool,
    /// Something has been passed on.
    begun: AtomicBool,
    /// How many bytes have been passed on since the last mark.
    passed: AtomicU64,
    /// What is being read (0: a part's headers).
    inside: AtomicU8,
}

impl Link {
    /// Polls the parser, first with what it has, then with one frame after another.
    ///
    /// multer reads as much as there is before it parses; this keeps what it holds to one frame.
    pub(super) fn poll<T>(
        &self,
        cx: &mut Context<'_>,
        mut parser: impl FnMut(&mut Context<'_>) -> Poll<T>,
    ) -> Poll<T> {
        self.hungry.store(false, Ordering::Relaxed);
        loop {
            if let Poll::Ready(ready) = parser(cx) {
                return Poll::Ready(ready);
            }
            // Still hungry: the body itself has nothing, and will wake this task.
            if self.hungry.swap(true, Ordering::Relaxed) {
                return Poll::Pending;
            }
        }
    }

    /// The headers of a part come next; or its contents.
    pub(super) fn expect_headers(&self, headers: bool) {
        self.inside.store(u8::from(!headers), Ordering::Relaxed);
        self.passed.store(0, Ordering::Relaxed);
    }

    /// Whether nothing has come so far.
    pub(super) fn is_empty(&self) -> bool {
        !self.begun.load(Ordering::Relaxed)
    }
}

/// The body as multer takes it.
pub(super) struct Source<B> {
    body: Pin<Box<B>>,
    /// How many bytes may still come.
    left: u64,
    opening: Opening,
    link: Arc<Link>,
}

impl<B> Source<B> {
    pub(super) fn new(body: B, limit: usize, boundary: &str, link: Arc<Link>) -> Self {
        Source { body: Box::pin(body), left: limit as u64, opening: Opening::new(boundary), link }
    }
}

impl<B: Body<Data = Bytes>> Source<B> {
    fn take(&mut self, data: Bytes) -> Result<Bytes, Stop> {
        let size = data.len() as u64;
        self.left = self.left.checked_sub(size).ok_or(Stop::TooLarge)?;
        if !self.opening.accepts(&data) {
            return Err(Stop::Malformed);
        }
        self.link.passed.fetch_add(size, Ordering::Relaxed);
        self.link.begun.store(true, Ordering::Relaxed);
        Ok(data)
    }
}

impl<B: Body<Data = Bytes, Error: Into<BoxError>>> Stream for Source<B> {
    type Item = Result<Bytes, Stop>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if !self.link.hungry.load(Ordering::Relaxed) {
            return Poll::Pending;
        }
        let in_headers = self.link.inside.load(Ordering::Relaxed) == 0;
        if in_headers && self.link.passed.load(Ordering::Relaxed) > HEADERS {
            return Poll::Ready(Some(Err(Stop::Malformed)));
        }
        loop {
            let frame = match self.body.as_mut().poll_frame(cx) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(Stop::Unread(error.into())))),
                Poll::Ready(Some(Ok(frame))) => frame,
            };
            // With an empty frame nothing has come.
            if let Ok(data) = frame.into_data()
                && !data.is_empty()
            {
                self.link.hungry.store(false, Ordering::Relaxed);
                return Poll::Ready(Some(self.take(data)));
            }
        }
    }
}

/// The first boundary: multer would pass over anything before it, FastAPI over line ends only.
struct Opening {
    expected: Vec<u8>,
    matched: usize,
}

impl Opening {
    fn new(boundary: &str) -> Self {
        Opening { expected: [b"--", boundary.as_bytes()].concat(), matched: 0 }
    }

    fn accepts(&mut self, data: &[u8]) -> bool {
        for byte in data {
            match self.expected.get(self.matched) {
                Some(_) if self.matched == 0 && matches!(byte, b'\r' | b'\n') => {}
                Some(expected) if byte == expected => self.matched += 1,
                Some(_) => return false,
                None if self.matched == self.expected.len() => {
                    self.matched += 1;
                    return matches!(byte, b'\r' | b'-');
                }
                None => return true,
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_begins_with_the_boundary() {
        for (body, accepted) in [
            ("", true),
            ("--a", true),
            ("\r\n\r\n--ab\r\nanything", true),
            ("--ab--", true),
            ("--a\r", false),
            ("--ab\n", false),
            ("garbage", false),
        ] {
            let mut whole = Opening::new("ab");
            assert_eq!(whole.accepts(body.as_bytes()), accepted, "{body:?}");
            let mut split = Opening::new("ab");
            assert_eq!(body.bytes().all(|byte| split.accepts(&[byte])), accepted, "{body:?}, byte by byte");
        }
    }
}
