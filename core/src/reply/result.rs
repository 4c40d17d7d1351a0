//! Errors as answers: `HttpError`, those of bodies and files, and `Result` with any `ApiError`.

use crate::error::HttpError;
use crate::http::Response;
use crate::reply::{ApiError, Reply, Shaping};
use crate::request::{BodyError, Request};
use crate::validate::ValidationError;
use ferrapi_openapi::fragment::{ReplySpec, ResponseSpec};

impl ApiError for HttpError {
    // Its status is known at run time only, so nothing is documented, as in FastAPI.
    const RESPONSES: &'static [ResponseSpec] = &[ResponseSpec::OTHER];

    fn into_http_error(self) -> HttpError {
        self
    }
}

/// The error of a dependency that has none.
impl ApiError for std::convert::Infallible {
    const RESPONSES: &'static [ResponseSpec] = &[];

    fn into_http_error(self) -> HttpError {
        match self {}
    }
}

impl ApiError for ValidationError {
    // The document has the 422 already.
    const RESPONSES: &'static [ResponseSpec] = &[];

    fn into_http_error(self) -> HttpError {
        self.into()
    }
}

impl ApiError for BodyError {
    const RESPONSES: &'static [ResponseSpec] = &[ResponseSpec::OTHER];

    fn into_http_error(self) -> HttpError {
        self.into()
    }
}

/// The machine fails, not the client: 500, and the reason goes to the log.
impl ApiError for std::io::Error {
    const RESPONSES: &'static [ResponseSpec] = &[ResponseSpec::OTHER];

    fn into_http_error(self) -> HttpError {
        self.into()
    }
}

impl<T: Reply, E: ApiError> Reply for Result<T, E> {
    const SPEC: ReplySpec = ReplySpec { errors: E::RESPONSES, ..T::SPEC };

    #[inline]
    fn reply(self, request: &mut Request) -> Response {
        match self {
            Ok(value) => value.reply(request),
            Err(error) => refuse(error, request),
        }
    }

    fn reply_shaped(self, request: &mut Request, shaping: &'static Shaping) -> Response {
        match self {
            Ok(value) => value.reply_shaped(request, shaping),
            Err(error) => refuse(error, request),
        }
    }
}

/// What the handler has said of a success does not hold for an error.
#[inline]
fn refuse<E: ApiError>(error: E, request: &mut Request) -> Response {
    request.reply = Default::default();
    request.duties.tasks = Default::default();
    request.context.answers.refused(error.into_http_error(), &request.head)
}
