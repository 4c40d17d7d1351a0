//! Event streams (`text/event-stream`): answers that go on until the client, the handler or the server ends them.
//!
//! In: a stream, an iterator, or an `async` block that sends. Out: a response whose events are written as they come, with a
//! sign of life in between.

use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use ferrapi_openapi::fragment::{ContentSpec, ReplySpec};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use http::{Extensions, StatusCode};
use http_body::Frame;
use tokio::time::{Instant, Sleep};

use crate::after::EndedFuture;
use crate::http::{Body, BoxError, NO_SNIFF, Response};
use crate::reply::event::SseItem;
use crate::reply::stream::{Generated, Iter, StreamOf, StreamSender, Written};
use crate::reply::{Reply, success};
use crate::request::Request;
use crate::shutdown::ShutdownSignal;

/// After how much silence a sign of life is sent, unless said otherwise.
const SILENCE: Duration = Duration::from_secs(15);
const SIGN_OF_LIFE: &[u8] = b": ping\n\n";

const EVENT_STREAM: HeaderValue = HeaderValue::from_static("text/event-stream; charset=utf-8");
const ACCEL_BUFFERING: HeaderName = HeaderName::from_static("x-accel-buffering");

/// Server-sent events, written one by one: each value is one event's data, as JSON; an [`SseEvent`](crate::SseEvent) says more.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[model]
/// struct Item {
///     name: String,
/// }
///
/// #[get("/items/stream")]
/// async fn items() -> Sse<Item> {
///     Sse::generate(|out| async move {
///         for name in ["Hammer", "Saw"] {
///             out.send(Item { name: name.to_owned() }).await;
///         }
///     })
/// }
///
/// # fn main() {
/// let client = ferrapi::TestClient::new(App::new("Items").routes(routes![items]));
/// let answer = client.get("/items/stream").send();
/// assert_eq!(answer.text(), "data: {\"name\":\"Hammer\"}\n\ndata: {\"name\":\"Saw\"}\n\n");
/// # }
/// ```
///
/// - After 15 s without an event (see [`ping_after`](Self::ping_after)) a comment, `: ping`, keeps proxies from closing the connection.
/// - The answer says `Cache-Control: no-cache` and `X-Accel-Buffering: no`.
/// - When the server is told to stop the stream ends: clients of event streams connect again, to whoever comes next. The
///   handler's `async` block is dropped where it waits. (A [`ShutdownSignal`](crate::ShutdownSignal) would tell it too late.)
/// - When the client goes away, so is the `async` block.
/// - Any method may answer so; the route's `status` is kept.
///
/// Source: [FastAPI, Server-Sent Events](https://fastapi.tiangolo.com/tutorial/server-sent-events/); the HTML standard, section 9.2.
#[derive(Debug)]
pub struct Sse<T> {
    body: Body,
    settings: Arc<Settings>,
    item: PhantomData<fn() -> T>,
}

/// What is known only after the stream was made.
#[derive(Debug, Default)]
struct Settings {
    shutdown: OnceLock<ShutdownSignal>,
    silence: OnceLock<Duration>,
}

impl<T: SseItem> Sse<T> {
    /// The events of a stream.
    pub fn new(events: impl StreamOf<T> + Send + 'static) -> Self {
        Self::over(events, T::write)
    }

    /// Events that are at hand.
    #[expect(clippy::should_implement_trait, reason = "the iterator is kept, not collected")]
    pub fn from_iter<I>(events: I) -> Self
    where
        I: IntoIterator<Item = T, IntoIter: Send + 'static>,
    {
        Self::over(Iter(events.into_iter()), T::write)
    }

    /// The events that a function sends; see [`Stream::generate`](crate::Stream::generate).
    pub fn generate<F>(make: impl FnOnce(StreamSender<T>) -> F) -> Self
    where
        F: EndedFuture + Send + 'static,
    {
        Self::over(Generated::new(make), |event| event?.write())
    }

