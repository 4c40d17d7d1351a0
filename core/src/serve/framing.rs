//! What a request's head must hold before anybody looks at what it asks for: one valid `Host`, one way to tell where its
//! body ends, a target of a size that people use.
//!
//! hyper has parsed the head, and has refused what it cannot read. It lets pass what two servers could read in two
//! ways: that is how one request is smuggled behind another, so such a request is refused, and its connection closed.

use std::net::Ipv6Addr;

use http::header::{HOST, HeaderMap, HeaderValue, TRANSFER_ENCODING};
use http::request::Parts;
use http::{Method, StatusCode, Uri, Version};

/// What becomes of a request, by its head alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Framing {
    /// It is answered.
    Sound,
    /// It is answered, and nothing behind it is read: nobody has seen its head as a whole.
    Unsure,
    /// It is refused with this status, and nothing behind it is read.
    Refused(StatusCode),
}

/// Judges a request's head. `longest_target` is in bytes; `chunked` says that its body has no length; `seen` gives the bytes that tell of chunks.
#[inline]
pub(crate) fn judge(
    parts: &Parts,
    longest_target: usize,
    chunked: bool,
    seen: impl FnOnce() -> Vec<u8>,
) -> Framing {
    if !host_is_valid(&parts.headers, parts.version) {
        return Framing::Refused(StatusCode::BAD_REQUEST);
    }
    if parts.uri.authority().is_some()
        && let Some(refused) = judge_authority(parts)
    {
        return Framing::Refused(refused);
    }
    if target_length(&parts.uri) > longest_target {
        return Framing::Refused(StatusCode::URI_TOO_LONG);
    }
    if chunked && parts.version <= Version::HTTP_11 { judge_chunks(parts, &seen()) } else { Framing::Sound }
}

/// Exactly one host (RFC 9112 section 3.2); before HTTP/1.1 there may be none.
#[inline]
fn host_is_valid(headers: &HeaderMap, version: Version) -> bool {
    let mut host = None;
    // A look at each name costs less than a search for one by its hash, which no other part of a request needs.
    for (name, value) in headers {
        if name == HOST && host.replace(value).is_some() {
            return false;
        }
    }
    host.map_or(version != Version::HTTP_11, |host| is_host(host.as_bytes()))
}

/// A target that names a host (RFC 9112 sections 3.2.2 and 3.2.3): one without a scheme asks for a tunnel, and there is none.
#[cold]
fn judge_authority(parts: &Parts) -> Option<StatusCode> {
    let authority = parts.uri.authority()?.as_str();
    match (parts.uri.scheme(), &parts.method) {
        (None, &Method::CONNECT) => Some(StatusCode::NOT_IMPLEMENTED),
        (None, _) => Some(StatusCode::BAD_REQUEST),
        (Some(_), _) => (!is_host(authority.as_bytes())).then_some(StatusCode::BAD_REQUEST),
    }
}

/// Puts the host that the target names in the place of what the field says, which counts for nothing then.
#[cold]
pub(crate) fn believe_target(parts: &mut Parts) {
    let named = parts.uri.authority().and_then(|authority| HeaderValue::from_str(authority.as_str()).ok());
    if let Some(named) = named {
        parts.headers.insert(HOST, named);
    }
}

/// `uri-host [ ":" port ]` (RFC 9110 section 7.2).
pub(crate) fn is_host(host: &[u8]) -> bool {
    let (name, port) = match host.iter().position(|byte| !OF_A_NAME[usize::from(*byte)]) {
        Some(end) => (&host[..end], &host[end..]),
        None => (host, &[][..]),
    };
    !name.is_empty() && is_port(port) || is_odd_host(host)
}

/// Nothing, or a colon and a number that a port can have.
#[inline]
fn is_port(port: &[u8]) -> bool {
    let has_digits = matches!(port, [] | [b':', ..]) && port.iter().skip(1).all(u8::is_ascii_digit);
    has_digits && (port.len() < 6 || port.len() == 6 && port <= &b":65535"[..])
}

