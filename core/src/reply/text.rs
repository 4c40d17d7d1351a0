//! Answers that are not JSON: HTML, plain text, redirects.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ContentSpec, ReplySpec};
use http::StatusCode;
use http::header::{HeaderMap, HeaderValue, LOCATION, X_CONTENT_TYPE_OPTIONS};

use crate::error::internal_error;
use crate::http::{Body, NO_SNIFF, PLAIN_TEXT, Response, empty, with_content_type};
use crate::reply::sse::bind;
use crate::reply::{Reply, success};
use crate::request::Request;

const HTML: HeaderValue = HeaderValue::from_static("text/html; charset=utf-8");

fn string_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({ "type": "string" })
}

/// Text that is answered as it is, with `text/html; charset=utf-8`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html<T = String>(pub T);

/// Text that is answered as it is, with `text/plain; charset=utf-8`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainText<T = String>(pub T);

impl<T: Into<Cow<'static, str>>> Reply for Html<T> {
    const SPEC: ReplySpec = ReplySpec {
        content: Some(ContentSpec { media_type: "text/html", schema: Some(string_schema) }),
        ..ReplySpec::OPAQUE
    };

    fn reply(self, request: &mut Request) -> Response {
        text(self.0.into(), HTML, request)
    }
}

impl<T: Into<Cow<'static, str>>> Reply for PlainText<T> {
    const SPEC: ReplySpec = ReplySpec {
        content: Some(ContentSpec { media_type: "text/plain", schema: Some(string_schema) }),
        ..ReplySpec::OPAQUE
    };

    fn reply(self, request: &mut Request) -> Response {
        text(self.0.into(), PLAIN_TEXT, request)
    }
}

fn text(text: Cow<'static, str>, media_type: HeaderValue, request: &mut Request) -> Response {
    with_content_type(success(request.spec().status), request.reuse_headers(), media_type, body(text))
}

fn body(text: Cow<'static, str>) -> Body {
    match text {
        Cow::Borrowed(text) => Body::from(text),
        Cow::Owned(text) => Body::from(text),
    }
}

impl<T: Into<Cow<'static, str>>> From<Html<T>> for Response {
    fn from(answer: Html<T>) -> Self {
        with_content_type(StatusCode::OK, HeaderMap::new(), HTML, body(answer.0.into()))
    }
}

impl<T: Into<Cow<'static, str>>> From<PlainText<T>> for Response {
    fn from(answer: PlainText<T>) -> Self {
        with_content_type(StatusCode::OK, HeaderMap::new(), PLAIN_TEXT, body(answer.0.into()))
    }
}

/// Sends the client to another address: 307 unless the route (`status = 302`) or the redirect itself says otherwise
/// (RFC 9110 section 15.4).
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/typer")]
/// async fn typer() -> Redirect {
///     Redirect::to("https://typer.tiangolo.com")
/// }
/// # fn main() {}
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// Without it: the route's, if that is of a redirect, or else 307.
    status: Option<u16>,
    location: Cow<'static, str>,
}

impl Redirect {
    /// 307 Temporary Redirect: method and body stay. A route with another `status` of a redirect has that.
    pub fn to(location: impl Into<Cow<'static, str>>) -> Self {
        Redirect { status: None, location: location.into() }
    }

    /// 308 Permanent Redirect: method and body stay.
    pub fn permanent(location: impl Into<Cow<'static, str>>) -> Self {
        Redirect { status: Some(308), location: location.into() }
    }

    /// 303 See Other: the client goes on with GET, as after a form.
    pub fn see_other(location: impl Into<Cow<'static, str>>) -> Self {
        Redirect { status: Some(303), location: location.into() }
    }

    /// Another status, whatever the route says.
    pub fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }
}

impl Reply for Redirect {
    const SPEC: ReplySpec = ReplySpec { status: Some(307), body: false, ..ReplySpec::OPAQUE };

    fn reply(mut self, request: &mut Request) -> Response {
        let own = Some(request.spec().status).filter(|status| (300..400).contains(status));
        self.status = self.status.or(own);
        self.into()
    }
}

impl From<Redirect> for Response {
    fn from(redirect: Redirect) -> Self {
        let location = match HeaderValue::try_from(quote(&redirect.location)) {
            Ok(location) => location,
            Err(error) => {
                tracing::error!(?redirect, %error, "a redirect's location is no header value");
                return internal_error();
            }
        };
        let mut response = empty(success(redirect.status.unwrap_or(307)));
        response.headers_mut().insert(LOCATION, location);
        response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF);
        response
    }
}

/// Percent-encodes what may not stand in a URI (RFC 3986 section 2), as Starlette does.
fn quote(location: &str) -> String {
    use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC
        .remove(b':')
        .remove(b'/')
        .remove(b'%')
        .remove(b'#')
        .remove(b'?')
        .remove(b'=')
        .remove(b'@')
        .remove(b'[')
        .remove(b']')
        .remove(b'!')
        .remove(b'$')
        .remove(b'&')
        .remove(b'\'')
        .remove(b'(')
        .remove(b')')
        .remove(b'*')
        .remove(b'+')
        .remove(b',')
        .remove(b';')
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    utf8_percent_encode(location, KEPT).to_string()
}

impl Reply for bytes::Bytes {
    const SPEC: ReplySpec = ReplySpec {
        content: Some(ContentSpec {
            media_type: "application/octet-stream",
            schema: Some(
                |_| schemars::json_schema!({ "type": "string", "contentMediaType": "application/octet-stream" }),
            ),
        }),
        ..ReplySpec::OPAQUE
    };

    fn reply(self, request: &mut Request) -> Response {
        const BYTES: HeaderValue = HeaderValue::from_static("application/octet-stream");
        with_content_type(success(request.spec().status), request.reuse_headers(), BYTES, Body::from(self))
    }
}

impl Reply for Response {
    // Nothing is known of it, but FastAPI documents JSON of any kind here.
    const SPEC: ReplySpec =
        ReplySpec { content: Some(crate::reply::json_content(None)), ..ReplySpec::OPAQUE };

    fn reply(self, request: &mut Request) -> Response {
        // A whole response is sent as it is.
        request.reply = Default::default();
        bind(self.extensions(), request);
        self
    }
}
