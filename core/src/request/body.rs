//! The JSON body: hot, straight from the bytes into the type; cold, by the table.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ArgumentSpec, Shape, Source};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::Value;

use crate::data::Data;
use crate::data::hidden::hides_json;
use crate::error::{HttpError, Issues, Loc};
use crate::http::field;
use crate::request::Request;
use crate::request::outcome::{Coerced, coerce, missing, place};
use crate::request::part::part;
use crate::validate::{self, Document, Malformed};

/// What a client learns of a document that cannot be checked value by value.
const TOO_HEAVY: &str = "The body does not fit, and has too many values to say where";

impl Request {
    /// Reads the body, or the part of it that stands under the argument's name.
    #[inline]
    pub fn body<T: Data>(&mut self, spec: &'static ArgumentSpec, issues: &mut Issues) -> Option<T> {
        self.read_body(spec, issues, T::absent)
    }

    /// Reads a body that has a default.
    #[inline]
    pub fn body_or<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> T,
    ) -> Option<T> {
        self.read_body(spec, issues, || Some(default()))
    }

    #[inline]
    fn read_body<T: Data>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        default: impl FnOnce() -> Option<T>,
    ) -> Option<T> {
        if let Some(json) = self.hot_body(spec)
            && let Some(value) = read_json(json)
            && validate::accepts(&value, spec.rules)
        {
            return Some(value);
        }
        match self.cold_body(T::shape(), spec, issues) {
            Cold::Coerced(coerced) => coerced.read(issues),
            Cold::Absent => {
                let value = default();
                if value.is_none() {
                    self.report_missing(spec, issues);
                }
                value
            }
            Cold::Refused => None,
        }
    }

    /// The happy way: JSON that may be what the type says. Anything else is left to the cold pass.
    #[inline]
    fn hot_body(&self, spec: &'static ArgumentSpec) -> Option<&str> {
        // `null` is absence, not a value.
        if self.body.is_empty() || self.body.trim_ascii_start().starts_with(b"null") || !self.is_json() {
            return None;
        }
        // As a whole it is looked at faster than each of its texts.
        let json = std::str::from_utf8(&self.body).ok()?;
        if self.embeds(spec) { part(json, spec.name) } else { Some(json) }
    }

    /// Whether the argument is a part of the body, under its name.
    #[inline]
    fn embeds(&self, spec: &'static ArgumentSpec) -> bool {
        spec.embed || self.matched().body.embeds
    }

    /// The cold pass, but for its last step.
    #[cold]
    fn cold_body(&self, shape: &'static Shape, spec: &'static ArgumentSpec, issues: &mut Issues) -> Cold {
        let embeds = self.embeds(spec);
        match self.cold_input(embeds, spec, issues) {
            Input::Unreadable => Cold::Refused,
            Input::NoObject => {
                missing(Source::Body, spec, issues);
                Cold::Refused
            }
            Input::Absent => Cold::Absent,
            Input::Found { input, is_whole } => {
                match coerce(input, shape, Source::Body, embeds, spec, issues) {
                    Some(_) if !is_whole => {
                        self.report_heavy(issues);
                        Cold::Refused
                    }
                    Some(coerced) => Cold::Coerced(coerced),
                    None => Cold::Refused,
                }
            }
        }
    }

    /// Reports that there is no body, or no such part of it.
    #[cold]
    fn report_missing(&self, spec: &'static ArgumentSpec, issues: &mut Issues) {
        if self.embeds(spec) {
            return missing(Source::Body, spec, issues);
        }
        let (place, rank) = place(Source::Body);
        issues.push(rank, validate::missing(vec![Loc::Name(Cow::Borrowed(place))], Value::Null));
    }

    /// What the cold pass looks at.
    #[cold]
    fn cold_input(&self, embeds: bool, spec: &'static ArgumentSpec, issues: &mut Issues) -> Input {
        if self.body.is_empty() {
            return Input::Absent;
        }
        let mut is_whole = true;
        let document = if self.is_json() {
            match validate::read_json(&self.body) {
                Ok(Document::Whole(document)) => document,
                Ok(Document::Part(document)) => {
                    is_whole = false;
                    document
                }
                Ok(Document::TooHeavy) => {
                    self.report_heavy(issues);
                    return Input::Unreadable;
                }
                Err(malformed) => {
                    self.report_malformed(malformed, issues);
                    return Input::Unreadable;
                }
            }
        } else {
            // No JSON has no parts: each takes its default.
            if embeds {
                return Input::Absent;
            }
            Value::String(String::from_utf8_lossy(&self.body).into_owned())
        };
        let input = match (embeds, document) {
            (false, document) => document,
            (true, Value::Object(mut parts)) => parts.remove(spec.name).unwrap_or(Value::Null),
            (true, Value::Null) => Value::Null,
            (true, _) => return Input::NoObject,
        };
        if input.is_null() { Input::Absent } else { Input::Found { input, is_whole } }
    }

    /// Whether the body is JSON by its media type. Without one it may be, if the application says so.
    #[inline]
    fn is_json(&self) -> bool {
        is_json(&self.head.headers) || (self.matched().body.lenient && !names_a_type(&self.head.headers))
    }

    /// Whether the body is JSON by its media type, but not by its text: this wins over every other error.
    #[cold]
    pub(crate) fn check_body_syntax(&self, issues: &mut Issues) {
        if !self.body.is_empty()
            && self.is_json()
            && let Err(malformed) = validate::check_json(&self.body)
        {
            self.report_malformed(malformed, issues);
        }
    }

    fn report_malformed(&self, malformed: Malformed, issues: &mut Issues) {
        let answers = &self.context.answers;
        let response = match malformed {
            Malformed::Undecodable => {
                answers.refused(HttpError::bad_request("There was an error parsing the body"), &self.head)
            }
            Malformed::Syntax { message, offset } => {
                let issue = validate::issue_malformed(message, offset);
                answers.invalid(vec![issue], &self.head, &self.body, || self.body_text())
            }
        };
        issues.unreadable(response);
    }

    /// The body is not exactly what the type says, and has so many values that nobody can say where: what can be looked at
    /// is right.
    fn report_heavy(&self, issues: &mut Issues) {
        let error = HttpError::new(413, TOO_HEAVY);
        issues.unreadable(self.context.answers.refused(error, &self.head));
    }

    /// The body as a person would look at it: the JSON value, or the text where it is no JSON.
    #[cold]
    pub(crate) fn body_value(&self) -> Value {
        if self.body.is_empty() {
            return Value::Null;
        }
        match validate::read_json(&self.body) {
            Ok(Document::Whole(value)) if self.is_json() => value,
            _ => self.body_text(),
        }
    }

    fn body_text(&self) -> Value {
        Value::String(String::from_utf8_lossy(&self.body).into_owned())
    }
}

