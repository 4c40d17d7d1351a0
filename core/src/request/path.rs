//! Path variables: where they stand in the path, and how they become values.

use std::borrow::Cow;
use std::ops::Range;

use ferrapi_openapi::fragment::{ArgumentSpec, Source};
use percent_encoding::percent_decode_str;

use crate::data::Data;
use crate::error::Issues;
use crate::request::Request;
use crate::request::outcome::{cold_text, missing};
use crate::validate::plain_text;

/// How many variables are noted without an allocation.
const INLINE: usize = 4;

/// Where the variables of a path stand, as byte ranges.
#[derive(Clone, Default)]
pub(crate) struct PathVariables {
    /// The path they stand in, when it is not the request's own (see `app::dispatch`).
    pub(crate) normalised: Option<Box<str>>,
    /// The first ranges. A request target is shorter than 64 KiB (`http::Uri`), three times that when normalised.
    inline: [(u32, u32); INLINE],
    /// Further ranges.
    more: Vec<(u32, u32)>,
    count: usize,
}

impl PathVariables {
    /// Notes the next variable.
    #[inline]
    pub(crate) fn push(&mut self, range: Range<usize>) {
        let range = (range.start as u32, range.end as u32);
        match self.inline.get_mut(self.count) {
            Some(slot) => *slot = range,
            None => self.more.push(range),
        }
        self.count += 1;
    }

    /// Forgets all variables.
    #[inline]
    pub(crate) fn clear(&mut self) {
        self.normalised = None;
        self.more.clear();
        self.count = 0;
    }

    /// Forgets the last variable: it led nowhere.
    #[cold]
    pub(crate) fn pop(&mut self) {
        self.count -= 1;
        self.more.truncate(self.count.saturating_sub(INLINE));
    }

    /// All texts, in order.
    #[cfg(test)]
    pub(crate) fn texts<'p>(&'p self, path: &'p str) -> Vec<&'p str> {
        (0..self.count).map(|index| self.text(path, index)).collect()
    }

    #[inline]
    fn text<'p>(&'p self, path: &'p str, index: usize) -> &'p str {
        let path = self.normalised.as_deref().unwrap_or(path);
        let (start, end) = if index < INLINE { self.inline[index] } else { self.more[index - INLINE] };
        path.get(start as usize..end as usize).unwrap_or_default()
    }
}

impl Request {
    /// Reads a path variable.
    #[inline]
    pub fn path<T: Data>(&mut self, spec: &'static ArgumentSpec, issues: &mut Issues) -> Option<T> {
        let Some(index) = self.variable(spec.name) else {
            // The start-up check refuses such an application.
            missing(Source::Path, spec, issues);
            return None;
        };
        let raw = self.path.text(self.head.uri.path(), index);
        let text = decode(raw);
        match plain_text(&text, spec.rules) {
            Some(value) => Some(value),
            None => cold_text(Source::Path, spec, text, issues),
        }
    }

    /// Which variable of the path has this name.
    #[inline]
    pub(crate) fn variable(&self, name: &str) -> Option<usize> {
        self.matched().variables.iter().position(|variable| *variable == name)
    }
}

/// Percent-decodes a path segment once; what is no UTF-8 becomes U+FFFD, as in FastAPI.
#[inline]
fn decode(raw: &str) -> Cow<'_, str> {
    if raw.as_bytes().contains(&b'%') {
        percent_decode_str(raw).decode_utf8_lossy()
    } else {
        Cow::Borrowed(raw)
    }
}