    fn over<S>(events: S, write: fn(S::Item) -> Result<Bytes, BoxError>) -> Self
    where
        S: futures_core::Stream<Item: 'static> + Send + 'static,
    {
        let settings = Arc::new(Settings::default());
        let body = Events {
            events: Written::new(events, write),
            settings: Arc::clone(&settings),
            shutdown: None,
            pause: None,
            is_counting: false,
        };
        Sse { body: Body::boxed(body), settings, item: PhantomData }
    }
}

impl<T> Sse<T> {
    /// After how much silence a sign of life is sent (default: 15 s).
    pub fn ping_after(self, silence: Duration) -> Self {
        // What was said first holds.
        let _ = self.settings.silence.set(silence);
        self
    }

    fn into_response(self, status: StatusCode, mut headers: HeaderMap) -> Response {
        headers.insert(CONTENT_TYPE, EVENT_STREAM);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        headers.insert(ACCEL_BUFFERING, HeaderValue::from_static("no"));
        headers.insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF);
        let mut response = Response::new(self.body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        response
    }
}

impl<T: SseItem> Reply for Sse<T> {
    const SPEC: ReplySpec = ReplySpec {
        content: Some(ContentSpec { media_type: "text/event-stream", schema: T::SCHEMA }),
        ..ReplySpec::OPAQUE
    };

    fn reply(self, request: &mut Request) -> Response {
        let _ = self.settings.shutdown.set(request.context.shutdown.clone());
        self.into_response(success(request.spec().status), request.reuse_headers())
    }
}

/// It ends at a shutdown, as every event stream, when a handler returns it.
impl<T> From<Sse<T>> for Response {
    fn from(answer: Sse<T>) -> Self {
        let unbound = Unbound(Arc::clone(&answer.settings));
        let mut response = answer.into_response(StatusCode::OK, HeaderMap::new());
        response.extensions_mut().insert(unbound);
        response
    }
}

/// An event stream whose application is not known yet, among a response's extensions.
#[derive(Clone)]
struct Unbound(Arc<Settings>);

/// Lets an event stream that has become a response hear of the application's end.
#[inline]
pub(super) fn bind(extensions: &Extensions, request: &Request) {
    if let Some(Unbound(settings)) = extensions.get() {
        let _ = settings.shutdown.set(request.context.shutdown.clone());
    }
}

/// The events, one after the other.
struct Events<S: futures_core::Stream> {
    events: Written<S>,
    settings: Arc<Settings>,
    /// The word to stop, once it is listened for.
    shutdown: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    /// Until the next sign of life.
    pause: Option<Pin<Box<Sleep>>>,
    /// The pause has begun with the silence that goes on.
    is_counting: bool,
}

impl<S: futures_core::Stream> Events<S> {
    fn is_over(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(signal) = self.settings.shutdown.get() else { return false };
        // What has been waited for is not asked again.
        if signal.is_shutting_down() {
            return true;
        }
        let waiting = self.shutdown.get_or_insert_with(|| {
            let signal = signal.clone();
            Box::pin(async move { signal.wait().await })
        });
        waiting.as_mut().poll(cx).is_ready()
    }

    /// Waits until the silence has lasted long enough.
    fn poll_silence(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let silence = self.settings.silence.get().copied().unwrap_or(SILENCE);
        let pause = self.pause.get_or_insert_with(|| {
            self.is_counting = true;
            Box::pin(tokio::time::sleep(silence))
        });
        if !self.is_counting {
            self.is_counting = true;
            pause.as_mut().reset(Instant::now() + silence);
        }
        let waited = pause.as_mut().poll(cx);
        self.is_counting = waited.is_pending();
        waited
    }
}

impl<S: futures_core::Stream> http_body::Body for Events<S> {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.is_over(cx) {
            self.events.end();
            return Poll::Ready(None);
        }
        match Pin::new(&mut self.events).poll_frame(cx) {
            Poll::Pending => {
                let sign = Frame::data(Bytes::from_static(SIGN_OF_LIFE));
                self.poll_silence(cx).map(|()| Some(Ok(sign)))
            }
            ready => {
                self.is_counting = false;
                ready
            }
        }
    }
}
