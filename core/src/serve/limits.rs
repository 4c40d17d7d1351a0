//! What one peer may take of the server, in numbers.

use std::time::Duration;

/// What one peer may take of the server. (The greatest body is the application's: `App::body_limit`.)
///
/// ```
/// use std::time::Duration;
///
/// let limits = ferrapi::Limits::default().idle(Duration::from_secs(5)).shutdown(Duration::from_secs(30));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    pub(crate) first_head: Duration,
    pub(crate) idle: Duration,
    pub(crate) shutdown: Duration,
    pub(crate) head_fields: usize,
    pub(crate) head_size: usize,
}

impl Limits {
    /// hyper's own limit of header fields: left alone, they are parsed on the stack.
    pub(crate) const STACK_FIELDS: usize = 100;

    /// How long a new connection may take until its first request's head is complete (default: 10 seconds). Then it
    /// is closed, up to two seconds late.
    pub fn first_head(mut self, time: Duration) -> Self {
        self.first_head = time;
        self
    }

    /// How long a connection may pass without progress while the server waits for its peer: for the next request's
    /// head, for more of a body, for room to write (default: 60 seconds). Then it is closed, up to two seconds late.
    /// A handler at work has no deadline.
    pub fn idle(mut self, time: Duration) -> Self {
        self.idle = time;
        self
    }

    /// How long the server may take to end after it was told to stop (default: 8 seconds, less than the 10 that container
    /// runtimes wait before they kill). Requests in flight have 7/8 of it; then they are cut off, and the rest is for
    /// their teardowns. Background tasks have the whole of it. What [lifespans](crate::App::lifespan) close comes after that, and
    /// has no deadline but another signal.
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

    /// The greatest size of a request's line and header section together, in bytes (default: 65,536). A larger one
    /// is answered with 431 (RFC 6585 section 5).
    pub fn head_size(mut self, bytes: usize) -> Self {
        self.head_size = bytes;
        self
    }

    /// How often the deadlines are looked at.
    pub(crate) fn tick(&self) -> Duration {
        (self.first_head.min(self.idle) / 10).clamp(Duration::from_millis(10), Duration::from_secs(1))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            first_head: Duration::from_secs(10),
            idle: Duration::from_secs(60),
            shutdown: Duration::from_secs(8),
            head_fields: Self::STACK_FIELDS,
            head_size: 64 * 1024,
        }
    }
}
