//! Errors as responses: the only place that knows their wire shape, but for the 422 (`validate::render`).

use http::StatusCode;

use crate::error::HttpError;
use crate::http::{Body, JSON, Response, empty, has_no_body, plain, with_content_type};

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

/// What a client learns of a failure inside: nothing.
#[cold]
pub(crate) fn internal_error() -> Response {
    plain(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
}
