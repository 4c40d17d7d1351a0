//! Errors as answers: `HttpError`, and `Result` with any `ApiError`.

use ferrapi_openapi::fragment::{ReplySpec, ResponseSpec};
use http::StatusCode;

use crate::error::HttpError;
use crate::http::{Body, JSON, Response, plain, with_content_type};
use crate::reply::{ApiError, Reply};
use crate::request::Request;

impl ApiError for HttpError {
    // Its status is known at run time only, so nothing is documented, as in FastAPI.
    const RESPONSES: &'static [ResponseSpec] = &[];

    fn into_http_error(self) -> HttpError {
        self
    }
}

impl<T: Reply, E: ApiError> Reply for Result<T, E> {
    const SPEC: ReplySpec = ReplySpec { errors: E::RESPONSES, ..T::SPEC };

    #[inline]
    fn reply(self, request: &mut Request) -> Response {
        match self {
            Ok(value) => value.reply(request),
            Err(error) => {
                // What the handler has said of a success does not hold for an error.
                request.reply = Default::default();
                error_response(error.into_http_error())
            }
        }
    }
}

/// `{"detail": …}` with the error's status and header fields.
#[cold]
pub(crate) fn error_response(error: HttpError) -> Response {
    let (status, body, headers) = error.into_parts();
    with_content_type(status, headers, JSON, Body::from(body))
}

/// What a client learns of a failure inside: nothing.
#[cold]
pub(crate) fn internal_error() -> Response {
    plain(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
}

/// Everything that is wrong with a request: 422 `{"detail": […]}`.
#[cold]
pub(crate) fn unprocessable(issues: &[crate::error::Issue]) -> Response {
    let body = crate::validate::render(issues);
    with_content_type(StatusCode::UNPROCESSABLE_ENTITY, http::HeaderMap::new(), JSON, Body::from(body))
}
