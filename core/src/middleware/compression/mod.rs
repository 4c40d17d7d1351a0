//! Responses in a content coding that the client takes.
//!
//! A body that is there as a whole is encoded at once, before its head is sent: its encoder waits for nobody. All other bodies
//! are encoded as the client takes them (`streamed`), as long as its encoders take no more memory than they may (`memory`).

mod encoder;
mod memory;
mod streamed;

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http::Request;
use http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_TYPE, ETAG,
    HeaderMap, HeaderValue, VARY,
};
use http::response::Parts;
use http_body::Body as _;
use pin_project_lite::pin_project;
use tokio::sync::Semaphore;
use tokio::task::yield_now;
use tower_layer::Layer;
use tower_service::Service;

use crate::http::{Body, BoxError, Coding, Origin, Response, accepted, network};
use crate::middleware::compression::encoder::Encoder;
use crate::middleware::compression::memory::{Client, Memory, Taken};
use crate::middleware::compression::streamed::{Streamed, TURN};

/// The greatest body that is encoded before its head is sent, in bytes, and the greatest that is without a pause.
const WHOLE: (usize, usize) = (1024 * 1024, 4 * 1024);

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
/// | [`zstd`](Self::zstd), [`brotli`](Self::brotli), [`gzip`](Self::gzip) | on, at levels 2 and 3 and as above; liked in this order |
/// | [`memory`](Self::memory) | 3 MiB for the streams of each client |
///
/// What could be compressed says `Vary: Accept-Encoding`. Left alone is what has a `Content-Encoding` already, server-sent events,
/// parts of files (206), `Cache-Control: no-transform`, and what is compressed in itself: images but SVG, audio, video, fonts of
/// the web, archives. A strong entity tag becomes a weak one (RFC 9110 section 8.8.3.3). A stream's pieces are sent as they come.
/// What is there as a whole, up to 1 MiB, is encoded before its head is sent, and has a `Content-Length`.
///
/// Do not compress what holds a secret next to what a client says: the length would tell of it (the BREACH attack).
///
/// Source: [FastAPI, Advanced Middleware](https://fastapi.tiangolo.com/advanced/middleware/#gzipmiddleware).
#[derive(Debug, Clone)]
pub struct Compression {
    minimum_size: u64,
    gzip_level: u8,
    offered: Vec<Coding>,
    memory: Arc<Memory>,
    /// How many bodies are encoded at once, at the same time.
    turns: Arc<Semaphore>,
}

impl Default for Compression {
    fn default() -> Self {
        Self::new()
    }
}

impl Compression {
    /// All codings.
    pub fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Compression {
            minimum_size: 500,
            gzip_level: 9,
            offered: LIKED.to_vec(),
            memory: Arc::new(Memory::new(3 * 1024 * 1024)),
            turns: Arc::new(Semaphore::new(cores)),
        }
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

    /// How much memory may be taken by what encodes the streams of one client, in bytes (default: 3 MiB, which is 8 in gzip, 3
    /// in brotli, 4 in zstd). A stream beyond that is sent as it is, so that nobody fills the memory by not reading.
    ///
    /// Streams are the bodies of [`Stream`](crate::Stream), [`JsonLines`](crate::JsonLines), files of more than 64 KiB, and of
    /// services that are no ferrapi. A client is an address, or a network of IPv6 with a prefix of 64 bits.
    pub fn memory(mut self, bytes: usize) -> Self {
        self.memory = Arc::new(Memory::new(bytes));
        self
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
    type Future = Compressing<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inside.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let codings = accepted(request.headers(), &self.rules.offered);
        let client = Origin::of(&request).peer().map(|peer| network(peer.ip()));
        let wanted = Wanted { rules: self.rules.clone(), codings, client };
        Compressing { state: State::Inside { inside: self.inside.call(request), wanted: Some(wanted) } }
    }
}

pin_project! {
    /// A response on its way through [`Compression`].
    pub struct Compressing<F> {
        #[pin]
        state: State<F>,
    }
}

pin_project! {
    #[project = Place]
    enum State<F> {
        Inside {
            #[pin]
            inside: F,
            wanted: Option<Wanted>,
        },
        Encoding {
            encoding: Pin<Box<dyn Future<Output = Response> + Send>>,
        },
    }
}

