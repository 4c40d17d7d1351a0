//! Header parameters.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ArgumentSpec, Source};
use http::{HeaderMap, HeaderValue};

use crate::data::Data;
use crate::error::Issues;
use crate::request::Request;
use crate::request::outcome::{absent, cold_text, cold_texts};
use crate::validate::{plain_text, plain_texts};

impl Request {
    /// Reads a header parameter.
    #[inline]
    pub fn header<T: Data>(&mut self, spec: &'static ArgumentSpec, issues: &mut Issues) -> Option<T> {
        self.read_header(spec, issues, T::absent)
    }

    /// Reads a header parameter that has a default.
    #[inline]
    pub fn header_or<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_header(spec, issues, || Some(default()))
    }

    #[inline]
    fn read_header<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        if const { T::TYPE.is_spread() } {
            return self.spread(Source::Header, spec, issues);
        }
        let headers = &self.head.headers;
        if const { T::TYPE.is_many() } {
            if !headers.contains_key(spec.name) {
                return absent(Source::Header, spec, issues, default);
            }
            return match plain_texts(&mut values(headers, spec.name), spec.rules) {
                Some(value) => Some(value),
                None => cold_texts(Source::Header, spec, &mut values(headers, spec.name), issues),
            };
        }
        // Of a repeated scalar the first value counts, unlike in the query.
        match headers.get(spec.name).map(text) {
            None => absent(Source::Header, spec, issues, default),
            Some(text) => match plain_text(&text, spec.rules) {
                Some(value) => Some(value),
                None => cold_text(Source::Header, spec, text, issues),
            },
        }
    }
}

/// All values of one name, in order. Commas are not split.
pub(crate) fn values<'h>(headers: &'h HeaderMap, name: &str) -> impl Iterator<Item = Cow<'h, str>> {
    headers.get_all(name).iter().map(text)
}

/// A field value as text: Latin-1, as in Starlette (RFC 9110 section 5.5 leaves it open).
#[inline]
pub(crate) fn text(value: &HeaderValue) -> Cow<'_, str> {
    match value.to_str() {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(value.as_bytes().iter().map(|byte| char::from(*byte)).collect()),
    }
}
