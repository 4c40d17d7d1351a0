//! The 422 response.

use http::{HeaderMap, HeaderValue, StatusCode};

use crate::error::Issue;
use crate::http::{Body, JSON, Response, with_content_type};
use crate::validate::{WideIntegers, render, render_problem};

/// How an application answers a request that does not fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum ErrorForm {
    /// FastAPI's `{"detail": […]}`.
    #[default]
    Detail,
    /// `application/problem+json` (RFC 9457).
    Problem,
}

const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Everything that is wrong with a request: 422.
#[cold]
pub(crate) fn unprocessable<'i>(
    issues: impl ExactSizeIterator<Item = &'i Issue>,
    form: ErrorForm,
    wide: &WideIntegers,
) -> Response {
    let (media_type, body) = match form {
        ErrorForm::Detail => (JSON, render(issues, wide)),
        ErrorForm::Problem => (PROBLEM, render_problem(issues)),
    };
    with_content_type(StatusCode::UNPROCESSABLE_ENTITY, HeaderMap::new(), media_type, Body::from(body))
}