impl<F, B, E> Future for Compressing<F>
where
    F: Future<Output = Result<http::Response<B>, E>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Output = Result<Response, E>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        loop {
            let encoding = match self.as_mut().project().state.project() {
                Place::Inside { inside, wanted } => {
                    let response = ready!(inside.poll(cx))?.map(Body::stream);
                    match wanted.take().map(|wanted| wanted.finish(response)) {
                        Some(Finished::Now(response)) => return Poll::Ready(Ok(response)),
                        Some(Finished::Later(encoding)) => encoding,
                        // Whoever polls again after the end waits for ever.
                        None => return Poll::Pending,
                    }
                }
                Place::Encoding { encoding } => return encoding.as_mut().poll(cx).map(Ok),
            };
            self.as_mut().project().state.set(State::Encoding { encoding });
        }
    }
}

impl<F> std::fmt::Debug for Compressing<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Compressing")
    }
}

/// What a client wants of an answer.
struct Wanted {
    rules: Compression,
    /// What it takes, best liked first.
    codings: Vec<Coding>,
    client: Client,
}

enum Finished {
    Now(Response),
    Later(Pin<Box<dyn Future<Output = Response> + Send>>),
}

impl Wanted {
    fn finish(self, mut response: Response) -> Finished {
        let size = response.body().size_hint().exact();
        if size.is_some_and(|size| size < self.rules.minimum_size) || !is_compressible(response.headers()) {
            return Finished::Now(response);
        }
        response.headers_mut().append(VARY, HeaderValue::from_static("Accept-Encoding"));
        let Some(best) = self.codings.first().copied() else { return Finished::Now(response) };
        let (parts, body) = response.into_parts();
        let body = match body.into_bytes() {
            Ok(bytes) if bytes.len() <= WHOLE.1 => {
                return Finished::Now(with_body(
                    parts,
                    best,
                    encode(&bytes, best, self.rules.gzip_level),
                    bytes,
                ));
            }
            Ok(bytes) if bytes.len() <= WHOLE.0 => {
                return Finished::Later(Box::pin(encode_in_turns(parts, bytes, best, self.rules)));
            }
            Ok(bytes) => bytes.into(),
            Err(body) => body,
        };
        Finished::Now(match self.encoder() {
            Some((coding, encoder, taken)) => {
                encoded(parts, coding, Body::boxed(Streamed::new(body, encoder, taken)))
            }
            None => Response::from_parts(parts, body),
        })
    }

    /// The best encoder for a stream that there is memory for.
    fn encoder(&self) -> Option<(Coding, Encoder, Taken)> {
        self.codings.iter().find_map(|coding| {
            let taken = self.rules.memory.take(self.client, Encoder::weight(*coding))?;
            Some((*coding, Encoder::new(*coding, self.rules.gzip_level).ok()?, taken))
        })
    }
}

fn encode(bytes: &[u8], coding: Coding, gzip_level: u8) -> io::Result<Vec<u8>> {
    let mut encoder = Encoder::new(coding, gzip_level)?;
    encoder.write(bytes)?;
    encoder.finish()
}

/// The same for more: others have their turn between its pieces, and no more is done at a time than there are cores.
async fn encode_in_turns(parts: Parts, bytes: Bytes, coding: Coding, rules: Compression) -> Response {
    // Nobody closes it.
    let turn = rules.turns.acquire().await;
    let encoding = async {
        let mut encoder = Encoder::new(coding, rules.gzip_level)?;
        for piece in bytes.chunks(TURN) {
            encoder.write(piece)?;
            yield_now().await;
        }
        encoder.finish()
    };
    let done = encoding.await;
    drop(turn);
    with_body(parts, coding, done, bytes)
}

/// The response with its body encoded, or with the body as it was, if that has failed.
fn with_body(parts: Parts, coding: Coding, done: io::Result<Vec<u8>>, bytes: Bytes) -> Response {
    match done {
        Ok(done) => encoded(parts, coding, done.into()),
        Err(_) => Response::from_parts(parts, bytes.into()),
    }
}

fn encoded(mut parts: Parts, coding: Coding, body: Body) -> Response {
    let headers = &mut parts.headers;
    headers.remove(CONTENT_LENGTH);
    // Parts of it would be parts of what is encoded.
    headers.remove(ACCEPT_RANGES);
    headers.insert(CONTENT_ENCODING, coding.value());
    if let Some(tag) = headers.get_mut(ETAG)
        && tag.as_bytes().starts_with(b"\"")
        && let Ok(weak) = HeaderValue::try_from([b"W/", tag.as_bytes()].concat())
    {
        *tag = weak;
    }
    Response::from_parts(parts, body)
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
