//! How a request ended, as a teardown sees it.

use http::StatusCode;

/// How a request ended, as the teardown of a [`Scoped`](crate::Scoped) value sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Outcome {
    /// It was answered with this status, below 400.
    Success(StatusCode),
    /// It was answered with this status, 400 or above: by the handler, a dependency or the validation.
    Error(StatusCode),
    /// The handler or a dependency panicked, and the client was told 500; or a streamed answer did, and was broken off.
    Panic,
    /// The client left, or the server ended, before the whole response was taken.
    Disconnected,
}

impl Outcome {
    /// Whether the request was answered with a status below 400 and the client took the answer.
    pub fn is_success(self) -> bool {
        matches!(self, Outcome::Success(_))
    }

    /// What an answer with this status comes to.
    pub(crate) fn of(status: StatusCode) -> Self {
        if status.as_u16() < 400 { Outcome::Success(status) } else { Outcome::Error(status) }
    }
}
