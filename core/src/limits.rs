//! What one peer may take of the server, in numbers: one struct for all of it.

use std::time::Duration;

use crate::forms::FormLimits;

/// What one peer may take of the server, and all of them together. Every limit has a default that is safe to stand in the
/// open with.
///
/// ```
/// use std::time::Duration;
///
/// use ferrapi::{App, Limits};
///
/// let limits = Limits::default().idle(Duration::from_secs(5)).requests(1_000);
/// let app = App::new("Item Store").limits(limits);
/// ```
///
/// | limit | default | beyond it |
/// |---|---|---|
/// | [`first_head`](Self::first_head), [`head`](Self::head) | 10 s | the connection is closed |
/// | [`idle`](Self::idle) | 60 s | the connection is closed |
/// | [`body`](Self::body) | 30 s | 408, and the connection is closed |
/// | [`write`](Self::write) | 30 s | the connection is closed |
/// | [`request`](Self::request) | none | 503 |
/// | [`head_fields`](Self::head_fields), [`head_size`](Self::head_size) | 100, 64 KiB | 431 |
/// | [`target_size`](Self::target_size) | 8 KiB | 414 |
/// | [`body_size`](Self::body_size), [`upload_size`](Self::upload_size) | 2 MiB, 64 MiB | 413 |
/// | [`forms`](Self::forms) | see [`FormLimits`] | 400, 413 |
/// | [`requests`](Self::requests) | 10,000 | 503 with `Retry-After` |
/// | [`connections`](Self::connections) | 20,000 | they wait in the system's queue |
/// | [`connections_per_address`](Self::connections_per_address) | none | they are closed |
/// | [`streams`](Self::streams) | 128 | refused, as HTTP/2 does |
/// | [`shutdown`](Self::shutdown) | 8 s | what is in flight is cut off |
///
/// On HTTP/2 (RFC 9113), where these words speak of closing because of one request, its stream is reset instead.
///
/// These are no options: JSON that is nested deeper than 127 is refused (422). A document of errors holds 100 of them, at most
/// 1 KiB of what was sent each, and 64 KiB in all. Of JSON that is refused and whose values would take more than 2 MiB of
/// memory, only the beginning of long arrays is searched for what is wrong; if all is well there, the answer is 413.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    pub(crate) first_head: Duration,
    pub(crate) head: Duration,
    pub(crate) idle: Duration,
    pub(crate) body: Duration,
    pub(crate) write: Duration,
    pub(crate) request: Option<Duration>,
    pub(crate) shutdown: Duration,
    pub(crate) head_fields: usize,
    pub(crate) head_size: usize,
    pub(crate) target_size: usize,
    pub(crate) body_size: usize,
    pub(crate) upload_size: usize,
    pub(crate) forms: FormLimits,
    pub(crate) requests: usize,
    pub(crate) connections: usize,
    pub(crate) connections_per_address: Option<usize>,
    pub(crate) streams: u32,
}

impl Limits {
    /// hyper's own limit of header fields: left alone, they are parsed on the stack.
    pub(crate) const STACK_FIELDS: usize = 100;

    /// How long a new connection may take until its first request's head is complete, a handshake of TLS included (default: 10
    /// seconds). Then it is closed, up to two seconds late.
    pub fn first_head(mut self, time: Duration) -> Self {
        self.first_head = time;
        self
    }

    /// How long a later request's head may take from its first byte on (default: 10 seconds). Then the connection is closed, up to
    /// two seconds late.
    pub fn head(mut self, time: Duration) -> Self {
        self.head = time;
        self
    }

    /// How long a connection may pass between two requests (default: 60 seconds). Then it is closed, up to two seconds late.
    pub fn idle(mut self, time: Duration) -> Self {
        self.idle = time;
        self
    }

    /// How long a request's whole body may take (default: 30 seconds), however steadily it comes. Routes that take
    /// large ones say it for themselves: `body_timeout = 600` (seconds). Then the answer is 408 (RFC 9110 section 15.5.9), up to two
    /// seconds late, and the connection is closed.
    pub fn body(mut self, time: Duration) -> Self {
        self.body = time;
        self
    }

    /// How long a peer may take nothing of what is written to it (default: 30 seconds). Then the connection is closed, up
    /// to two seconds late.
    pub fn write(mut self, time: Duration) -> Self {
        self.write = time;
        self
    }

