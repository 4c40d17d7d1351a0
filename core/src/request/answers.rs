//! How an application answers what it refuses: in its own form, or as its author says.

use std::sync::Arc;

use bytes::Bytes;
use http::StatusCode;
use serde_json::Value;

use crate::error::{HttpError, Issue, error_response};
use crate::http::{RequestHead, Response};
use crate::validate::{ErrorForm, ValidationError, WideIntegers, may_be_wide, unprocessable};

/// How an application answers what it refuses.
#[derive(Clone, Default)]
pub struct Answers {
    /// The form of the 422, where nothing else is said.
    pub(crate) form: ErrorForm,
    invalid: Option<Handler<ValidationError>>,
    refused: Option<Handler<HttpError>>,
}

/// Answers one kind of error.
pub(crate) type Handler<E> = Arc<dyn Fn(E, &RequestHead) -> Response + Send + Sync>;

/// A kind of error that [`App::error_handler`](crate::App::error_handler) can answer: [`ValidationError`], [`HttpError`].
#[diagnostic::on_unimplemented(
    message = "an application has no handler for `{Self}`",
    label = "not `ValidationError` or `HttpError`",
    note = "take `ValidationError` (a request that does not fit) or `HttpError` (all other refusals); an error type of \
            your own answers by itself with `#[derive(ApiError)]`"
)]
pub trait HandledError: Sized {
    /// The status of an answer that says none.
    #[doc(hidden)]
    fn status(&self) -> StatusCode;

    /// Notes the handler.
    #[doc(hidden)]
    fn note(answers: &mut Answers, handler: impl Fn(Self, &RequestHead) -> Response + Send + Sync + 'static);
}

impl HandledError for ValidationError {
    fn status(&self) -> StatusCode {
        StatusCode::UNPROCESSABLE_ENTITY
    }

    fn note(answers: &mut Answers, handler: impl Fn(Self, &RequestHead) -> Response + Send + Sync + 'static) {
        answers.invalid = Some(Arc::new(handler));
    }
}

impl HandledError for HttpError {
    fn status(&self) -> StatusCode {
        self.status_code()
    }

    fn note(answers: &mut Answers, handler: impl Fn(Self, &RequestHead) -> Response + Send + Sync + 'static) {
        answers.refused = Some(Arc::new(handler));
    }
}

impl Answers {
    /// An error on purpose, the application's own (404, 405, 413, …) included.
    #[cold]
    pub(crate) fn refused(&self, error: HttpError, head: &RequestHead) -> Response {
        match &self.refused {
            Some(handler) => handler(error, head),
            None => error_response(error),
        }
    }

    /// A request that does not fit. `bytes` is its body, and `body` what a handler gets of it.
    #[cold]
    pub(crate) fn invalid(
        &self,
        issues: Vec<Issue>,
        head: &RequestHead,
        bytes: &Bytes,
        body: impl FnOnce() -> Value,
    ) -> Response {
        match &self.invalid {
            Some(handler) => handler(ValidationError::new(issues, body(), bytes.clone()), head),
            None => {
                let is_wide = issues.iter().any(|issue| may_be_wide(issue.input()));
                let wide = if is_wide { WideIntegers::of(bytes) } else { WideIntegers::default() };
                unprocessable(issues.iter(), self.form, &wide)
            }
        }
    }
}
