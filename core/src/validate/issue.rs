//! Issues that callers state themselves.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{Context, Fault};
use serde_json::{Map, Value};

use super::clip::clip;
use super::fault;
use crate::error::{Issue, Loc};

/// The most issues that one value is searched for and that one document holds.
pub(crate) const MAX_ISSUES: usize = 100;

/// A required value that is absent.
#[cold]
pub(crate) fn missing(loc: Vec<Loc>, input: Value) -> Issue {
    issue_rule(loc, fault::MISSING, &input)
}

/// A fault at a place, with the value that came in (or what stands in for a long one).
#[cold]
pub(crate) fn issue_rule(loc: Vec<Loc>, fault: Fault, input: &Value) -> Issue {
    Issue { loc, fault, input: clip(input).into_owned() }
}

/// A body that is no JSON: what is wrong, and at which character.
#[cold]
pub(crate) fn issue_malformed(message: &'static str, offset: usize) -> Issue {
    Issue {
        loc: vec![Loc::Name(Cow::Borrowed("body")), Loc::Index(offset)],
        fault: Fault {
            kind: "json_invalid",
            message: Cow::Borrowed("JSON decode error"),
            context: Some(Context::Entry("error", message.into())),
        },
        input: Value::Object(Map::new()),
    }
}
