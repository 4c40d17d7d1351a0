//! What happens when the hot pass does not give a value: absence, the cold pass, an issue.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ArgumentSpec, Source};
use serde_json::Value;

use crate::data::Data;
use crate::error::{Issue, Issues, Loc};
use crate::validate;

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
pub(crate) fn absent<T: Data>(
    source: Source,
    spec: &'static ArgumentSpec,
    issues: &mut Issues,
    default: Option<impl FnOnce() -> T>,
) -> Option<T> {
    if let Some(default) = default {
        return Some(default());
    }
    let value = T::absent();
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
    let (place, rank) = place(source);
    let loc = vec![Loc::Name(Cow::Borrowed(place)), Loc::Name(Cow::Borrowed(spec.name))];
    cold(Value::String(text.into_owned()), rank, loc, spec, issues)
}

/// The cold pass over all texts of one name.
#[cold]
pub(crate) fn cold_texts<T: Data>(
    source: Source,
    spec: &'static ArgumentSpec,
    texts: &mut dyn Iterator<Item = Cow<'_, str>>,
    issues: &mut Issues,
) -> Option<T> {
    let (place, rank) = place(source);
    let loc = vec![Loc::Name(Cow::Borrowed(place)), Loc::Name(Cow::Borrowed(spec.name))];
    let input = texts.map(|text| Value::String(text.into_owned())).collect();
    cold(Value::Array(input), rank, loc, spec, issues)
}

/// The cold pass over any input: thin, over the plain [`walk`].
#[cold]
pub(crate) fn cold<T: Data>(
    input: Value,
    rank: u8,
    mut loc: Vec<Loc>,
    spec: &'static ArgumentSpec,
    issues: &mut Issues,
) -> Option<T> {
    let mut found = Vec::new();
    let value = validate::walk(&input, T::shape(), spec.rules, spec.rules.strict, &mut loc, &mut found)
        .and_then(|coerced| validate::finish(&coerced, &loc, &mut found));
    report(rank, found, issues);
    value
}

fn report(rank: u8, found: Vec<Issue>, issues: &mut Issues) {
    found.into_iter().for_each(|issue| issues.push(rank, issue));
}
