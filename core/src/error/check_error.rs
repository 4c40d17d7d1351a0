//! What a custom check says of a value.

use std::borrow::Cow;
use std::fmt;

use ferrapi_openapi::fragment::{Context, Fault};
use serde_json::{Map, Value};

/// What a custom check says of a value, when a sentence alone will not do.
///
/// `#[field(check = …)]` and `#[model(check = …)]` take functions that return any error with `Display`: its sentence
/// becomes a `value_error`. This error chooses the `type`, `msg` and `ctx` of the issue itself.
///
/// ```
/// use ferrapi::CheckError;
/// use ferrapi::prelude::*;
///
/// fn lucky(value: &i64) -> Result<(), CheckError> {
///     match value {
///         13 => Err(CheckError::assertion("unlucky")),
///         0 => Err(CheckError::custom("nothing", "Nothing is not enough")),
///         _ => Ok(()),
///     }
/// }
///
/// #[model]
/// struct Bet {
///     #[field(check = lucky)]
///     amount: i64,
/// }
/// # fn main() {}
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CheckError {
    fault: Fault,
}

impl CheckError {
    /// `value_error`: the message is `Value error, ` and the sentence, as of any other error.
    pub fn value(sentence: impl fmt::Display) -> Self {
        let message = format!("Value error, {sentence}");
        Self::new("value_error", message, Some(Context::Entry("error", Map::new().into())))
    }

    /// `assertion_error`: the message is `Assertion failed, ` and the sentence.
    pub fn assertion(sentence: impl fmt::Display) -> Self {
        let message = format!("Assertion failed, {sentence}");
        Self::new("assertion_error", message, Some(Context::Entry("error", Map::new().into())))
    }

    /// A type of one's own, and the message as it is.
    pub fn custom(kind: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Self::new(kind, message, None)
    }

    /// The `ctx` of the issue.
    pub fn context(mut self, context: impl Into<Value>) -> Self {
        self.fault.context = Some(Context::Json(context.into()));
        self
    }

    fn new(kind: &'static str, message: impl Into<Cow<'static, str>>, context: Option<Context>) -> Self {
        Self { fault: Fault { kind, message: message.into(), context } }
    }

    pub(crate) fn into_fault(self) -> Fault {
        self.fault
    }
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.fault.message)
    }
}

impl std::error::Error for CheckError {}
