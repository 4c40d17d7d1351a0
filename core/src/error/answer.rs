//! Errors as responses: the only place that knows their wire shape, but for the 422 (`validate::render`).

use http::StatusCode;
use http::header::{CONNECTION, HeaderValue};

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

/// A body that is larger than allowed.
#[cold]
pub(crate) fn too_large() -> Box<Response> {
    // What is left of the body is not read, so the connection cannot go on.
    let mut response = error_response(HttpError::status(413));
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    Box::new(response)
}

/// A body that breaks off, or that is not what it says.
#[cold]
pub(crate) fn broken_body() -> Box<Response> {
    Box::new(error_response(HttpError::bad_request("There was an error parsing the body")))
}

/// What a client learns of a failure inside: nothing.
#[cold]
pub(crate) fn internal_error() -> Response {
    plain(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
}
