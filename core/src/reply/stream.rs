//! Answers that are written piece by piece: text or bytes, and JSON Lines.
//!
//! In: a stream, an iterator, or an `async` block that sends. Out: a response whose body is asked for when the client can
//! take more of it. What fails in the middle breaks the connection off: the status is out already.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use ferrapi_openapi::fragment::{ContentSpec, ReplySpec};
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use http_body::Frame;
use tokio::sync::mpsc;

use crate::after::{Ended, EndedFuture};
use crate::data::Data;
use crate::http::{Body, BoxError, NO_SNIFF, Response, with_charset};
use crate::reply::{Reply, success};
use crate::request::Request;
use crate::unwind::guarded;

/// Text or bytes, written piece by piece.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/numbers")]
/// async fn numbers() -> Stream {
///     Stream::generate(|out| async move {
///         for number in 0..3 {
///             out.send(format!("{number}\n")).await;
///         }
///     })
///     .media_type("text/plain; charset=utf-8")
/// }
/// # fn main() {}
/// ```
///
/// Source: [FastAPI, Stream Data](https://fastapi.tiangolo.com/advanced/stream-data/).
#[derive(Debug)]
pub struct Stream {
    body: Body,
    media_type: Option<HeaderValue>,
}

/// A stream of such items: what [`Stream::new`], [`JsonLines::new`] and [`Sse::new`](crate::Sse::new) take. Nobody implements it by
/// hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no stream of `{T}`",
    label = "no stream of such items",
    note = "what is at hand is given to `from_iter(…)`, what comes piece by piece is sent by the function of `generate(|out| async move {{ … }})`; \
            `new(…)` takes a `futures::Stream`, for `Stream` one of `Result`s"
)]
pub trait StreamOf<T>: futures_core::Stream<Item = T> {}

#[diagnostic::do_not_recommend]
impl<T, S: futures_core::Stream<Item = T>> StreamOf<T> for S {}

impl Stream {
    /// The pieces of a stream; an error breaks the connection off.
    pub fn new<S, P, E>(pieces: S) -> Self
    where
        S: StreamOf<Result<P, E>> + Send + 'static,
        P: Into<Bytes> + 'static,
        E: Into<BoxError> + 'static,
    {
        Self::over(pieces, |piece| piece.map(Into::into).map_err(Into::into))
    }

    /// Pieces that are at hand. (An iterator that waits, for a file or a socket, would hold up other requests.)
    #[expect(clippy::should_implement_trait, reason = "the iterator is kept, not collected")]
    pub fn from_iter<I>(pieces: I) -> Self
    where
        I: IntoIterator<Item: Into<Bytes> + 'static, IntoIter: Send + 'static>,
    {
        Self::over(Iter(pieces.into_iter()), |piece| Ok(piece.into()))
    }

    /// The pieces that a function sends: Python's `yield`.
    ///
    /// It runs as far as the client takes what it sends, and ends with `()` or a `Result<(), E>`. When the client goes
    /// away, it is dropped where it waits.
    pub fn generate<F>(make: impl FnOnce(StreamSender<Bytes>) -> F) -> Self
    where
        F: EndedFuture + Send + 'static,
    {
        Self::over(Generated::new(make), |piece| piece)
    }

    fn over<S>(pieces: S, write: fn(S::Item) -> Result<Bytes, BoxError>) -> Self
    where
        S: futures_core::Stream<Item: 'static> + Send + 'static,
    {
        Stream { body: written(pieces, write), media_type: None }
    }

    /// The media type; texts (`text/csv`) are said to be UTF-8 unless a charset is given. Without it there is no
    /// `Content-Type`; a text that HTTP does not allow is left out.
    pub fn media_type(mut self, media_type: impl TryInto<HeaderValue>) -> Self {
        self.media_type = media_type.try_into().ok().map(with_charset);
        self
    }
}

impl Reply for Stream {
    const SPEC: ReplySpec = ReplySpec::OPAQUE;

    fn reply(self, request: &mut Request) -> Response {
        with_type(success(request.spec().status), request.reuse_headers(), self.media_type, self.body)
    }
}

impl From<Stream> for Response {
    fn from(answer: Stream) -> Self {
        with_type(StatusCode::OK, HeaderMap::new(), answer.media_type, answer.body)
    }
}

/// Values as JSON, one a line (`application/jsonl`), written one by one.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[model]
/// struct Item {
///     name: String,
/// }
///
/// #[get("/items")]
/// async fn items() -> JsonLines<Item> {
///     JsonLines::from_iter(["Hammer", "Saw"].map(|name| Item { name: name.to_owned() }))
/// }
/// # fn main() {}
/// ```
///
/// Source: [FastAPI, Stream JSON Lines](https://fastapi.tiangolo.com/tutorial/stream-json-lines/).
#[derive(Debug)]
pub struct JsonLines<T> {
    body: Body,
    item: PhantomData<fn() -> T>,
}

const JSON_LINES: &str = "application/jsonl";

impl<T: Data> JsonLines<T> {
    /// The values of a stream.
    pub fn new(items: impl StreamOf<T> + Send + 'static) -> Self {
        Self::over(items, line)
    }

    /// Values that are at hand.
    #[expect(clippy::should_implement_trait, reason = "the iterator is kept, not collected")]
    pub fn from_iter<I>(items: I) -> Self
    where
        I: IntoIterator<Item = T, IntoIter: Send + 'static>,
    {
        Self::over(Iter(items.into_iter()), line)
    }

