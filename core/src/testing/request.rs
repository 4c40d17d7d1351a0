//! One request, as a test writes it.

use std::fmt::Display;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, HeaderName, HeaderValue, USER_AGENT};
use http::{HeaderMap, Method, Uri};
use percent_encoding::{AsciiSet, CONTROLS, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::http::Body;
use crate::testing::{TestClient, TestResponse};

/// What has to be escaped in a path and query that a person wrote; `%` stays, so what is escaped stays so.
const WRITTEN: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'|')
    .add(b'\\')
    .add(b'^');
/// What has to be escaped in a name or a value of a query.
const PAIR: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What separates the parts of a test's form.
const BOUNDARY: &str = "ferrapi-test-9f1c27";
const MULTIPART: &str = "multipart/form-data; boundary=ferrapi-test-9f1c27";

/// One request, as a test writes it.
///
/// ```
/// # let client = ferrapi::TestClient::new(ferrapi::App::new("Item Store"));
/// let response = client
///     .get("/items")
///     .query(&[("limit", 10), ("skip", 20)])
///     .header("x-token", "coneofsilence")
///     .send();
/// assert_eq!(response.status(), 404);
/// ```
///
/// Methods panic, at the line of the test, if HTTP does not allow what they are given.
#[must_use = "a request does nothing until `.send()`"]
pub struct TestRequest {
    client: TestClient,
    method: Method,
    target: String,
    headers: HeaderMap,
    body: Bytes,
}

impl TestRequest {
    #[track_caller]
    pub(super) fn new(client: TestClient, method: &str, path: &str) -> Self {
        assert!(path.starts_with('/'), "the path of a request begins with `/`: {path:?}");
        let Ok(method) = Method::from_bytes(method.as_bytes()) else { panic!("no HTTP method: {method:?}") };
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_static("testserver"));
        headers.insert(USER_AGENT, HeaderValue::from_static("testclient"));
        let target = utf8_percent_encode(path, WRITTEN).to_string();
        TestRequest { client, method, target, headers, body: Bytes::new() }
    }

    /// Adds a header field; `host` and `user-agent` replace the client's own.
    #[track_caller]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { panic!("no header name: {name:?}") };
        let value = header_value(value.as_ref());
        if name == HOST || name == USER_AGENT {
            self.headers.insert(name, value);
        } else {
            self.headers.append(name, value);
        }
        self
    }

    /// Adds pairs to the query, escaped; a name may come several times.
    pub fn query<K: AsRef<str>, V: Display>(mut self, pairs: &[(K, V)]) -> Self {
        for (name, value) in pairs {
            self.target.push(if self.target.contains('?') { '&' } else { '?' });
            self.target.extend(utf8_percent_encode(name.as_ref(), PAIR));
            self.target.push('=');
            self.target.extend(utf8_percent_encode(&value.to_string(), PAIR));
        }
        self
    }

    /// Sets the body to a value as JSON, and `content-type` to `application/json`.
    #[track_caller]
    pub fn json<T: serde::Serialize + ?Sized>(self, value: &T) -> Self {
        match serde_json::to_vec(value) {
            Ok(json) => self.content_type("application/json").body(json),
            Err(error) => panic!("the value cannot be written as JSON: {error}"),
        }
    }

    /// Sets the body to the fields of a form, `application/x-www-form-urlencoded`; a name may come several times.
    #[track_caller]
    pub fn form<K: AsRef<str>, V: Display>(self, fields: &[(K, V)]) -> Self {
        let mut body = String::new();
        for (name, value) in fields {
            body.push_str(if body.is_empty() { "" } else { "&" });
            body.extend(utf8_percent_encode(name.as_ref(), PAIR));
            body.push('=');
            body.extend(utf8_percent_encode(&value.to_string(), PAIR));
        }
        self.content_type("application/x-www-form-urlencoded").body(body)
    }

    /// Adds a field to a `multipart/form-data` body.
    #[track_caller]
    pub fn field(self, name: &str, value: impl Display) -> Self {
        self.part(&format!("name=\"{}\"", quoted(name)), None, value.to_string().as_bytes())
    }

    /// Adds a file to a `multipart/form-data` body.
    #[track_caller]
    pub fn file(self, name: &str, filename: &str, content_type: &str, contents: impl AsRef<[u8]>) -> Self {
        let names = format!("name=\"{}\"; filename=\"{}\"", quoted(name), quoted(filename));
        self.part(&names, Some(content_type), contents.as_ref())
    }

    #[track_caller]
    fn part(mut self, names: &str, content_type: Option<&str>, contents: &[u8]) -> Self {
        let end = format!("--{BOUNDARY}--\r\n");
        let mut body = match self.headers.get(CONTENT_TYPE) {
            Some(known) if known == MULTIPART => self.body[..self.body.len() - end.len()].to_vec(),
            _ => Vec::new(),
        };
        body.extend(format!("--{BOUNDARY}\r\ncontent-disposition: form-data; {names}\r\n").into_bytes());
        if let Some(content_type) = content_type {
            body.extend(format!("content-type: {content_type}\r\n").into_bytes());
        }
        body.extend_from_slice(b"\r\n");
        body.extend_from_slice(contents);
        body.extend_from_slice(b"\r\n");
        body.extend(end.into_bytes());
        self.body = body.into();
        self.content_type(MULTIPART)
    }

    /// Sets the body to bytes or text as they are. `content-type` is left alone.
    pub fn body(mut self, body: impl AsRef<[u8]>) -> Self {
        self.body = Bytes::copy_from_slice(body.as_ref());
        self
    }

    /// Sets `content-type`, in place of an earlier one.
    #[track_caller]
    pub fn content_type(mut self, media_type: &str) -> Self {
        self.headers.insert(CONTENT_TYPE, header_value(media_type.as_bytes()));
        self
    }

    /// Adds a cookie, to those that were added before.
    #[track_caller]
    pub fn cookie(mut self, name: &str, value: &str) -> Self {
        let before = self.headers.get(COOKIE).map(HeaderValue::as_bytes).unwrap_or_default();
        let mut all = before.to_vec();
        all.extend_from_slice(if before.is_empty() { b"" } else { b"; " });
        all.extend_from_slice(format!("{name}={value}").as_bytes());
        self.headers.insert(COOKIE, header_value(&all));
        self
    }

    /// Sets `authorization` to a bearer token (RFC 6750 section 2.1).
    #[track_caller]
    pub fn bearer(mut self, token: &str) -> Self {
        self.headers.insert(AUTHORIZATION, header_value(format!("Bearer {token}").as_bytes()));
        self
    }

    /// Sends the request and waits for the whole response.
    ///
    /// # Panics
    ///
    /// If the response breaks off, or the path is no path.
    #[track_caller]
    pub fn send(self) -> TestResponse {
        let Ok(uri) = Uri::try_from(&self.target) else { panic!("no path of a request: {:?}", self.target) };
        let mut request = http::Request::new(Body::from(self.body));
        *request.method_mut() = self.method;
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        match self.client.wire().send(request) {
            Ok((parts, body)) => TestResponse::new(parts, body),
            Err(error) => panic!("no whole response came: {error}"),
        }
    }
}

/// A name in quotes, as browsers write it (WHATWG HTML, multipart/form-data encoding).
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[track_caller]
fn header_value(value: &[u8]) -> HeaderValue {
    match HeaderValue::from_bytes(value) {
        Ok(value) => value,
        Err(_) => panic!("no value of a header field: {:?}", String::from_utf8_lossy(value)),
    }
}
