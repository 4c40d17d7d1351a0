//! Text that must not leak.

use std::fmt;

use ferrapi_openapi::fragment::{Context, Family, Fault, Rules, ScalarSpec};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::{Scalar, plain_fault, scalar};
use crate::data::limits::{self, Limit};

const TYPE: Fault = plain_fault("string_type", "Input should be a valid string");
const MASK: &str = "**********";

/// Text that is neither printed nor answered: pydantic's `SecretStr`.
///
/// `Debug` and answers show `**********` in its place. Error documents show what a client sent, as in FastAPI. Its
/// constraints are those of text.
///
/// ```
/// use ferrapi::SecretString;
///
/// let password = SecretString::from("hunter2");
/// assert_eq!(format!("{password:?}"), "**********");
/// assert_eq!(password.expose(), "hunter2");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct SecretString(String);

impl SecretString {
    /// The text.
    pub fn expose(&self) -> &str {
        &self.0
    }

    fn mask(&self) -> &'static str {
        if self.0.is_empty() { "" } else { MASK }
    }
}

impl<T: Into<String>> From<T> for SecretString {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl fmt::Debug for SecretString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.mask())
    }
}

impl Serialize for SecretString {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.mask())
    }
}

impl Scalar for SecretString {
    const FAMILY: Family = Family::Text;
    const SPEC: &'static ScalarSpec = &SPEC;
    const EXPECTED: &'static str = "a text";

    fn plain(text: &str) -> Option<Self> {
        Some(Self(text.to_owned()))
    }

    fn keeps(&self, rules: &Rules) -> bool {
        limits::text(&self.0, rules).is_none()
    }

    fn schema() -> Value {
        json!({ "type": "string", "format": "password", "writeOnly": true })
    }
}

scalar!(SecretString);

static SPEC: ScalarSpec = ScalarSpec { name: "str", coerce, check, shown: None, exact: true };

fn coerce(input: &Value, _strict: bool) -> Result<Value, Fault> {
    if input.is_string() { Ok(input.clone()) } else { Err(TYPE) }
}

fn check(coerced: &Value, rules: &Rules) -> Option<Fault> {
    let (kind, key, words, count) = match limits::text(coerced.as_str()?, rules)? {
        Limit::MinLength => ("too_short", "min_length", "least", rules.min_length?),
        Limit::MaxLength => ("too_long", "max_length", "most", rules.max_length?),
        _ => {
            let pattern = rules.pattern?.text;
            return Some(Fault {
                kind: "string_pattern_mismatch",
                message: format!("String should match pattern '{pattern}'").into(),
                context: Some(Context::Entry("pattern", pattern.into())),
            });
        }
    };
    let plural = if count == 1 { "" } else { "s" };
    let after = coerced.as_str()?.chars().count();
    Some(Fault {
        kind,
        message: format!("Value should have at {words} {count} item{plural} after validation, not {after}")
            .into(),
        context: Some(json!({ "field_type": "Value", key: count, "actual_length": after }).into()),
    })
}
