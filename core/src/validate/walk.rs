//! The walk of a value along its table.
//!
//! The input is only borrowed: members of a union are tried on the same value, and an issue shows it as it came in. What
//! comes out is built anew.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{Fault, NewtypeSpec, Rules, Shape};
use serde_json::Value;

use super::fault::{self, Numeric};
use super::issue::{MAX_ISSUES, issue_rule};
use super::{number, scalar};
use crate::error::{Issue, Loc};

/// How deep tables may nest. The parser stops at 128 levels of JSON; unions and newtypes add some without any JSON.
const MAX_DEPTH: usize = 512;

/// Coerces a value as pydantic's lax mode does, and reports everything that is wrong with it.
///
/// What comes back is JSON that serde reads into the type of the table. `strict` forbids coercion, except inside
/// models, which have a flag of their own. Collections and models look no further once there are [`MAX_ISSUES`]
/// issues, those of other values included.
#[cold]
pub(crate) fn walk(
    input: Value,
    shape: &'static Shape,
    rules: &'static Rules,
    strict: bool,
    loc: &mut Vec<Loc>,
    issues: &mut Vec<Issue>,
) -> Option<Value> {
    Walker { loc, issues, exact: false, depth: 0, fields: None }.value(&input, shape, rules, strict)
}

/// Where the walk is and what it has found.
pub(super) struct Walker<'a> {
    pub(super) loc: &'a mut Vec<Loc>,
    pub(super) issues: &'a mut Vec<Issue>,
    /// A member of a union is tried for an exact fit: nothing is coerced, inside models neither.
    pub(super) exact: bool,
    pub(super) depth: usize,
    /// How many fields of models were given; `None` before the first model.
    pub(super) fields: Option<usize>,
}

impl Walker<'_> {
    /// One value. Reports its issues and gives `None`, or gives what it comes to.
    pub(super) fn value(
        &mut self,
        input: &Value,
        shape: &'static Shape,
        rules: &Rules,
        strict: bool,
    ) -> Option<Value> {
        if self.depth >= MAX_DEPTH {
            return self.report(fault::RECURSION, input);
        }
        self.depth += 1;
        let coerced = self.by_shape(input, shape, rules, strict || rules.strict);
        self.depth -= 1;
        coerced
    }

    fn by_shape(
        &mut self,
        input: &Value,
        shape: &'static Shape,
        rules: &Rules,
        strict: bool,
    ) -> Option<Value> {
        let exact = strict || self.exact;
        let scalar = match *shape {
            Shape::Bool => scalar::boolean(input, exact),
            Shape::Integer { min, max } => number::integer(input, min, max, rules, exact),
            Shape::Float => number::float(input, rules, exact),
            Shape::Text => scalar::text(input, rules),
            Shape::Char => scalar::character(input),
            Shape::Choice(spec) => scalar::choice(input, spec),
            Shape::Scalar(spec) => (spec.coerce)(input, exact),
            Shape::Any | Shape::Opaque => Ok(input.clone()),
            Shape::List { item, set: false } => return self.list(input, item(), rules, strict),
            Shape::List { item, set: true } => return self.set(input, item(), rules, strict),
            Shape::Tuple(items) => return self.tuple(input, items.iter().map(|item| item()), strict),
            Shape::Map { key, value } => return self.map(input, key(), value(), rules, strict),
            Shape::Optional(_) if input.is_null() => return Some(Value::Null),
            Shape::Optional(inner) => return self.value(input, inner(), rules, strict),
            Shape::Newtype(spec) => return self.newtype(input, spec, rules, strict),
            Shape::Model(spec) => return self.model(input, spec),
            Shape::Union(spec) => return self.union(input, spec, strict),
        };
        match scalar {
            Ok(coerced) => Some(coerced),
            Err(fault) => self.report(fault, input),
        }
    }

    /// A newtype: what it wraps with its own rules, then the rules around it, then its check.
    fn newtype(
        &mut self,
        input: &Value,
        spec: &'static NewtypeSpec,
        rules: &Rules,
        strict: bool,
    ) -> Option<Value> {
        let inner = (spec.inner.shape)();
        let coerced = self.value(input, inner, spec.rules, strict)?;
        if let Some(fault) = recheck(&coerced, inner, rules) {
            return self.report(fault, input);
        }
        self.check(spec.check, &coerced, input)?;
        Some(coerced)
    }

    /// Runs a custom check on a coerced value.
    pub(super) fn check(
        &mut self,
        check: Option<fn(&Value) -> Option<String>>,
        coerced: &Value,
        input: &Value,
    ) -> Option<()> {
        match check.and_then(|check| check(coerced)) {
            None => Some(()),
            Some(sentence) => self.report(fault::value_error(&sentence), input),
        }
    }

    /// Notes what is wrong here. The type of the answer is the caller's: there is no value.
    pub(super) fn report<T>(&mut self, fault: Fault, input: &Value) -> Option<T> {
        self.issues.push(issue_rule(self.loc.clone(), fault, input));
        None
    }

    /// Goes one step down.
    pub(super) fn at<T>(&mut self, step: Loc, walk: impl FnOnce(&mut Self) -> T) -> T {
        self.loc.push(step);
        let result = walk(self);
        self.loc.pop();
        result
    }

    /// Whether there is no use in looking for more.
    pub(super) fn is_full(&self) -> bool {
        self.issues.len() >= MAX_ISSUES
    }
}

/// The rules on a value that was coerced before.
fn recheck(coerced: &Value, shape: &'static Shape, rules: &Rules) -> Option<Fault> {
    match *shape {
        Shape::Integer { .. } => number::recheck(coerced, rules, Numeric::Integer),
        Shape::Float => number::recheck(coerced, rules, Numeric::Float),
        Shape::Text => scalar::recheck(coerced, rules),
        Shape::List { set, .. } => {
            super::container::recheck(coerced, rules, if set { "Set" } else { "List" })
        }
        Shape::Map { .. } => super::container::recheck(coerced, rules, "Dictionary"),
        Shape::Optional(_) if coerced.is_null() => None,
        Shape::Optional(inner) => recheck(coerced, inner(), rules),
        Shape::Newtype(spec) => recheck(coerced, (spec.inner.shape)(), rules),
        _ => None,
    }
}

/// A step down by name.
pub(super) fn name(name: &'static str) -> Loc {
    Loc::Name(Cow::Borrowed(name))
}

/// A step down by a key of the input.
pub(super) fn key(key: &str) -> Loc {
    Loc::Name(Cow::Owned(super::clip::clip_text(key)))
}
