//! The body as it comes, for handlers that do not want it in memory.

use std::fmt;
use std::pin::Pin;

use bytes::Bytes;
use http_body::Body;

use crate::error::HttpError;
use crate::http::{BodyLate, BoxError};

/// The body as it comes, piece by piece. Nothing is read before it is asked for, so that a slow reader slows its client
/// down and the body never stands in memory.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[put("/blobs/<name>", body_limit = 10_000_000_000)]
/// async fn store(name: String, mut body: BodyStream) -> Result<u64, HttpError> {
///     let mut size = 0;
///     while let Some(piece) = body.next().await? {
///         size += piece.len() as u64;
///     }
///     Ok(size)
/// }
/// ```
///
/// No limit holds but one that is written: the route's `body_limit`, or the router's or the application's.
pub struct BodyStream(Inner);

enum Inner {
    Pieces { body: Pin<Box<dyn Body<Data = Bytes, Error = BoxError> + Send>>, left: u64 },
    Failed(BodyError),
}

/// Why a body cannot be read on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyError {
    /// It is larger than `body_limit` says: 413.
    TooLarge,
    /// It takes longer than it may: 408.
    Late,
    /// The client broke off: 400, should anybody still listen.
    Broken,
}

impl BodyStream {
    /// A body in memory, to call a handler from a unit test.
    pub fn new(body: impl Into<Bytes>) -> Self {
        Self::over(crate::http::Body::from(body.into()), None)
    }

    pub(crate) fn over<B>(body: B, limit: Option<usize>) -> Self
    where
        B: Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        let left = limit.map_or(u64::MAX, |limit| limit as u64);
        BodyStream(Inner::Pieces { body: Box::pin(Erased(Box::pin(body))), left })
    }

    /// The next piece; `None` at the end.
    ///
    /// # Errors
    ///
    /// If the body is too large, or breaks off. `?` in a handler that returns `Result<_, HttpError>` answers it.
    pub async fn next(&mut self) -> Result<Option<Bytes>, BodyError> {
        let (body, left) = match &mut self.0 {
            Inner::Pieces { body, left } => (body, left),
            Inner::Failed(error) => return Err(*error),
        };
        let error = loop {
            match std::future::poll_fn(|cx| body.as_mut().poll_frame(cx)).await {
                None => return Ok(None),
                Some(Err(error)) if error.is::<BodyLate>() => break BodyError::Late,
                Some(Err(_)) => break BodyError::Broken,
                // Trailers are passed over.
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(data) if data.len() as u64 > *left => break BodyError::TooLarge,
                    Ok(data) => {
                        *left -= data.len() as u64;
                        return Ok(Some(data));
                    }
                    Err(_) => {}
                },
            }
        };
        self.0 = Inner::Failed(error);
        Err(error)
    }
}

impl fmt::Debug for BodyStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BodyStream")
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BodyError::TooLarge => "the body is larger than allowed",
            BodyError::Late => "the body takes too long",
            BodyError::Broken => "the body broke off",
        })
    }
}

impl std::error::Error for BodyError {}

impl From<BodyError> for HttpError {
    fn from(error: BodyError) -> Self {
        match error {
            BodyError::TooLarge => HttpError::status(413),
            BodyError::Late => HttpError::status(408),
            BodyError::Broken => HttpError::bad_request("There was an error parsing the body"),
        }
    }
}

/// A body whose error is a box.
struct Erased<B>(Pin<Box<B>>);

impl<B: Body<Data = Bytes, Error: Into<BoxError>>> Body for Erased<B> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, BoxError>>> {
        self.0.as_mut().poll_frame(cx).map_err(Into::into)
    }
}
