//! Responses in a content coding that the client takes.

use std::convert::Infallible;
use std::future::{Future, Ready, ready};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::Request;
use http::header::{
    ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
    HeaderMap, HeaderValue, VARY,
};
use http_body::Body as _;
use tower_http::CompressionLevel;
use tower_layer::Layer;
use tower_service::Service;

use crate::http::{Body, BoxError, Coding, Response, accepted};
use crate::middleware::passing::{Finish, Passing};

/// What compresses well and quickly comes first.
const LIKED: [Coding; 3] = [Coding::Zstd, Coding::Brotli, Coding::Gzip];

/// Sends responses compressed to who takes them: FastAPI's `GZipMiddleware`, and brotli and zstd besides.
///
/// ```
/// use ferrapi::App;
/// use ferrapi::middleware::Compression;
///
/// let app = App::new("Item Store").layer(Compression::new().minimum_size(1000).gzip_level(5));
/// ```
///
/// | | default |
/// |---|---|
/// | [`minimum_size`](Self::minimum_size) | 500 bytes; a stream is always large enough |
/// | [`gzip_level`](Self::gzip_level) | 9 |
/// | [`zstd`](Self::zstd), [`brotli`](Self::brotli), [`gzip`](Self::gzip) | on, at levels 3 and 4 and as above; liked in this order |
///
/// What could be compressed says `Vary: Accept-Encoding`. Left alone is what has a `Content-Encoding` already, server-sent events,
/// parts of files (206), `Cache-Control: no-transform`, and what is compressed in itself: images but SVG, audio, video, fonts of
/// the web, archives. A strong entity tag becomes a weak one (RFC 9110 section 8.8.3.3). A stream's pieces are sent as they come.
///
/// Do not compress what holds a secret next to what a client says: the length would tell of it (the BREACH attack).
///
/// Source: [FastAPI, Advanced Middleware](https://fastapi.tiangolo.com/advanced/middleware/#gzipmiddleware).
#[derive(Debug, Clone)]
pub struct Compression {
    minimum_size: u64,
    gzip_level: u8,
    offered: Vec<Coding>,
}

impl Default for Compression {
    fn default() -> Self {
        Self::new()
    }
}

impl Compression {
    /// All codings.
    pub fn new() -> Self {
        Compression { minimum_size: 500, gzip_level: 9, offered: LIKED.to_vec() }
    }

    /// The size from which on bodies are compressed, in bytes (default: 500).
    pub fn minimum_size(mut self, bytes: u64) -> Self {
        self.minimum_size = bytes;
        self
    }

    /// How hard gzip tries, from 1 to 9 (default: 9).
    pub fn gzip_level(mut self, level: u8) -> Self {
        self.gzip_level = level.clamp(1, 9);
        self
    }

    /// Whether gzip is offered (default: yes).
    pub fn gzip(self, offered: bool) -> Self {
        self.offer(Coding::Gzip, offered)
    }

    /// Whether brotli is offered (default: yes).
    pub fn brotli(self, offered: bool) -> Self {
        self.offer(Coding::Brotli, offered)
    }

    /// Whether zstd is offered (default: yes).
    pub fn zstd(self, offered: bool) -> Self {
        self.offer(Coding::Zstd, offered)
    }

    fn offer(mut self, coding: Coding, offered: bool) -> Self {
        let is_offered =
            |other: &Coding| if *other == coding { offered } else { self.offered.contains(other) };
        self.offered = LIKED.into_iter().filter(is_offered).collect();
        self
    }

    fn level(&self, coding: Coding) -> CompressionLevel {
        CompressionLevel::Precise(match coding {
            Coding::Zstd => 3,
            Coding::Brotli => 4,
            Coding::Gzip => self.gzip_level.into(),
        })
    }
}

impl<S> Layer<S> for Compression {
    type Service = Compressed<S>;

    fn layer(&self, inside: S) -> Compressed<S> {
        Compressed { rules: self.clone(), inside }
    }
}

/// A service behind [`Compression`].
#[derive(Debug, Clone)]
pub struct Compressed<S> {
    rules: Compression,
    inside: S,
}

impl<S, A, B> Service<Request<A>> for Compressed<S>
where
    S: Service<Request<A>, Response = http::Response<B>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response;
    type Error = S::Error;
    type Future = Passing<S::Future, Wanted>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inside.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let coding = accepted(request.headers(), &self.rules.offered).first().copied();
        let wanted = Wanted {
            minimum_size: self.rules.minimum_size,
            coding: coding.map(|coding| (coding, self.rules.level(coding))),
        };
        Passing::inside(self.inside.call(request), wanted)
    }
}

/// What the client wants of an answer.
#[derive(Debug)]
pub struct Wanted {
    minimum_size: u64,
    coding: Option<(Coding, CompressionLevel)>,
}

impl Finish for Wanted {
    fn finish(self, mut response: Response) -> Response {
        let size = response.body().size_hint().exact();
        if size.is_some_and(|size| size < self.minimum_size) || !is_compressible(response.headers()) {
            return response;
        }
        let headers = response.headers_mut();
        headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
        let Some((coding, level)) = self.coding else { return response };
        if let Some(tag) = headers.get_mut(ETAG)
            && tag.as_bytes().starts_with(b"\"")
            && let Ok(weak) = HeaderValue::try_from([b"W/", tag.as_bytes()].concat())
        {
            *tag = weak;
        }
        compressed(response, coding, level)
    }
}

fn is_compressible(headers: &HeaderMap) -> bool {
    let text =
        |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok()).unwrap_or_default();
    let media_type = text(CONTENT_TYPE).split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (kind, of) = media_type.split_once('/').unwrap_or_default();
    let is_compressed = match kind {
        "image" => of != "svg+xml" && of != "bmp",
        "audio" | "video" => true,
        "font" => of.starts_with("woff"),
        "text" => of == "event-stream",
        "application" => {
            let archives = [
                "zip",
                "gzip",
                "zstd",
                "x-brotli",
                "x-bzip2",
                "x-xz",
                "x-7z-compressed",
                "vnd.rar",
                "epub+zip",
            ];
            of.starts_with("grpc") || archives.contains(&of)
        }
        _ => false,
    };
    !is_compressed
        && !headers.contains_key(CONTENT_ENCODING)
        && !headers.contains_key(CONTENT_RANGE)
        && !text(CACHE_CONTROL).to_ascii_lowercase().contains("no-transform")
}

/// The response with its body in this coding, by tower-http. That does not know a level for each coding, so it is asked for
/// one response at a time.
fn compressed(response: Response, coding: Coding, level: CompressionLevel) -> Response {
    let always = |_, _, _: &HeaderMap, _: &http::Extensions| true;
    let mut service = tower_http::compression::Compression::new(AtHand(Some(response)))
        .quality(level)
        .compress_when(always);
    let mut request = Request::new(());
    request.headers_mut().insert(ACCEPT_ENCODING, coding.value());
    let answer = pin!(service.call(request));
    match answer.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(mut response)) => {
            response.headers_mut().remove(CONTENT_LENGTH);
            response.map(Body::stream)
        }
        Poll::Pending => unreachable!("a response that is at hand is not waited for"),
    }
}

/// A response as a service.
struct AtHand(Option<Response>);

impl Service<Request<()>> for AtHand {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Request<()>) -> Self::Future {
        ready(Ok(self.0.take().unwrap_or_default()))
    }
}
