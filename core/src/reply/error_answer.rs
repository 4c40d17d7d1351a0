//! What an error handler of the application may return.

use http::StatusCode;
use serde::Serialize;

use crate::error::{HttpError, error_response};
use crate::http::Response;
use crate::reply::{Html, Json, PlainText, Redirect};
use crate::validate::{ErrorForm, ValidationError, WideIntegers, unprocessable};

/// For layers, which answer for the whole application.
impl From<HttpError> for Response {
    fn from(error: HttpError) -> Response {
        error_response(error)
    }
}

/// What a function for [`App::error_handler`](crate::App::error_handler) may return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the answer of an error handler",
    label = "not an answer",
    note = "return `Json`, `Html`, `PlainText`, `Redirect`, `Response`, `HttpError`, `ValidationError`, or `(StatusCode, T)` of one of \
            them; the function is not `async`"
)]
pub trait ErrorAnswer {
    /// Writes the response; `status` is the error's, for an answer that says none.
    fn answer(self, status: StatusCode) -> Response;
}

impl ErrorAnswer for Response {
    fn answer(self, _: StatusCode) -> Response {
        self
    }
}

impl ErrorAnswer for Redirect {
    fn answer(self, _: StatusCode) -> Response {
        self.into()
    }
}

impl ErrorAnswer for HttpError {
    fn answer(self, _: StatusCode) -> Response {
        error_response(self)
    }
}

/// As without a handler, but for [`App::problem_details`](crate::App::problem_details).
impl ErrorAnswer for ValidationError {
    fn answer(self, _: StatusCode) -> Response {
        unprocessable(self.errors().iter(), ErrorForm::Detail, &WideIntegers::default())
    }
}

impl<T: Serialize> ErrorAnswer for Json<T> {
    fn answer(self, status: StatusCode) -> Response {
        with_status(status, self.into())
    }
}

impl<T> ErrorAnswer for Html<T>
where
    Response: From<Html<T>>,
{
    fn answer(self, status: StatusCode) -> Response {
        with_status(status, self.into())
    }
}

impl<T> ErrorAnswer for PlainText<T>
where
    Response: From<PlainText<T>>,
{
    fn answer(self, status: StatusCode) -> Response {
        with_status(status, self.into())
    }
}

impl<A: ErrorAnswer> ErrorAnswer for (StatusCode, A) {
    fn answer(self, _: StatusCode) -> Response {
        let (status, answer) = self;
        with_status(status, answer.answer(status))
    }
}

/// A value that cannot be written stays a 500.
fn with_status(status: StatusCode, mut response: Response) -> Response {
    if response.status() != StatusCode::INTERNAL_SERVER_ERROR {
        *response.status_mut() = status;
    }
    response
}
