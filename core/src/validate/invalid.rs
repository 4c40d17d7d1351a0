//! Everything that is wrong with a request or a value, for those who answer it themselves.

use std::fmt;

use bytes::Bytes;
use ferrapi_openapi::fragment::Rules;
use serde_json::Value;

use super::issue::MAX_ISSUES;
use super::{read, walk};
use crate::data::Data;
use crate::error::{HttpError, Issue};

/// Everything that is wrong with a request or a value: pydantic's `ValidationError`, FastAPI's `RequestValidationError`.
///
/// [`App::error_handler`](crate::App::error_handler) gives it to a function of yours, [`validate`] returns it.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    issues: Vec<Issue>,
    body: Value,
    raw_body: Bytes,
}

impl ValidationError {
    /// These issues, at most 100 of them.
    pub(crate) fn new(mut issues: Vec<Issue>, body: Value, raw_body: Bytes) -> Self {
        issues.truncate(MAX_ISSUES);
        Self { issues, body, raw_body }
    }

    /// All issues, in FastAPI's order. They serialise as the elements of `detail`.
    pub fn errors(&self) -> &[Issue] {
        &self.issues
    }

    /// The body as it came in: the JSON value, or the text where it is no JSON; `null` for all but JSON endpoints.
    pub fn body(&self) -> &Value {
        &self.body
    }

    /// The body's bytes, FastAPI's `await request.body()`; empty where it was read piece by piece, as forms are, and for
    /// [`validate`].
    pub fn raw_body(&self) -> &Bytes {
        &self.raw_body
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, issue) in self.issues.iter().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            for step in issue.loc() {
                write!(f, "{step}: ")?;
            }
            f.write_str(issue.message())?;
        }
        Ok(())
    }
}

impl std::error::Error for ValidationError {}

/// 422 with the issues as its detail.
impl From<ValidationError> for HttpError {
    fn from(error: ValidationError) -> Self {
        HttpError::json(422, error.errors())
    }
}

/// Reads a model (or any other value) from JSON as a request's body is read: coerced, checked, with every issue.
///
/// ```
/// use ferrapi::prelude::*;
/// use ferrapi::serde_json::json;
///
/// #[model]
/// struct Item {
///     name: String,
///     #[field(gt = 0)]
///     price: f64,
/// }
///
/// # fn main() {
/// let item: Item = ferrapi::validate(json!({ "name": "Hammer", "price": "9.5" })).unwrap();
/// assert_eq!(item.price, 9.5);
/// let error = ferrapi::validate::<Item>(json!({ "name": "Hammer", "price": 0 })).err().unwrap();
/// assert_eq!(error.errors()[0].kind(), "greater_than");
/// # }
/// ```
///
/// # Errors
///
/// Everything that is wrong, each at its place inside the value.
pub fn validate<T: Data>(value: Value) -> Result<T, ValidationError> {
    let (mut loc, mut issues) = (Vec::new(), Vec::new());
    let coerced = walk(&value, T::shape(), &Rules::NONE, false, &mut loc, &mut issues);
    let refusal = match coerced.map(|coerced| (read(&coerced), coerced)) {
        Some((Ok(read), _)) => return Ok(read),
        Some((Err(refusal), coerced)) => Some(refusal.issue(&coerced, &loc)),
        None => None,
    };
    issues.extend(refusal);
    Err(ValidationError::new(issues, value, Bytes::new()))
}
