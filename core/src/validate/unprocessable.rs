//! The 422 response.

use http::{HeaderMap, StatusCode};

use crate::error::Issue;
use crate::http::{Body, JSON, Response, with_content_type};
use crate::validate::render;

/// Everything that is wrong with a request: 422 `{"detail": […]}`.
#[cold]
pub(crate) fn unprocessable<'i>(issues: impl ExactSizeIterator<Item = &'i Issue>) -> Response {
    let body = render(issues);
    with_content_type(StatusCode::UNPROCESSABLE_ENTITY, HeaderMap::new(), JSON, Body::from(body))
}