/// An IPv6 address, or a name with escapes.
#[cold]
fn is_odd_host(host: &[u8]) -> bool {
    if let Some(rest) = host.strip_prefix(b"[") {
        let Some(end) = rest.iter().position(|byte| *byte == b']') else { return false };
        let address = std::str::from_utf8(&rest[..end]).ok().and_then(|text| text.parse::<Ipv6Addr>().ok());
        return address.is_some() && is_port(&rest[end + 1..]);
    }
    let mut rest = host;
    loop {
        rest = match rest {
            [b'%', high, low, rest @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => rest,
            [byte, rest @ ..] if OF_A_NAME[usize::from(*byte)] => rest,
            // A port without a name is none of these.
            port => return port.len() < host.len() && is_port(port),
        };
    }
}

/// `unreserved` and `sub-delims` (RFC 3986 section 3.2.2), by their bytes; but for the comma, with which proxies join
/// what came twice.
const OF_A_NAME: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    let mut others: &[u8] = b"-._~!$&'()*+;=";
    while let [other, rest @ ..] = others {
        table[*other as usize] = true;
        others = rest;
    }
    table
};

#[inline]
fn target_length(uri: &Uri) -> usize {
    uri.path_and_query().map_or(0, |target| target.as_str().len())
}

/// The body ends where `chunked` says, and nothing says anything else (RFC 9112 section 6.1).
#[cold]
fn judge_chunks(parts: &Parts, seen: &[u8]) -> Framing {
    let mut codings = parts.headers.get_all(TRANSFER_ENCODING).iter();
    let is_chunked = |coding: &HeaderValue| coding.as_bytes().trim_ascii().eq_ignore_ascii_case(b"chunked");
    if !codings.next().is_some_and(is_chunked) || codings.next().is_some() {
        return Framing::Refused(StatusCode::BAD_REQUEST);
    }
    let mut framing = Framing::Unsure;
    let line = format!("{} {} HTTP/1.1", parts.method, parts.uri);
    // Any of these heads may be this one. A body that looks like one is taken for one, too.
    for start in memchr::memmem::find_iter(seen, line.as_bytes()) {
        let head = &seen[start..];
        // hyper ends a line at a lone line feed, too.
        let end = [memchr::memmem::find(head, b"\n\r\n"), memchr::memmem::find(head, b"\n\n")];
        let Some(end) = end.into_iter().flatten().min() else { continue };
        match (has_field(&head[..end], b"transfer-encoding:"), has_field(&head[..end], b"content-length:")) {
            (true, true) => return Framing::Refused(StatusCode::BAD_REQUEST),
            (true, false) => framing = Framing::Sound,
            // Another request, with the same target.
            (false, _) => {}
        }
    }
    framing
}

/// Whether a field stands among the lines; hyper takes a `Content-Length` out where there is a `Transfer-Encoding`.
fn has_field(head: &[u8], name: &[u8]) -> bool {
    let begins = |line: &[u8]| line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
    head.split(|byte| *byte == b'\n').any(begins)
}

/// Whether these bytes may tell of a body in chunks.
#[inline]
pub(crate) fn tells_of_chunks(bytes: &[u8]) -> bool {
    // Of the letters of `chunked`, the `k` is the rarest in a request's head.
    memchr::memchr2_iter(b'k', b'K', bytes).any(|at| {
        at >= 4 && bytes.get(at - 4..at + 3).is_some_and(|word| word.eq_ignore_ascii_case(b"chunked"))
    })
}

#[cfg(test)]
mod tests {
    use super::{is_host, tells_of_chunks};

    #[test]
    fn a_host_is_a_name_or_an_address_and_maybe_a_port() {
        for host in [
            "a",
            "a.example",
            "a.example:",
            "a:80",
            "127.0.0.1:65535",
            "[::1]",
            "[::1]:80",
            "a-b_c~",
            "x%41",
            "%41:80",
            "[::ffff:1.2.3.4]",
        ] {
            assert!(is_host(host.as_bytes()), "{host}");
        }
        for host in [
            "",
            ":80",
            "a b",
            "a:b",
            "a:80:80",
            "a/b",
            "u@a",
            "[::1",
            "::1]",
            "[]",
            "[x]",
            "[::1]x",
            "a,b c",
            "a?",
            "a#",
            "é",
            "a,b",
            "a:65536",
            "a:99999",
            "a:000080",
            "%",
            "a%",
            "a%4",
            "a%zz",
            "[::1]:99999",
            "[1:2:3]",
        ] {
            assert!(!is_host(host.as_bytes()), "{host}");
        }
    }

    #[test]
    fn the_word_is_found_however_it_is_written() {
        for text in ["transfer-encoding: chunked", "Transfer-Encoding: x, CHUNKED\r\n", "kkchUnKedk"] {
            assert!(tells_of_chunks(text.as_bytes()), "{text}");
        }
        for text in ["", "k", "unked", "chunke", "connection: keep-alive", "cookie: chunk=d"] {
            assert!(!tells_of_chunks(text.as_bytes()), "{text}");
        }
    }
}
