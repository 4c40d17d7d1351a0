//! Requests as spans, with OpenTelemetry's names.

use std::borrow::Cow;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::{Request, Version};
use http_body::{Frame, SizeHint};
use percent_encoding::{CONTROLS, utf8_percent_encode};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;
use tracing::Span;
use tracing::field::{Empty, display};

use crate::http::{Body, BoxError, MatchedPath, Origin, Response, WatchedPath};
use crate::observe::{TraceParent, method};

/// Opens a span of [`tracing`](https://docs.rs/tracing) around each request, with the names that OpenTelemetry gives. (Feature `otel`.)
///
/// ```
/// use ferrapi::App;
/// use ferrapi::observe::Trace;
///
/// // Added last, it is the outermost: what the other layers log is in the span, too.
/// let app = App::new("Item Store").layer(Trace::new());
/// ```
///
/// What handlers, layers and streamed answers log is inside of the span `request` (target `ferrapi::observe`, level `INFO`), which ends
/// when the answer has been sent. Its fields:
///
/// | field | what it is |
/// |---|---|
/// | `otel.kind` | `server` |
/// | `otel.name` | the method and the pattern of the route: `GET /items/{item_id}` |
/// | `otel.status_code` | `ERROR` if the status is 500 or above |
/// | `http.request.method` | the method; `_OTHER` if it is unknown |
/// | `http.route` | the pattern of the route, if one was found |
/// | `http.response.status_code` | the status |
/// | `url.path` | the path as it came, in ASCII |
/// | `url.scheme` | `http` or `https`, as the connection or a trusted proxy tells it ([`Origin`]) |
/// | `client.address` | the client's address, in the same way |
/// | `network.protocol.version` | `1.0`, `1.1` or `2` |
/// | `trace_id`, `parent_id`, `sampled` | of the request's `traceparent`, if it is well formed ([`TraceParent`]) |
///
/// Nothing else of what a client sends is in them: no query, no header value. The path holds neither line ends nor other control
/// characters. To send the spans away, a subscriber such as `tracing-opentelemetry` is needed, which understands the `otel.` fields; it
/// takes the parent from the [`TraceParent`] that is left on the request.
///
/// Source: OpenTelemetry's semantic conventions for HTTP server spans.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct Trace {}

impl Trace {
    /// The layer.
    pub fn new() -> Self {
        Trace {}
    }
}

impl<S> Layer<S> for Trace {
    type Service = Traced<S>;

    fn layer(&self, inside: S) -> Traced<S> {
        Traced { inside }
    }
}

/// A service behind [`Trace`].
#[derive(Clone, Debug)]
pub struct Traced<S> {
    inside: S,
}

impl<S, A, B> Service<Request<A>> for Traced<S>
where
    S: Service<Request<A>, Response = http::Response<B>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response;
    type Error = S::Error;
    type Future = TracedFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inside.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let method = method::name(request.method());
        let span = open(&request, method);
        let path = (!span.is_disabled()).then(|| MatchedPath::watch(request.extensions_mut()));
        if let Some(parent) = TraceParent::of(request.headers()) {
            span.record("trace_id", parent.trace_id());
            span.record("parent_id", parent.parent_id());
            span.record("sampled", parent.is_sampled());
            request.extensions_mut().insert(parent);
        }
        let inside = span.in_scope(|| self.inside.call(request));
        TracedFuture { inside, span, method, path }
    }
}

fn open<A>(request: &Request<A>, method: &'static str) -> Span {
    let span = tracing::info_span!(
        target: "ferrapi::observe",
        "request",
        otel.kind = "server",
        otel.name = Empty,
        otel.status_code = Empty,
        http.request.method = method,
        http.route = Empty,
        http.response.status_code = Empty,
        url.scheme = Origin::of(request).scheme(),
        url.path = &*in_ascii(request.uri().path()),
        client.address = Empty,
        network.protocol.version = version(request.version()),
        trace_id = Empty,
        parent_id = Empty,
        sampled = Empty,
    );
    if !span.is_disabled()
        && let Some(peer) = Origin::of(request).peer()
    {
        span.record("client.address", display(peer.ip()));
    }
    span
}

/// A path holds no control characters of ASCII, but it may hold others: they are escaped, as URLs do it.
fn in_ascii(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, CONTROLS).into()
}

fn version(version: Version) -> &'static str {
    match version {
        Version::HTTP_10 => "1.0",
        Version::HTTP_2 => "2",
        Version::HTTP_3 => "3",
        _ => "1.1",
    }
}

pin_project! {
    /// A request on its way.
    #[derive(Debug)]
    pub struct TracedFuture<F> {
        #[pin]
        inside: F,
        span: Span,
        method: &'static str,
        path: Option<WatchedPath>,
    }
}

impl<F, B, E> Future for TracedFuture<F>
where
    F: Future<Output = Result<http::Response<B>, E>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Output = Result<Response, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let places = self.project();
        let span = &*places.span;
        let answered = {
            let _entered = span.enter();
            ready!(places.inside.poll(cx))
        };
        match places.path.as_ref().and_then(WatchedPath::get) {
            Some(path) => {
                span.record("http.route", path.as_str());
                span.record("otel.name", format!("{} {}", places.method, path.as_str()));
            }
            None => drop(span.record("otel.name", *places.method)),
        }
        let status = answered.as_ref().map_or(500, |response| response.status().as_u16());
        span.record("http.response.status_code", status);
        if status >= 500 {
            span.record("otel.status_code", "ERROR");
        }
        Poll::Ready(answered.map(|response| {
            response.map(Body::stream).map(|body| {
                let is_traced = body.is_stream() && !span.is_disabled();
                if is_traced { Body::boxed(Spanned { body, span: span.clone() }) } else { body }
            })
        }))
    }
}

/// A streamed body inside of its request's span.
struct Spanned {
    body: Body,
    span: Span,
}

impl http_body::Body for Spanned {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let Spanned { body, span } = &mut *self;
        let _entered = span.enter();
        Pin::new(body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
