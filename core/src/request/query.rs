//! Query parameters: the query is walked for the known names and decoded only where it has to be.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ArgumentSpec, Source};
use percent_encoding::percent_decode;

use crate::data::Data;
use crate::error::Issues;
use crate::request::Request;
use crate::request::outcome::{absent, cold_text, cold_texts};
use crate::validate::{plain_text, plain_texts};

impl Request {
    /// Reads a query parameter.
    #[inline]
    pub fn query<T: Data>(&mut self, spec: &'static ArgumentSpec, issues: &mut Issues) -> Option<T> {
        self.read_query(spec, issues, T::absent)
    }

    /// Reads a query parameter that has a default.
    #[inline]
    pub fn query_or<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_query(spec, issues, || Some(default()))
    }

    #[inline]
    fn read_query<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        if const { T::TYPE.is_spread() } {
            return self.spread(Source::Query, spec, issues);
        }
        let query = self.head.uri.query().unwrap_or_default();
        if const { T::TYPE.is_many() } {
            let mut texts = values(query, spec.name).peekable();
            if texts.peek().is_none() {
                return absent(Source::Query, spec, issues, default);
            }
            return match plain_texts(&mut texts, spec.rules) {
                Some(value) => Some(value),
                None => cold_texts(Source::Query, spec, &mut values(query, spec.name), issues),
            };
        }
        // Of a repeated scalar the last value counts.
        match last_value(query, spec.name) {
            None => absent(Source::Query, spec, issues, default),
            Some(text) => match plain_text(&text, spec.rules) {
                Some(value) => Some(value),
                None => cold_text(Source::Query, spec, text, issues),
            },
        }
    }
}

/// All values of one name.
#[inline]
pub(super) fn values<'q>(query: &'q str, name: &'static str) -> impl Iterator<Item = Cow<'q, str>> {
    raw_pairs(query)
        .filter(move |(key, _)| *key == name || is_encoded(key, name))
        .map(|(_, value)| decode(value))
}

/// The last value of one name: only that is decoded.
#[inline]
pub(crate) fn last_value<'q>(query: &'q str, name: &'static str) -> Option<Cow<'q, str>> {
    let bytes = query.as_bytes();
    let (mut start, mut last) = (0, None);
    while start < bytes.len() {
        let end = start + find(b'&', &bytes[start..]).unwrap_or(bytes.len() - start);
        let equals = start + find(b'=', &bytes[start..end]).unwrap_or(end - start);
        let is_named = &bytes[start..equals] == name.as_bytes();
        // An empty pair has no name, not even an empty one.
        if (is_named || is_encoded(&query[start..equals], name)) && start < end {
            last = Some(end.min(equals + 1)..end);
        }
        start = end + 1;
    }
    last.map(|range| decode(&query[range]))
}

#[inline]
fn is_encoded(key: &str, name: &str) -> bool {
    !is_plain(key) && decode(key) == name
}

/// All pairs, decoded (`application/x-www-form-urlencoded`, WHATWG URL section 5.1).
pub(crate) fn pairs(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    raw_pairs(query).map(|(key, value)| (decode(key), decode(value)))
}

#[inline]
fn raw_pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = query;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let (pair, after) = match find(b'&', rest.as_bytes()) {
                Some(at) => (&rest[..at], &rest[at + 1..]),
                None => (rest, ""),
            };
            rest = after;
            if !pair.is_empty() {
                return Some(match find(b'=', pair.as_bytes()) {
                    Some(at) => (&pair[..at], &pair[at + 1..]),
                    None => (pair, ""),
                });
            }
        }
    })
}

/// Up to how many bytes a plain loop finds a byte faster than `memchr` begins.
const SHORT: usize = 32;

#[inline]
fn find(byte: u8, text: &[u8]) -> Option<usize> {
    if text.len() <= SHORT {
        text.iter().position(|other| *other == byte)
    } else {
        memchr::memchr(byte, text)
    }
}

#[inline]
fn is_plain(text: &str) -> bool {
    if text.len() <= SHORT {
        !text.bytes().any(|byte| byte == b'%' || byte == b'+')
    } else {
        memchr::memchr2(b'%', b'+', text.as_bytes()).is_none()
    }
}

#[inline]
fn decode(text: &str) -> Cow<'_, str> {
    if is_plain(text) { Cow::Borrowed(text) } else { Cow::Owned(decode_escaped(text)) }
}

#[cold]
fn decode_escaped(text: &str) -> String {
    let spaced: Vec<u8> = text.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }).collect();
    percent_decode(&spaced).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_split_and_decoded_once() {
        let all: Vec<_> = pairs("a=1&b=x+y&&c&d=%2526&=e&f=g=h").collect();
        let expected = [("a", "1"), ("b", "x y"), ("c", ""), ("d", "%26"), ("", "e"), ("f", "g=h")];
        assert_eq!(all, expected.map(|(key, value)| (Cow::from(key), Cow::from(value))));
    }

    #[test]
    fn a_name_is_found_under_its_encoded_form() {
        assert_eq!(values("i%74em=1&item=2", "item").collect::<Vec<_>>(), ["1", "2"]);
        assert_eq!(last_value("item=1&i%74em=2+3&it=4", "item").as_deref(), Some("2 3"));
        assert_eq!(last_value("a%20b=1&i+tem=2", "item"), None);
        assert_eq!(last_value("&&a&b=c=d&e=", "a").as_deref(), Some(""));
        assert_eq!(last_value("&&a&b=c=d&e=", "b").as_deref(), Some("c=d"));
        assert_eq!(last_value("&&a&b=c=d&e=", "e").as_deref(), Some(""));
        assert_eq!(last_value("&&a&b=c=d&e=", ""), None);
        assert_eq!(last_value("a=1&=2", "").as_deref(), Some("2"));
    }
}