    /// How long a request may take from its body's end until its response begins (default: no limit). Routes say it for
    /// themselves: `timeout = 5` (seconds). Then the handler is dropped where it waits, and the answer is 503 (RFC 9110 section 15.6.4).
    pub fn request(mut self, time: Duration) -> Self {
        self.request = Some(time);
        self
    }

    /// How long the server may take to end after it was told to stop (default: 8 seconds, less than the 10 that container
    /// runtimes wait before they kill). Requests in flight have 7/8 of it; then they are cut off, and the rest is for
    /// their teardowns. Background tasks have the whole of it. What [lifespans](crate::App::lifespan) close comes after that, and
    /// has no deadline but another signal. A [`ShutdownSignal`](crate::ShutdownSignal) tells handlers when it begins.
    pub fn shutdown(mut self, time: Duration) -> Self {
        self.shutdown = time;
        self
    }

    /// The greatest number of header fields (default: 100). More are answered with 431 (RFC 6585 section 5). Another
    /// number than the default costs an allocation per request.
    pub fn head_fields(mut self, fields: usize) -> Self {
        self.head_fields = fields;
        self
    }

    /// The greatest size of a request's line and header section together, in bytes (default: 65,536; HTTP/2: at most 16,384). A
    /// larger one is answered with 431 (RFC 6585 section 5).
    pub fn head_size(mut self, bytes: usize) -> Self {
        self.head_size = bytes;
        self
    }

    /// The longest path and query together, in bytes (default: 8,192; RFC 9110 section 4.1 asks for at least 8,000). A longer
    /// one is answered with 414 (RFC 9110 section 15.5.15).
    pub fn target_size(mut self, bytes: usize) -> Self {
        self.target_size = bytes;
        self
    }

    /// The greatest body, in bytes (default: 2 MiB). A larger one is answered with 413 (RFC 9110 section 15.5.14), before
    /// it is read where its length is announced. Routers and routes say it for themselves: `body_limit = 10_000_000`.
    pub fn body_size(mut self, bytes: usize) -> Self {
        self.body_size = bytes;
        self
    }

    /// The greatest form with files, in bytes (default: 64 MiB; files go to disk). As [`body_size`](Self::body_size).
    pub fn upload_size(mut self, bytes: usize) -> Self {
        self.upload_size = bytes;
        self
    }

    /// What forms may take.
    pub fn forms(mut self, limits: FormLimits) -> Self {
        self.forms = limits;
        self
    }

    /// The greatest number of requests in flight (default: 10,000). Those beyond it are answered with 503 and `Retry-After: 1`
    /// (RFC 9110 sections 15.6.4 and 10.2.3), before anything of their bodies is read.
    pub fn requests(mut self, requests: usize) -> Self {
        self.requests = requests;
        self
    }

    /// The greatest number of open connections (default: 20,000). Those beyond it wait in the system's queue.
    pub fn connections(mut self, connections: usize) -> Self {
        self.connections = connections;
        self
    }

    /// The greatest number of open connections of one address (default: no limit, since behind a proxy everybody has the
    /// same one). Those beyond it are closed at once. IPv6 addresses of one /64 network count as one.
    pub fn connections_per_address(mut self, connections: usize) -> Self {
        self.connections_per_address = Some(connections);
        self
    }

    /// The greatest number of requests in flight on one connection of HTTP/2 (default: 128; RFC 9113 section 5.1.2).
    pub fn streams(mut self, streams: u32) -> Self {
        self.streams = streams;
        self
    }

    /// How often the deadlines are looked at.
    pub(crate) fn tick(&self) -> Duration {
        let shortest = self.first_head.min(self.head).min(self.idle).min(self.body).min(self.write);
        (shortest / 10).clamp(Duration::from_millis(10), Duration::from_secs(1))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            first_head: Duration::from_secs(10),
            head: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            body: Duration::from_secs(30),
            write: Duration::from_secs(30),
            request: None,
            shutdown: Duration::from_secs(8),
            head_fields: Self::STACK_FIELDS,
            head_size: 64 * 1024,
            target_size: 8 * 1024,
            body_size: 2 * 1024 * 1024,
            upload_size: 64 * 1024 * 1024,
            forms: FormLimits::default(),
            requests: 10_000,
            connections: 20_000,
            connections_per_address: None,
            streams: 128,
        }
    }
}
