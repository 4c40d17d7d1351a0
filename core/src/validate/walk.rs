//! The walk of a value along its table.
//!
//! The input is only borrowed: members of a union are tried on the same value, and an issue shows it as it came in. What
//! needs no coercion comes out as it is; only what does is built anew.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{CheckOf, Fault, NewtypeSpec, Rules, ScalarSpec, Shape};
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
pub(crate) fn walk<'v>(
    input: &'v Value,
    shape: &'static Shape,
    rules: &'static Rules,
    strict: bool,
    loc: &mut Vec<Loc>,
    issues: &mut Vec<Issue>,
) -> Option<Cow<'v, Value>> {
    Walker { loc, issues, fit: Fit::EXACT, depth: 0 }.value(input, shape, rules, strict)
}

/// Which member of an untagged enum a value is, with what it comes to. A value that would have to be coerced is none:
/// whether it may be, only the walk of the whole knows.
pub(crate) fn choose<'v>(input: &'v Value, shape: &'static Shape) -> Option<(usize, Cow<'v, Value>)> {
    let Shape::Union(spec) = *shape else { return None };
    let (mut loc, mut issues) = (Vec::new(), Vec::new());
    let mut walker = Walker { loc: &mut loc, issues: &mut issues, fit: Fit::EXACT, depth: 0 };
    let (index, coerced) = walker.untagged(input, spec, false)?;
    if walker.fit.exactness == Exactness::Exact {
        return Some((index, coerced));
    }
    let uncoerced = walker.content(input, input, &spec.variants.get(index)?.content, None, true)?;
    Some((index, uncoerced))
}

/// Where the walk is and what it has found.
pub(super) struct Walker<'a> {
    pub(super) loc: &'a mut Vec<Loc>,
    pub(super) issues: &'a mut Vec<Issue>,
    /// How well the value has fitted so far; unions choose by it.
    pub(super) fit: Fit,
    pub(super) depth: usize,
}

