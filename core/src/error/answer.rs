//! Errors as responses: the only place that knows their wire shape, but for the 422 (`validate::render`).

use crate::error::HttpError;
use crate::http::{Body, BodyLate, BoxError, JSON, Response, empty, has_no_body, plain, with_content_type};
use http::StatusCode;

/// `{"detail": …}` with the error's status and header fields.
#[cold]
pub(crate) fn error_response(error: HttpError) -> Response {
    let (status, body, headers) = error.into_parts();
    if has_no_body(status) {
        let mut response = empty(status);
        *response.headers_mut() = headers;
        return response;
    }
    with_content_type(status, headers, JSON, Body::from(body))
}

/// Why a body is not read.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It is not as it should be.
    Error(HttpError),
    /// The machine fails: a file that cannot be written.
    #[cfg_attr(not(feature = "multipart"), expect(dead_code, reason = "only files are written"))]
    Failure,
}

/// An answer that takes longer than it may.
#[cold]
pub(crate) fn too_slow() -> HttpError {
    HttpError::status(503)
}

/// A body that is larger than allowed.
#[cold]
pub(crate) fn too_large() -> Refusal {
    Refusal::Error(HttpError::status(413))
}

/// A body that cannot be read to its end.
#[cold]
pub(crate) fn unread_body(cause: &BoxError) -> Refusal {
    if cause.is::<BodyLate>() { Refusal::Error(HttpError::status(408)) } else { broken_body() }
}

/// A body that breaks off, or that is not what it says.
#[cold]
pub(crate) fn broken_body() -> Refusal {
    Refusal::Error(HttpError::bad_request("There was an error parsing the body"))
}

/// What a client learns of a failure inside: nothing.
#[cold]
pub(crate) fn internal_error() -> Response {
    plain(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
}
