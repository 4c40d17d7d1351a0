//! The hosts that are ours, and whether a request is for one of them.

use http::header::{HOST, HeaderMap};
use http::{StatusCode, Uri};

use crate::http::{Response, plain};
use crate::middleware::texts::Texts;

/// Hosts by name (`example.com`) and by domain (`*.example.com`).
#[derive(Debug, Clone)]
pub(super) struct Hosts {
    pub(super) any: bool,
    names: Vec<String>,
    /// With the dot.
    domains: Vec<String>,
}

impl Hosts {
    /// Reads patterns; a star that does not stand for a whole first label is a mistake of the program.
    #[track_caller]
    pub(super) fn new(patterns: impl Texts) -> Self {
        let mut hosts = Hosts { any: false, names: Vec::new(), domains: Vec::new() };
        for pattern in patterns.into_texts() {
            let pattern = pattern.to_ascii_lowercase();
            let domain = pattern.strip_prefix('*');
            match domain {
                Some("") => hosts.any = true,
                Some(domain) if domain.starts_with('.') && is_name(domain) => {
                    hosts.domains.push(domain.to_owned())
                }
                None if is_name(&pattern) => hosts.names.push(pattern),
                _ => panic!("`{pattern}` is no host: write `example.com` or `*.example.com`, without a port"),
            }
        }
        hosts
    }

    /// Whether this host, in lower case, is one of them.
    pub(super) fn know(&self, host: &str) -> bool {
        let below = |domain: &String| host.len() > domain.len() && host.ends_with(domain.as_str());
        self.any || self.is_named(host) || self.domains.iter().any(below)
    }

    pub(super) fn is_named(&self, host: &str) -> bool {
        self.names.iter().any(|name| name == host)
    }
}

/// The host that a request is for, in lower case and without the port. `None` if it names none, two, or what is no host.
///
/// `Host` and the target's authority must agree: somebody may read the one, and somebody else the other (RFC 9112 section 3.2).
pub(super) fn host(headers: &HeaderMap, uri: &Uri) -> Option<String> {
    let fields = headers.get_all(HOST).into_iter().map(|field| field.to_str().ok());
    let authority = uri.authority().map(|authority| Some(authority.as_str()));
    let mut hosts = fields.chain(authority).map(|field| without_port(field?).map(str::to_ascii_lowercase));
    let first = hosts.next()??;
    hosts.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

fn without_port(field: &str) -> Option<&str> {
    let (host, port) = match field.rfind(':') {
        // The colons of an IPv6 address stand in brackets.
        Some(at) if !field.ends_with(']') => (&field[..at], &field[at + 1..]),
        _ => (field, ""),
    };
    (is_name(host) && port.bytes().all(|byte| byte.is_ascii_digit())).then_some(host)
}

/// Whether a text has the letters of a name or an address. (Which ones are real is not asked.)
fn is_name(text: &str) -> bool {
    let inner = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
    let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    match inner {
        Some(address) => address.bytes().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.')),
        None => !text.is_empty() && text.bytes().all(is_letter),
    }
}

/// The path and query to redirect to: one that begins with a slash.
pub(super) fn path_and_query(uri: &Uri) -> &str {
    let target = uri.path_and_query().map_or("/", |target| target.as_str());
    // `*` of OPTIONS would otherwise become a part of the host.
    if target.starts_with('/') { target } else { "/" }
}

/// The answer to a request for a host that is not ours.
pub(super) fn invalid_host() -> Response {
    plain(StatusCode::BAD_REQUEST, "Invalid host header")
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, Uri};

    use super::host;

    #[test]
    fn a_request_is_for_one_host() {
        for (uri, fields, expected) in [
            ("/", ["Example.COM:8000"].as_slice(), Some("example.com")),
            ("/", &["[::1]:8000"], Some("[::1]")),
            ("/", &["[::1]"], Some("[::1]")),
            ("/", &["127.0.0.1"], Some("127.0.0.1")),
            ("http://example.com:80/", &[], Some("example.com")),
            ("http://example.com/", &["example.com"], Some("example.com")),
            ("http://example.com/", &["other.com"], None),
            ("/", &["example.com", "other.com"], None),
            ("/", &["user@example.com"], None),
            ("/", &["example.com/x"], None),
            ("/", &["example.com:80x"], None),
            ("/", &["::1"], None),
            ("/", &[""], None),
            ("/", &[], None),
        ] {
            let mut headers = HeaderMap::new();
            for field in fields {
                headers.append("host", field.parse().unwrap());
            }
            assert_eq!(host(&headers, &Uri::from_static(uri)).as_deref(), expected, "{uri} {fields:?}");
        }
    }
}
