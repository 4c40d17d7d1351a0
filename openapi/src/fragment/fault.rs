//! What is wrong with one value, before anybody knows where it stands.

use std::borrow::Cow;

use serde_json::Value;

/// One violated expectation: pydantic's `type`, `msg` and `ctx`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The machine-readable kind, such as `int_parsing`.
    pub kind: &'static str,
    /// The sentence for people.
    pub message: Cow<'static, str>,
    /// The numbers and words of the sentence, if there are any.
    pub context: Option<Value>,
}
