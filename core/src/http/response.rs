//! Whole requests and responses, and what a handler may say of its response besides the body.

use std::time::{Duration, SystemTime};

use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, SET_COOKIE, X_CONTENT_TYPE_OPTIONS};
use http::status::StatusCode;

use crate::http::{Body, Cookie};

/// A whole request, as layers and mounted services see it.
pub type Request = http::Request<Body>;

/// A whole response, as a handler may also return it: nothing is added to it.
pub type Response = http::Response<Body>;

/// The id of a request, among the extensions of its response: for the log.
#[derive(Clone, Debug)]
pub(crate) struct RequestName(pub(crate) HeaderValue);

/// `application/json`, without a charset, as FastAPI writes it.
pub(crate) const JSON: HeaderValue = HeaderValue::from_static("application/json");
/// A browser must not take it for anything else than its media type says (Fetch Standard, `X-Content-Type-Options`).
pub(crate) const NO_SNIFF: HeaderValue = HeaderValue::from_static("nosniff");
/// `text/plain; charset=utf-8`.
pub(crate) const PLAIN_TEXT: HeaderValue = HeaderValue::from_static("text/plain; charset=utf-8");

/// Status, header fields and cookies of the response to come. Lend it with `head: &mut ResponseHead`, in handlers
/// and in dependencies.
///
/// What it says is added to whatever the handler returns, except to a whole [`Response`] and to errors.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/teapot")]
/// async fn teapot(head: &mut ResponseHead) -> &'static str {
///     head.status(418).header("x-cat-dog", "alone in the world").cookie(Cookie::new("fakesession", "fake"));
///     "short and stout"
/// }
/// # fn main() {}
/// ```
///
/// Source: [FastAPI, Response Headers](https://fastapi.tiangolo.com/advanced/response-headers/).
#[derive(Debug, Default)]
pub struct ResponseHead {
    status: Option<StatusCode>,
    headers: HeaderMap,
}

impl ResponseHead {
    /// Sets the status. One outside 100..=999 is ignored.
    pub fn status(&mut self, status: u16) -> &mut Self {
        self.status = StatusCode::from_u16(status).ok().or(self.status);
        self
    }

    /// Sets a header field, replacing earlier ones of this name. A name or value that HTTP does not allow is
    /// left out.
    pub fn header<N, V>(&mut self, name: N, value: V) -> &mut Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        if let (Ok(name), Ok(value)) = (name.try_into(), value.try_into()) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Sets a cookie (RFC 6265 section 4.1). A cookie that HTTP does not allow is left out.
    pub fn cookie(&mut self, cookie: Cookie<'_>) -> &mut Self {
        if cookie.is_whole()
            && let Ok(value) = HeaderValue::try_from(cookie.to_string())
        {
            self.headers.append(SET_COOKIE, value);
        }
        self
    }

    /// Makes the client forget a cookie of the path `/`: one that is empty and past its time.
    pub fn delete_cookie(&mut self, name: &str) -> &mut Self {
        self.cookie(Cookie::new(name, "").max_age(Duration::ZERO).expires(SystemTime::UNIX_EPOCH))
    }

    /// The header fields set so far.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        &mut self.headers
    }

    /// Whether nothing was said.
    #[inline]
    pub(crate) fn is_empty(&self) -> bool {
        self.status.is_none() && self.headers.is_empty()
    }

    /// Takes over what was said later.
    #[cold]
    pub(crate) fn append(&mut self, later: ResponseHead) {
        self.status = later.status.or(self.status);
        merge(later.headers, &mut self.headers);
    }

    /// Says it of a response.
    #[cold]
    pub(crate) fn apply(self, response: &mut Response) {
        if let Some(status) = self.status {
            *response.status_mut() = status;
        }
        merge(self.headers, response.headers_mut());
    }
}

/// Fields replace those of their name, but cookies come to the others.
fn merge(later: HeaderMap, headers: &mut HeaderMap) {
    let mut last = None;
    for (name, value) in later {
        // `HeaderMap` gives the name only with the first of several values.
        let is_first = name.is_some();
        last = name.or(last);
        let Some(name) = &last else { continue };
        if is_first && *name != SET_COOKIE {
            headers.insert(name, value);
        } else {
            headers.append(name, value);
        }
    }
}

/// A media type that a program gave: texts are UTF-8 unless it says otherwise, as Starlette has it.
pub(crate) fn with_charset(media_type: HeaderValue) -> HeaderValue {
    let Ok(text) = media_type.to_str() else { return media_type };
    let lower = text.to_ascii_lowercase();
    if !lower.starts_with("text/") || lower.contains("charset=") {
        return media_type;
    }
    HeaderValue::try_from(format!("{text}; charset=utf-8")).unwrap_or(media_type)
}

/// A response with this status and media type, on a header map that is reused.
#[inline]
pub(crate) fn with_content_type(
    status: StatusCode,
    mut headers: HeaderMap,
    media_type: HeaderValue,
    body: Body,
) -> Response {
    headers.insert(CONTENT_TYPE, media_type);
    headers.insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF);
    let mut response = Response::new(body);
    *response.status_mut() = status;
    replace_empty(response.headers_mut(), headers);
    response
}

/// Puts a header map in the place of a new one, which holds nothing: dropping that would only cost time.
#[inline]
pub(crate) fn replace_empty(place: &mut HeaderMap, headers: HeaderMap) {
    let empty = std::mem::replace(place, headers);
    debug_assert_eq!(empty.capacity(), 0);
    std::mem::forget(empty);
}

/// Statuses that never have a body (RFC 9110 sections 15.2, 15.3.5, 15.3.6 and 15.4.5).
#[inline]
pub(crate) fn has_no_body(status: StatusCode) -> bool {
    matches!(status.as_u16(), 100..=199 | 204 | 205 | 304)
}

/// A response without a body.
pub(crate) fn empty(status: StatusCode) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    response
}

/// A short plain text.
#[cold]
pub(crate) fn plain(status: StatusCode, text: &'static str) -> Response {
    with_content_type(status, HeaderMap::new(), PLAIN_TEXT, Body::from(text))
}
