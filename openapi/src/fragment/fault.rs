//! What is wrong with one value, before anybody knows where it stands.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// One violated expectation: pydantic's `type`, `msg` and `ctx`.
#[derive(Clone, Debug, PartialEq)]
pub struct Fault {
    /// The machine-readable kind, such as `int_parsing`.
    pub kind: &'static str,
    /// The sentence for people.
    pub message: Cow<'static, str>,
    /// The numbers and words of the sentence, if there are any.
    pub context: Option<Context>,
}

/// The numbers and words of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Context {
    /// An object of one entry, as most are: it needs no map.
    Entry(&'static str, Value),
    /// Anything else.
    Json(Value),
}

impl From<Value> for Context {
    fn from(json: Value) -> Self {
        Context::Json(json)
    }
}

impl From<Context> for Value {
    fn from(context: Context) -> Self {
        match context {
            Context::Entry(key, value) => Value::Object(Map::from_iter([(key.to_owned(), value)])),
            Context::Json(json) => json,
        }
    }
}
