//! Cookie parameters.

use ferrapi_openapi::fragment::{ArgumentSpec, Source};

use crate::data::Data;
use crate::error::Issues;
use crate::http::cookies;
use crate::request::Request;
use crate::request::outcome::{absent, cold_text};
use crate::validate::plain_text;

impl Request {
    /// Reads a cookie.
    #[inline]
    pub fn cookie<T: Data>(&mut self, spec: &'static ArgumentSpec, issues: &mut Issues) -> Option<T> {
        self.read_cookie(spec, issues, T::absent)
    }

    /// Reads a cookie that has a default.
    #[inline]
    pub fn cookie_or<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_cookie(spec, issues, || Some(default()))
    }

    #[inline]
    fn read_cookie<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        if const { T::TYPE.is_spread() } {
            return self.spread(Source::Cookie, spec, issues);
        }
        // Of a repeated cookie the last value counts. A list cannot be told from one value: it gets the text.
        let last = cookies(&self.head.headers).filter(|(name, _)| name == spec.name).last();
        match last {
            None => absent(Source::Cookie, spec, issues, default),
            Some((_, text)) => match plain_text(&text, spec.rules) {
                Some(value) => Some(value),
                None => cold_text(Source::Cookie, spec, text, issues),
            },
        }
    }
}
