//! Answers as whole responses, for handlers that return one of several kinds.

use http::StatusCode;
use http::header::{HeaderMap, HeaderValue};
use serde::Serialize;

use crate::error::internal_error;
use crate::http::{Body, JSON, Response, with_content_type};
use crate::reply::{Html, Json, PlainText, Redirect};

/// With status 200.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/portal")]
/// async fn portal(teleport: bool) -> Response {
///     if teleport { Redirect::to("/elsewhere").into() } else { Json("here").into() }
/// }
/// # fn main() {}
/// ```
impl<T: Serialize> From<Json<T>> for Response {
    fn from(answer: Json<T>) -> Self {
        match serde_json::to_vec(&answer.0) {
            Ok(json) => with_content_type(StatusCode::OK, HeaderMap::new(), JSON, Body::from(json)),
            Err(error) => {
                tracing::error!(%error, "the answer cannot be written as JSON");
                internal_error()
            }
        }
    }
}
