//! Form parameters: texts that were read from the body before the glue runs.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ArgumentSpec, Source};
use serde_json::Value;

use crate::data::Data;
use crate::error::Issues;
use crate::forms::{FormParts, Part};
use crate::request::outcome::{absent, cold, cold_text};
use crate::request::{Carried, Request};
use crate::validate::{plain_text, plain_texts};

impl Request {
    /// Reads a form parameter.
    #[inline]
    pub fn form<T: Data>(&mut self, spec: &'static ArgumentSpec, issues: &mut Issues) -> Option<T> {
        self.read_form(spec, issues, T::absent)
    }

    /// Reads a form parameter that has a default.
    #[inline]
    pub fn form_or<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_form(spec, issues, || Some(default()))
    }

    fn read_form<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        if const { T::TYPE.is_spread() } {
            return self.spread(Source::Form, spec, issues);
        }
        let Some(parts) = self.form_parts() else { return absent(Source::Form, spec, issues, default) };
        if const { T::TYPE.is_many() } {
            let mut texts = parts.named(spec.name).filter_map(Part::text).peekable();
            let all_texts = parts.named(spec.name).all(|part| part.text().is_some());
            if parts.named(spec.name).next().is_none() {
                return absent(Source::Form, spec, issues, default);
            }
            return match all_texts.then(|| plain_texts(&mut texts, spec.rules)).flatten() {
                Some(value) => Some(value),
                None => {
                    let input = parts.named(spec.name).map(Part::to_value).collect();
                    cold(Value::Array(input), Source::Form, true, spec, issues)
                }
            };
        }
        // Of a repeated scalar the last value counts, and an empty text is absence.
        match parts.named(spec.name).next_back() {
            None => absent(Source::Form, spec, issues, default),
            Some(Part::Text(text)) if text.is_empty() => absent(Source::Form, spec, issues, default),
            Some(Part::Text(text)) => match plain_text(text, spec.rules) {
                Some(value) => Some(value),
                None => cold_text(Source::Form, spec, Cow::Borrowed(text), issues),
            },
            #[cfg(feature = "multipart")]
            Some(part @ Part::File(_)) => cold(part.to_value(), Source::Form, true, spec, issues),
        }
    }

    /// The form, if the body is one.
    pub(crate) fn form_parts(&self) -> Option<&FormParts> {
        match &self.carried {
            Carried::Form(parts) => Some(parts),
            _ => None,
        }
    }
}
