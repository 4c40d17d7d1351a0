//! The error that a handler or a dependency returns on purpose: FastAPI's `HTTPException`.

use std::borrow::Cow;
use std::fmt;

use http::header::{HeaderMap, HeaderName, HeaderValue};
use http::status::StatusCode;
use serde::Serialize;
use serde_json::Value;

/// An error with a status, answered as `{"detail": …}`.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/items/<item_id>")]
/// async fn read_item(item_id: u32) -> Result<String, HttpError> {
///     Err(HttpError::not_found("Item not found"))
/// }
/// # fn main() {}
/// ```
///
/// Source: [FastAPI, Handling Errors](https://fastapi.tiangolo.com/tutorial/handling-errors/).
#[derive(Debug, Clone)]
pub struct HttpError(Box<Inner>);

#[derive(Debug, Clone)]
struct Inner {
    status: StatusCode,
    detail: Detail,
    headers: HeaderMap,
}

#[derive(Debug, Clone)]
enum Detail {
    Phrase,
    Text(Cow<'static, str>),
    Json(Value),
}

/// The machine fails, not the client: 500, and the reason goes to the log.
impl From<std::io::Error> for HttpError {
    fn from(error: std::io::Error) -> Self {
        tracing::error!(%error, "a file or a socket failed");
        HttpError::status(500)
    }
}

impl HttpError {
    /// An error whose detail is the status phrase (`Not Found`).
    ///
    /// A status outside 100..=999 becomes 500.
    pub fn status(status: u16) -> Self {
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        HttpError(Box::new(Inner { status, detail: Detail::Phrase, headers: HeaderMap::new() }))
    }

    /// An error with a detail text.
    pub fn new(status: u16, detail: impl Into<Cow<'static, str>>) -> Self {
        let mut error = Self::status(status);
        error.0.detail = Detail::Text(detail.into());
        error
    }

    /// An error with any JSON as its detail. A value that serde cannot write gives the status phrase.
    pub fn json(status: u16, detail: impl Serialize) -> Self {
        let mut error = Self::status(status);
        error.0.detail = serde_json::to_value(detail).map_or(Detail::Phrase, Detail::Json);
        error
    }

    /// 400 Bad Request.
    pub fn bad_request(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(400, detail)
    }

    /// 401 Unauthorized, with the challenge (`Bearer`, `Basic realm="…"`) that RFC 9110 section 11.6.1 asks for.
    pub fn unauthorized(detail: impl Into<Cow<'static, str>>, challenge: impl TryInto<HeaderValue>) -> Self {
        Self::new(401, detail).header(http::header::WWW_AUTHENTICATE, challenge)
    }

    /// 403 Forbidden.
    pub fn forbidden(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(403, detail)
    }

    /// 404 Not Found.
    pub fn not_found(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(404, detail)
    }

    /// 409 Conflict.
    pub fn conflict(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(409, detail)
    }

    /// Adds a header field. A name or value that HTTP does not allow is left out.
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        if let (Ok(name), Ok(value)) = (name.try_into(), value.try_into()) {
            self.0.headers.append(name, value);
        }
        self
    }

    /// The status.
    pub fn status_code(&self) -> StatusCode {
        self.0.status
    }

    /// The detail, as it stands in the body.
    pub fn detail(&self) -> Value {
        match &self.0.detail {
            Detail::Phrase => Value::from(self.phrase()),
            Detail::Text(text) => Value::from(text.as_ref()),
            Detail::Json(value) => value.clone(),
        }
    }

    /// The header fields that the answer carries.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }

    fn phrase(&self) -> &'static str {
        ferrapi_openapi::phrase(self.0.status.as_u16()).unwrap_or_default()
    }

    /// The parts that the response is made of: status, body, headers.
    pub(crate) fn into_parts(self) -> (StatusCode, Vec<u8>, HeaderMap) {
        #[derive(Serialize)]
        struct Document<T> {
            detail: T,
        }
        let written = match &self.0.detail {
            Detail::Phrase => serde_json::to_vec(&Document { detail: self.phrase() }),
            Detail::Text(text) => serde_json::to_vec(&Document { detail: text }),
            Detail::Json(value) => serde_json::to_vec(&Document { detail: value }),
        };
        // Text and `Value` always serialise; an empty body is the answer if that ever changes.
        (self.0.status, written.unwrap_or_default(), self.0.headers)
    }
}

impl fmt::Display for HttpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.detail {
            Detail::Phrase => f.write_str(self.0.status.as_str()),
            Detail::Text(text) => write!(f, "{}: {text}", self.0.status.as_str()),
            Detail::Json(value) => write!(f, "{}: {value}", self.0.status.as_str()),
        }
    }
}

impl std::error::Error for HttpError {}
