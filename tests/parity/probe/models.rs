//! The models of several parts.

use ferrapi::prelude::*;

#[model]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Color {
    #[serde(rename = "red")]
    Red,
    #[serde(rename = "green")]
    Green,
    #[serde(rename = "dark-blue")]
    Blue,
}

#[model]
#[derive(Clone)]
pub(super) struct Small {
    pub(super) n: i64,
}

/// `Literal["one", "two"]`.
#[model(literal)]
pub(super) enum OneOrTwo {
    #[serde(rename = "one")]
    One,
    #[serde(rename = "two")]
    Two,
}

/// `Literal[1, 2]`.
#[model(literal, integer)]
pub(super) enum Digit {
    One = 1,
    Two = 2,
}

/// `class Level(IntEnum)`.
#[model(integer)]
pub(super) enum Level {
    Low = 1,
    High = 3,
}

/// `Union[int, str]`.
#[model]
#[serde(untagged)]
pub(super) enum IntOrStr {
    Int(i64),
    Str(String),
}

/// `Union[float, bool]`.
#[model]
#[serde(untagged)]
pub(super) enum FloatOrBool {
    Float(f64),
    Bool(bool),
}

#[model]
pub(super) struct Aliased {
    #[field(alias = "firstName")]
    pub(super) first_name: String,
    #[field(alias = "lastName", default = "none")]
    pub(super) last_name: String,
}