impl Walker<'_> {
    /// One value. Reports its issues and gives `None`, or gives what it comes to.
    pub(super) fn value<'v>(
        &mut self,
        input: &'v Value,
        shape: &'static Shape,
        rules: &Rules,
        strict: bool,
    ) -> Option<Cow<'v, Value>> {
        if self.depth >= MAX_DEPTH {
            return self.report(fault::RECURSION, input);
        }
        self.depth += 1;
        let coerced = self.by_shape(input, shape, rules, strict || rules.strict);
        self.depth -= 1;
        coerced
    }

    fn by_shape<'v>(
        &mut self,
        input: &'v Value,
        shape: &'static Shape,
        rules: &Rules,
        strict: bool,
    ) -> Option<Cow<'v, Value>> {
        let kept = |coerced| if coerced == *input { Cow::Borrowed(input) } else { Cow::Owned(coerced) };
        let scalar = match *shape {
            Shape::Bool => scalar::boolean(input, strict).map(kept),
            Shape::Integer { min, max } => number::integer(input, min, max, rules, strict).map(kept),
            Shape::Float { max } => number::float(input, max, rules, strict).map(kept),
            Shape::Text => scalar::text(input, rules),
            Shape::Char => scalar::character(input),
            Shape::Choice(spec) => scalar::choice(input, spec, strict).map(kept),
            Shape::Scalar(spec) => return self.scalar(input, spec, rules, strict),
            Shape::Any | Shape::Opaque => Ok(Cow::Borrowed(input)),
            Shape::List { item, set: false } => return self.list(input, item(), rules, strict),
            Shape::List { item, set: true } => return self.set(input, item(), rules, strict),
            Shape::Tuple(items) => return self.tuple(input, items.iter().map(|item| item()), strict),
            Shape::Map { key, value } => return self.map(input, key(), value(), rules, strict),
            Shape::Optional(_) if input.is_null() => return Some(Cow::Borrowed(input)),
            Shape::Optional(inner) => return self.value(input, inner(), rules, strict),
            Shape::Newtype(spec) => return self.newtype(input, spec, rules, strict),
            Shape::Model(spec) => return self.model(input, spec),
            Shape::Union(spec) => return self.union(input, spec, strict),
        };
        match scalar {
            Ok(coerced) => {
                self.fit.lower(exactness(input, shape));
                Some(coerced)
            }
            Err(fault) => self.report(fault, input),
        }
    }

    /// A scalar with a text form of its own, and the rules on it.
    fn scalar<'v>(
        &mut self,
        input: &'v Value,
        spec: &'static ScalarSpec,
        rules: &Rules,
        strict: bool,
    ) -> Option<Cow<'v, Value>> {
        let coerced = match (spec.coerce)(input, strict) {
            Ok(coerced) => coerced,
            Err(fault) => return self.report(fault, input),
        };
        if let Some(fault) = (spec.check)(&coerced, rules) {
            let shown = spec.shown.map(|shown| shown(&coerced));
            return self.report(fault, shown.as_ref().unwrap_or(input));
        }
        self.fit.lower(if spec.exact { Exactness::Exact } else { Exactness::Coerced });
        Some(Cow::Owned(coerced))
    }

    /// A newtype: what it wraps with its own rules, then the rules around it, then its check.
    fn newtype<'v>(
        &mut self,
        input: &'v Value,
        spec: &'static NewtypeSpec,
        rules: &Rules,
        strict: bool,
    ) -> Option<Cow<'v, Value>> {
        let inner = (spec.inner.shape)();
        let coerced = self.value(input, inner, spec.rules, strict)?;
        if let Some(fault) = recheck(&coerced, inner, rules) {
            return self.report(fault, input);
        }
        self.check(spec.check, &coerced, input)?;
        Some(coerced)
    }

    /// Runs a custom check on a coerced value.
    pub(super) fn check(&mut self, check: CheckOf, coerced: &Value, input: &Value) -> Option<()> {
        match check.and_then(|check| check(coerced)) {
            None => Some(()),
            Some(fault) => self.report(fault, input),
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

/// How well a value fits, with pydantic's three steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exactness {
    /// It had to be turned into something else.
    Coerced,
    /// It is of a type that the wanted one holds.
    Strict,
    /// It is of the very type.
    Exact,
}

/// What unions compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fit {
    /// The worst of all parts.
    pub(super) exactness: Exactness,
    /// How many fields of models came in; nothing without a model.
    pub(super) fields: Option<usize>,
}

impl Fit {
    /// Nothing has been seen that does not fit.
    pub(super) const EXACT: Fit = Fit { exactness: Exactness::Exact, fields: None };

    /// Notes how well one part fits.
    pub(super) fn lower(&mut self, exactness: Exactness) {
        self.exactness = self.exactness.min(exactness);
    }

    /// Notes fields that came in.
    pub(super) fn add_fields(&mut self, count: usize) {
        self.fields = Some(self.fields.unwrap_or_default() + count);
    }
}

/// How well an accepted value fits a shape without parts.
fn exactness(input: &Value, shape: &Shape) -> Exactness {
    match (shape, input) {
        (Shape::Bool, Value::Bool(_)) | (Shape::Text | Shape::Char, _) => Exactness::Exact,
        (Shape::Integer { .. }, Value::Number(number)) if number::is_integer(number) => Exactness::Exact,
        (Shape::Float { .. }, Value::Number(number)) if number::is_integer(number) => Exactness::Strict,
        (Shape::Float { .. }, Value::Number(_)) => Exactness::Exact,
        (Shape::Choice(spec), _) if spec.literal => Exactness::Exact,
        (Shape::Any | Shape::Opaque, _) => Exactness::Strict,
        _ => Exactness::Coerced,
    }
}

/// The rules on a value that was coerced before.
fn recheck(coerced: &Value, shape: &'static Shape, rules: &Rules) -> Option<Fault> {
    match *shape {
        Shape::Integer { .. } => number::recheck(coerced, rules, Numeric::Integer),
        Shape::Float { .. } => number::recheck(coerced, rules, Numeric::Float),
        Shape::Text => scalar::recheck(coerced, rules),
        Shape::Scalar(spec) => (spec.check)(coerced, rules),
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
    Loc::Name(Cow::Owned(super::clip::clip_text(key).into_owned()))
}
