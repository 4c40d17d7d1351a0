//! What happens when the hot pass does not give a value: absence, the cold pass, an issue.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ArgumentSpec, Shape, Source};
use serde_json::Value;

use crate::data::Data;
use crate::error::{Issue, Issues, Loc};
use crate::validate::{self, Refusal};

/// The name of a place in a location, and the order in which FastAPI reports places.
pub(crate) fn place(source: Source) -> (&'static str, u8) {
    match source {
        Source::Path => ("path", 1),
        Source::Query | Source::PathOrQuery => ("query", 2),
        Source::Header => ("header", 3),
        Source::Cookie => ("cookie", 4),
        Source::Body | Source::RawBody | Source::BodyStream | Source::Form | Source::File => ("body", 5),
        Source::State(_)
        | Source::Extension(_)
        | Source::Tasks
        | Source::Head
        | Source::Shutdown
        | Source::Dependency(_)
        | Source::Security(_)
        | Source::Scopes
        | Source::Fixed => ("", 0),
    }
}

/// The value of an argument that is not there: its default, an `Option`'s `None`, or an issue.
#[inline]
pub(crate) fn absent<T>(
    source: Source,
    spec: &'static ArgumentSpec,
    issues: &mut Issues,
    default: impl FnOnce() -> Option<T>,
) -> Option<T> {
    let value = default();
    if value.is_none() {
        missing(source, spec, issues);
    }
    value
}

/// Reports that an argument is not there.
#[cold]
pub(crate) fn missing(source: Source, spec: &'static ArgumentSpec, issues: &mut Issues) {
    let (place, rank) = place(source);
    let loc = vec![Loc::Name(Cow::Borrowed(place)), Loc::Name(Cow::Borrowed(spec.name))];
    issues.push(rank, validate::missing(loc, Value::Null));
}

/// The cold pass over one text.
#[cold]
pub(crate) fn cold_text<T: Data>(
    source: Source,
    spec: &'static ArgumentSpec,
    text: Cow<'_, str>,
    issues: &mut Issues,
) -> Option<T> {
    cold(Value::String(text.into_owned()), source, true, spec, issues)
}

/// The cold pass over all texts of one name.
#[cold]
pub(crate) fn cold_texts<T: Data>(
    source: Source,
    spec: &'static ArgumentSpec,
    texts: &mut dyn Iterator<Item = Cow<'_, str>>,
    issues: &mut Issues,
) -> Option<T> {
    cold(strings(texts), source, true, spec, issues)
}

fn strings(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Value {
    texts.map(|text| Value::String(text.into_owned())).collect()
}

/// The cold pass over any input: thin, over the plain [`coerce`].
#[cold]
pub(crate) fn cold<T: Data>(
    input: Value,
    source: Source,
    named: bool,
    spec: &'static ArgumentSpec,
    issues: &mut Issues,
) -> Option<T> {
    match coerce(input, T::shape(), source, named, spec, issues) {
        Some(coerced) => coerced.read(issues),
        None => None,
    }
}

/// What the cold pass has made of an input.
pub(crate) struct Coerced {
    value: Value,
    loc: Vec<Loc>,
    rank: u8,
}

/// The plain part of the cold pass. The argument's name stands in the locations if it is one of several in its place.
pub(crate) fn coerce(
    input: Value,
    shape: &'static Shape,
    source: Source,
    named: bool,
    spec: &'static ArgumentSpec,
    issues: &mut Issues,
) -> Option<Coerced> {
    let (place, rank) = place(source);
    let mut loc = vec![Loc::Name(Cow::Borrowed(place))];
    if named {
        loc.push(Loc::Name(Cow::Borrowed(spec.name)));
    }
    let mut found = Vec::new();
    let coerced = validate::walk(&input, shape, spec.rules, spec.rules.strict, &mut loc, &mut found);
    report(rank, found, issues);
    let changed = match coerced? {
        Cow::Borrowed(same) if std::ptr::eq(same, &input) => None,
        changed => Some(changed.into_owned()),
    };
    Some(Coerced { value: changed.unwrap_or(input), loc, rank })
}

impl Coerced {
    /// Reads it as the type that it was coerced for.
    pub(crate) fn read<T: Data>(self, issues: &mut Issues) -> Option<T> {
        match validate::read(&self.value) {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.refuse(refusal, issues);
                None
            }
        }
    }

    fn refuse(self, refusal: Refusal, issues: &mut Issues) {
        issues.push(self.rank, refusal.issue(&self.value, &self.loc));
    }
}

fn report(rank: u8, found: Vec<Issue>, issues: &mut Issues) {
    found.into_iter().for_each(|issue| issues.push(rank, issue));
}