enum Input {
    Absent,
    Found {
        input: Value,
        /// Whether nothing was left out.
        is_whole: bool,
    },
    /// Parts were asked for, and there are none to find. FastAPI says so of the optional ones too.
    NoObject,
    Unreadable,
}

/// What the cold pass has come to.
enum Cold {
    Coerced(Coerced),
    Absent,
    Refused,
}

/// `application/json` or `application/*+json`, with any parameters (RFC 9110 section 8.3.1, RFC 6839).
#[inline]
pub(crate) fn is_json(headers: &HeaderMap) -> bool {
    field(headers, CONTENT_TYPE)
        .is_some_and(|value| value == "application/json" || is_json_type(value.as_bytes()))
}

/// Whether there is a `Content-Type` at all; an empty one is none.
#[cold]
fn names_a_type(headers: &HeaderMap) -> bool {
    headers.get(CONTENT_TYPE).is_some_and(|value| !value.is_empty())
}

#[cold]
fn is_json_type(media_type: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(media_type) else { return false };
    let essence = text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence
        .strip_prefix("application/")
        .is_some_and(|subtype| subtype == "json" || (subtype.ends_with("+json") && !subtype.contains('/')))
}

/// Reads what is JSON and of the type.
#[inline]
fn read_json<T: Data>(json: &str) -> Option<T> {
    if hides_json(json) {
        return None;
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    match T::read_object(&mut deserializer) {
        Ok(value) if deserializer.end().is_ok() => Some(value),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_told_by_its_media_type() {
        for (media_type, expected) in [
            ("application/json", true),
            ("Application/JSON; charset=utf-8", true),
            ("application/geo+json", true),
            ("application/+json", true),
            ("text/json", false),
            ("application/jsonl", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(CONTENT_TYPE, media_type.parse().unwrap());
            assert_eq!(is_json(&headers), expected, "{media_type}");
        }
        assert!(!is_json(&HeaderMap::new()));
    }
}
