//! Bytes that stand in JSON as text, as Python's `bytes`.

use std::fmt;
use std::ops::Deref;

use bytes::Bytes;
use ferrapi_openapi::fragment::{Context, Family, Fault, Rules, ScalarSpec};
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{Scalar, plain_fault, scalar};
use crate::data::limits::{self, Limit};

pub(super) const TYPE: Fault = plain_fault("bytes_type", "Input should be a valid bytes");

/// Bytes that stand in JSON and in parameters as UTF-8 text: Python's `bytes`.
///
/// Reading takes the bytes of any text; writing fails for bytes that are no UTF-8. Its constraints are `min_length` and
/// `max_length`, which count bytes. A `Vec<u8>` is a list of numbers, [`Bytes`](crate::Bytes) a whole body, and `Base64` is what its name says.
///
/// ```
/// use ferrapi::ByteString;
///
/// let bytes = ByteString::from("é");
/// assert_eq!(bytes.as_ref(), [0xc3, 0xa9]);
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ByteString(Bytes);

impl ByteString {
    /// The bytes.
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

impl<T: Into<Bytes>> From<T> for ByteString {
    fn from(bytes: T) -> Self {
        Self(bytes.into())
    }
}

impl Deref for ByteString {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl AsRef<[u8]> for ByteString {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for ByteString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for ByteString {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = std::str::from_utf8(&self.0).map_err(|_| S::Error::custom("the bytes are no UTF-8"))?;
        serializer.serialize_str(text)
    }
}

impl Scalar for ByteString {
    const FAMILY: Family = Family::Text;
    const SPEC: &'static ScalarSpec = &SPEC;
    const EXPECTED: &'static str = "a text";

    fn plain(text: &str) -> Option<Self> {
        Some(Self(Bytes::copy_from_slice(text.as_bytes())))
    }

    fn keeps(&self, rules: &Rules) -> bool {
        // It was read from text. Bytes from elsewhere are never checked.
        broken_length(self.0.len(), rules).is_none()
            && std::str::from_utf8(&self.0).is_ok_and(|text| follows_pattern(text, rules))
    }

    fn schema() -> Value {
        json!({ "type": "string", "contentMediaType": "application/octet-stream" })
    }
}

scalar!(ByteString);

static SPEC: ScalarSpec = ScalarSpec { name: "bytes", coerce, check, shown: None, exact: false };

fn coerce(input: &Value, _strict: bool) -> Result<Value, Fault> {
    if input.is_string() { Ok(input.clone()) } else { Err(TYPE) }
}

fn check(coerced: &Value, rules: &Rules) -> Option<Fault> {
    let text = coerced.as_str()?;
    length_fault(text.len(), rules).or_else(|| {
        let pattern = rules.pattern?.text;
        (!follows_pattern(text, rules)).then(|| Fault {
            kind: "string_pattern_mismatch",
            message: format!("String should match pattern '{pattern}'").into(),
            context: Some(Context::Entry("pattern", pattern.into())),
        })
    })
}

fn follows_pattern(text: &str, rules: &Rules) -> bool {
    limits::text(text, &Rules { pattern: rules.pattern, ..Rules::NONE }).is_none()
}

/// The rule that so many bytes break, and its number.
pub(super) fn broken_length(length: usize, rules: &Rules) -> Option<(Limit, usize)> {
    let short = rules.min_length.filter(|least| length < *least);
    let long = || rules.max_length.filter(|most| length > *most);
    short.map(|least| (Limit::MinLength, least)).or_else(|| long().map(|most| (Limit::MaxLength, most)))
}

/// What is said of so many bytes.
pub(super) fn length_fault(length: usize, rules: &Rules) -> Option<Fault> {
    let (limit, count) = broken_length(length, rules)?;
    let (kind, key, words) = match limit {
        Limit::MinLength => ("bytes_too_short", "min_length", "least"),
        _ => ("bytes_too_long", "max_length", "most"),
    };
    let plural = if count == 1 { "" } else { "s" };
    Some(Fault {
        kind,
        message: format!("Data should have at {words} {count} byte{plural}").into(),
        context: Some(Context::Entry(key, count.into())),
    })
}
