//! A stream's head, as HTTP/1.1 would have sent it: handlers, layers and logs see one form of a request.

use http::header::{
    CONNECTION, CONTENT_LENGTH, COOKIE, DATE, HOST, HeaderMap, HeaderName, HeaderValue, TE,
    TRANSFER_ENCODING, UPGRADE,
};
use http::request::Parts;
use http::{Method, StatusCode, Uri};

use crate::http::has_no_body;
use crate::limits::Limits;
use crate::serve::framing::is_host;

/// Puts the head of a request into the form that it has in HTTP/1.1.
///
/// # Errors
///
/// The status with which it is refused.
pub(super) fn receive(parts: &mut Parts, limits: &Limits) -> Result<(), StatusCode> {
    if parts.headers.len() > limits.head_fields {
        return Err(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE);
    }
    if parts.method == Method::CONNECT {
        // We are no tunnel (RFC 9110 sections 9.1 and 9.3.6).
        return Err(StatusCode::NOT_IMPLEMENTED);
    }
    let target = parts.uri.path_and_query().cloned();
    let target = target.filter(|target| target.as_str().starts_with('/') || is_the_servers(target, parts));
    let target = target.ok_or(StatusCode::BAD_REQUEST)?;
    if target.as_str().len() > limits.target_size {
        return Err(StatusCode::URI_TOO_LONG);
    }
    receive_host(parts)?;
    parts.uri = Uri::from(target);
    join_cookies(&mut parts.headers);
    Ok(())
}

/// `OPTIONS *` (RFC 9110 section 9.3.7).
fn is_the_servers(target: &http::uri::PathAndQuery, parts: &Parts) -> bool {
    target.as_str() == "*" && parts.method == Method::OPTIONS
}

/// One valid host, in `:authority` or in `Host`; if it stands in both, it is the same (RFC 9113 section 8.3.1).
fn receive_host(parts: &mut Parts) -> Result<(), StatusCode> {
    let mut hosts = parts.headers.get_all(HOST).iter();
    let (host, second) = (hosts.next(), hosts.next());
    let authority = parts.uri.authority().map(|authority| authority.as_str().as_bytes());
    let agree = match (authority, host) {
        (Some(authority), Some(host)) => authority.eq_ignore_ascii_case(host.as_bytes()),
        _ => true,
    };
    let either = authority.or(host.map(HeaderValue::as_bytes));
    if second.is_some() || !agree || !either.is_some_and(is_host) {
        return Err(StatusCode::BAD_REQUEST);
    }
    if host.is_none()
        && let Some(Ok(value)) = authority.map(HeaderValue::from_bytes)
    {
        parts.headers.insert(HOST, value);
    }
    Ok(())
}

/// A cookie that comes in pieces is one (RFC 9113 section 8.2.3).
fn join_cookies(headers: &mut HeaderMap) {
    if headers.get_all(COOKIE).iter().nth(1).is_none() {
        return;
    }
    let pieces: Vec<_> = headers.get_all(COOKIE).iter().map(HeaderValue::as_bytes).collect();
    // Pieces of which each is a value are one, too.
    if let Ok(whole) = HeaderValue::from_bytes(&pieces.join(&b"; "[..])) {
        headers.insert(COOKIE, whole);
    }
}

/// Fields that speak of a connection of HTTP/1.1 (RFC 9113 section 8.2.2).
const OF_CONNECTIONS: [HeaderName; 6] = [
    CONNECTION,
    TRANSFER_ENCODING,
    UPGRADE,
    TE,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
];

/// Puts the head of a response into the form that HTTP/2 wants. `length` is the body's, if it is known.
pub(super) fn send(status: StatusCode, headers: &mut HeaderMap, length: Option<u64>, is_head: bool) {
    for name in OF_CONNECTIONS {
        headers.remove(name);
    }
    if let Some(length) = length
        && !has_no_body(status)
        // What GET would send is not known.
        && !(is_head && length == 0)
        && !headers.contains_key(CONTENT_LENGTH)
    {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    if !headers.contains_key(DATE)
        && let Ok(date) = HeaderValue::try_from(httpdate::fmt_http_date(std::time::SystemTime::now()))
    {
        headers.insert(DATE, date);
    }
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::*;

    fn parts(uri: &str, fields: &[(&'static str, &'static str)]) -> Parts {
        let mut parts = Request::get(uri).body(()).unwrap().into_parts().0;
        for (name, value) in fields {
            parts.headers.append(*name, HeaderValue::from_static(value));
        }
        parts
    }

    #[test]
    fn the_host_is_one() {
        for (uri, fields, expected) in [
            ("http://a/x?y", &[][..], Some("a")),
            ("http://a:80/", &[("host", "A:80")], Some("A:80")),
            ("/", &[("host", "b")], Some("b")),
            ("/", &[], None),
            ("http://a/", &[("host", "b")], None),
            ("http://a/", &[("host", "a"), ("host", "a")], None),
            ("http://u@a/", &[], None),
            ("/", &[("host", "a b")], None),
        ] {
            let mut parts = parts(uri, fields);
            let received = receive(&mut parts, &Limits::default());
            let host = received.ok().and_then(|()| parts.headers.get(HOST)?.to_str().ok());
            assert_eq!(host, expected, "{uri} {fields:?}");
            assert!(host.is_none() || parts.uri.host().is_none());
        }
    }

    #[test]
    fn cookies_are_one_and_targets_have_an_end() {
        let mut crumbs = parts("http://a/", &[("cookie", "a=1"), ("cookie", "b=2")]);
        assert_eq!(receive(&mut crumbs, &Limits::default()), Ok(()));
        assert_eq!(crumbs.headers[COOKIE], "a=1; b=2");
        let long = format!("http://a/{}", "x".repeat(9_000));
        assert_eq!(receive(&mut parts(&long, &[]), &Limits::default()), Err(StatusCode::URI_TOO_LONG));
        let few = Limits::default().head_fields(1);
        let refused = receive(&mut parts("http://a/", &[("a", "b"), ("c", "d")]), &few);
        assert_eq!(refused, Err(StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE));
    }

    #[test]
    fn a_response_speaks_of_no_connection() {
        let mut headers = HeaderMap::new();
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
        send(StatusCode::OK, &mut headers, Some(3), false);
        assert!(!headers.contains_key(CONNECTION) && headers.contains_key(DATE));
        assert_eq!(headers[CONTENT_LENGTH], "3");
        let mut headers = HeaderMap::new();
        send(StatusCode::NO_CONTENT, &mut headers, Some(0), false);
        assert!(!headers.contains_key(CONTENT_LENGTH));
    }
}