    /// The values that a function sends; see [`Stream::generate`].
    pub fn generate<F>(make: impl FnOnce(StreamSender<T>) -> F) -> Self
    where
        F: EndedFuture + Send + 'static,
    {
        Self::over(Generated::new(make), |item| line(item?))
    }

    fn over<S>(items: S, write: fn(S::Item) -> Result<Bytes, BoxError>) -> Self
    where
        S: futures_core::Stream<Item: 'static> + Send + 'static,
    {
        JsonLines { body: written(items, write), item: PhantomData }
    }
}

impl<T: Data> Reply for JsonLines<T> {
    const SPEC: ReplySpec = ReplySpec {
        content: Some(ContentSpec { media_type: JSON_LINES, schema: Some(T::TYPE.schema) }),
        ..ReplySpec::OPAQUE
    };

    fn reply(self, request: &mut Request) -> Response {
        let media_type = Some(HeaderValue::from_static(JSON_LINES));
        with_type(success(request.spec().status), request.reuse_headers(), media_type, self.body)
    }
}

impl<T> From<JsonLines<T>> for Response {
    fn from(answer: JsonLines<T>) -> Self {
        with_type(StatusCode::OK, HeaderMap::new(), Some(HeaderValue::from_static(JSON_LINES)), answer.body)
    }
}

fn line<T: serde::Serialize>(item: T) -> Result<Bytes, BoxError> {
    let mut line = serde_json::to_vec(&item)?;
    line.push(b'\n');
    Ok(line.into())
}

fn with_type(
    status: StatusCode,
    mut headers: HeaderMap,
    media_type: Option<HeaderValue>,
    body: Body,
) -> Response {
    if let Some(media_type) = media_type {
        headers.insert(CONTENT_TYPE, media_type);
        headers.insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF);
    }
    let mut response = Response::new(body);
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response
}

/// Sends the pieces of a [`Stream`], the values of [`JsonLines`] or the events of [`Sse`](crate::Sse).
#[derive(Debug)]
pub struct StreamSender<T>(mpsc::Sender<T>);

impl<T> StreamSender<T> {
    /// Sends a piece, as soon as the client has taken the one before. After the client has gone away, nothing is sent.
    pub async fn send(&self, piece: impl Into<T>) {
        // Whoever generates is dropped with the body; only a task of its own can find nobody here.
        _ = self.0.send(piece.into()).await;
    }

    /// Whether the client has gone away: for a task of its own, which is not dropped then.
    pub fn is_closed(&self) -> bool {
        self.0.is_closed()
    }
}

/// An iterator as a stream.
pub(super) struct Iter<I>(pub(super) I);

// The iterator is not pinned.
impl<I> Unpin for Iter<I> {}

impl<I: Iterator> futures_core::Stream for Iter<I> {
    type Item = I::Item;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }
}

/// What a function sends, and the function at work: one task does both.
pub(super) struct Generated<T, F> {
    work: Option<Pin<Box<F>>>,
    sent: mpsc::Receiver<T>,
    failure: Option<BoxError>,
}

impl<T, F: Future> Generated<T, F> {
    pub(super) fn new(make: impl FnOnce(StreamSender<T>) -> F) -> Self {
        let (sender, sent) = mpsc::channel(1);
        Generated { work: Some(Box::pin(make(StreamSender(sender)))), sent, failure: None }
    }
}

// Only the boxed future is pinned.
impl<T, F> Unpin for Generated<T, F> {}

impl<T, F: Future<Output: Ended>> futures_core::Stream for Generated<T, F> {
    type Item = Result<T, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        // First what was sent: the work goes on when it was taken.
        if let Poll::Ready(Some(piece)) = self.sent.poll_recv(cx) {
            return Poll::Ready(Some(Ok(piece)));
        }
        if let Some(work) = &mut self.work
            && let Poll::Ready(end) = work.as_mut().poll(cx)
        {
            self.work = None;
            self.failure = end.into_result().err();
        }
        match (self.sent.poll_recv(cx), &self.work) {
            (Poll::Ready(Some(piece)), _) => Poll::Ready(Some(Ok(piece))),
            (Poll::Ready(None), None) => Poll::Ready(self.failure.take().map(Err)),
            (Poll::Ready(None) | Poll::Pending, _) => Poll::Pending,
        }
    }
}

/// A body that writes the items of a stream.
fn written<S>(items: S, write: fn(S::Item) -> Result<Bytes, BoxError>) -> Body
where
    S: futures_core::Stream<Item: 'static> + Send + 'static,
{
    Body::boxed(Written::new(items, write))
}

/// The items of a stream, written one by one.
pub(super) struct Written<S: futures_core::Stream> {
    /// Nothing once it has ended, failed or panicked.
    items: Option<Pin<Box<S>>>,
    write: fn(S::Item) -> Result<Bytes, BoxError>,
}

impl<S: futures_core::Stream> Written<S> {
    pub(super) fn new(items: S, write: fn(S::Item) -> Result<Bytes, BoxError>) -> Self {
        Written { items: Some(Box::pin(items)), write }
    }

    /// Drops the stream where it is.
    pub(super) fn end(&mut self) {
        self.items = None;
    }
}

impl<S: futures_core::Stream> http_body::Body for Written<S> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let write = self.write;
        let Some(items) = &mut self.items else { return Poll::Ready(None) };
        let piece = ready!(guarded(|| {
            let item = ready!(items.as_mut().poll_next(cx));
            let piece = item.map(write).transpose();
            if let Err(error) = &piece {
                tracing::error!(error = ?error.to_string(), "a streamed answer breaks off");
            }
            Poll::Ready(piece.transpose())
        }));
        if !matches!(piece, Some(Ok(_))) {
            self.items = None;
        }
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }
}
