//! A body: nothing, bytes, or a stream.

use std::any::Any;
use std::convert::Infallible;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Frame, SizeHint};

/// An error of any type, as tower and hyper pass them on.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A request's body takes longer than it may.
#[derive(Debug)]
pub(crate) struct BodyLate;

impl fmt::Display for BodyLate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body takes too long")
    }
}

impl std::error::Error for BodyLate {}

/// How long a request's body may take, in milliseconds; 0 if only the application's limit holds. A request that goes
/// through layers has it among its extensions, since its route is known only inside.
#[derive(Clone, Debug, Default)]
pub(crate) struct BodyTime(Arc<AtomicU32>);

impl BodyTime {
    pub(crate) fn set(&self, time: Option<Duration>) {
        let time = time.map_or(0, |time| u32::try_from(time.as_millis()).unwrap_or(u32::MAX).max(1));
        self.0.store(time, Relaxed);
    }

    pub(crate) fn get(&self) -> Option<Duration> {
        let time = self.0.load(Relaxed);
        (time != 0).then(|| Duration::from_millis(time.into()))
    }
}

/// A response's body, and that of a request as layers see it.
///
/// Bytes know their length, so hyper writes `content-length` (RFC 9110 section 8.6) without being told.
#[derive(Default)]
pub struct Body(Kind);

/// The greatest piece of a body that is passed on at once, in bytes.
const PIECE: usize = 64 * 1024;

#[derive(Default)]
enum Kind {
    #[default]
    Empty,
    Bytes(Bytes),
    Stream(Pin<Box<dyn http_body::Body<Data = Bytes, Error = BoxError> + Send>>),
}

impl Body {
    /// No body.
    pub const fn empty() -> Self {
        Body(Kind::Empty)
    }

    /// A body that comes frame by frame, of any type. One that is a `Body` already stays as it is.
    pub fn stream<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        let mut body = Some(body);
        if let Some(body) = (&mut body as &mut dyn Any).downcast_mut::<Option<Body>>() {
            return std::mem::take(body).unwrap_or_default();
        }
        body.map_or_else(Body::empty, |body| Body::boxed(Erased(Box::pin(body))))
    }

    /// The same for one whose error is a box already: in one allocation.
    pub(crate) fn boxed<B>(body: B) -> Self
    where
        B: http_body::Body<Data = Bytes, Error = BoxError> + Send + 'static,
    {
        Body(Kind::Stream(Box::pin(body)))
    }

    /// What is there as a whole.
    ///
    /// # Errors
    ///
    /// The body itself, if it comes frame by frame.
    #[cfg(feature = "compression")]
    pub(crate) fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Kind::Empty => Ok(Bytes::new()),
            Kind::Bytes(bytes) => Ok(bytes),
            Kind::Stream(_) => Err(self),
        }
    }

    /// Whether it comes frame by frame.
    #[inline]
    pub(crate) fn is_stream(&self) -> bool {
        matches!(self.0, Kind::Stream(_))
    }
}

/// A body whose error is a box.
struct Erased<B>(Pin<Box<B>>);

impl<B: http_body::Body<Data = Bytes, Error: Into<BoxError>>> http_body::Body for Erased<B> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        self.0.as_mut().poll_frame(cx).map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

impl From<Vec<u8>> for Body {
    #[inline]
    fn from(bytes: Vec<u8>) -> Self {
        Body(Kind::Bytes(Bytes::from(bytes)))
    }
}

impl From<Bytes> for Body {
    #[inline]
    fn from(bytes: Bytes) -> Self {
        Body(Kind::Bytes(bytes))
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Self::from(text.into_bytes())
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Body(Kind::Bytes(Bytes::from_static(text.as_bytes())))
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Body(Kind::Bytes(Bytes::from_static(bytes)))
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match &mut self.0 {
            Kind::Empty => Poll::Ready(None),
            // hyper copies what it is given into the connection's buffer and keeps the buffer.
            Kind::Bytes(bytes) if bytes.len() > PIECE => {
                Poll::Ready(Some(Ok(Frame::data(bytes.split_to(PIECE)))))
            }
            Kind::Bytes(bytes) => {
                let bytes = std::mem::take(bytes);
                self.0 = Kind::Empty;
                Poll::Ready((!bytes.is_empty()).then(|| Ok(Frame::data(bytes))))
            }
            Kind::Stream(stream) => stream.as_mut().poll_frame(cx),
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Kind::Empty => true,
            Kind::Bytes(bytes) => bytes.is_empty(),
            Kind::Stream(stream) => stream.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Kind::Empty => SizeHint::with_exact(0),
            Kind::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Kind::Stream(stream) => stream.size_hint(),
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Empty => f.write_str("Body::empty"),
            Kind::Bytes(bytes) => write!(f, "Body({} bytes)", bytes.len()),
            Kind::Stream(_) => f.write_str("Body::stream"),
        }
    }
}

impl From<Infallible> for Body {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
