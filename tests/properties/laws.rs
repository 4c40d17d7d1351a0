//! The laws, over the family of models.

use std::fmt::Debug;

use ferrapi::__private::{Content, FieldSpec, Rules, Shape, Tagging};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use serde_json::Value;

use crate::coerced::{is_beyond, is_same};
use crate::models;
use crate::mutation::mutation;
use crate::published::Published;
use crate::subject::Subject;
use crate::values::{DEPTH, anything, fitting};

/// How many values each subject gets, if nobody says otherwise.
const CASES: u32 = 192;

#[test]
fn both_passes_and_the_schemas_agree() {
    let mut broken = Vec::new();
    for subject in models::subjects() {
        let published = Published::of(&subject);
        let mut seen = Seen::default();
        let values = around((subject.shape)());
        let result = run(CASES, &values, |value| {
            check(&subject, &published, &value).map(|outcome| seen.count(outcome))
        });
        match result {
            Err(fault) => broken.push(format!("{}: {fault}", subject.name)),
            // Values that are all refused, or all taken, would prove nothing.
            Ok(()) if seen.plain == 0 || seen.refused == 0 => {
                broken.push(format!("{}: {seen:?}", subject.name))
            }
            Ok(()) => {}
        }
    }
    assert!(broken.is_empty(), "{} of them\n{}", broken.len(), broken.join("\n"));
}

/// How a value fared.
pub(crate) enum Outcome {
    Plain,
    Coerced,
    Refused,
}

/// How many values fared how.
#[derive(Debug, Default)]
struct Seen {
    plain: u32,
    coerced: u32,
    refused: u32,
}

impl Seen {
    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Plain => self.plain += 1,
            Outcome::Coerced => self.coerced += 1,
            Outcome::Refused => self.refused += 1,
        }
    }
}

/// Values that fit a table, that nearly fit, and others.
pub(crate) fn around(shape: &'static Shape) -> BoxedStrategy<Value> {
    let near =
        (fitting(shape, Rules::NONE, DEPTH), vec(mutation(), 1..4)).prop_map(|(mut value, mutations)| {
            mutations.iter().for_each(|mutation| mutation.apply(&mut value));
            value
        });
    prop_oneof![4 => fitting(shape, Rules::NONE, DEPTH), 5 => near, 1 => anything()].boxed()
}

/// Tries a law on values from the seed; on failure gives the smallest one and why.
pub(crate) fn run<T: Debug>(
    cases: u32,
    values: &BoxedStrategy<T>,
    mut law: impl FnMut(T) -> Result<(), TestCaseError>,
) -> Result<(), String> {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u32>().ok());
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number("FERRAPI_SEED").unwrap_or_default().to_le_bytes());
    let config = Config {
        cases: number("FERRAPI_CASES").unwrap_or(cases),
        failure_persistence: None,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let law = std::cell::RefCell::new(&mut law);
    match runner.run(values, |value| (law.borrow_mut())(value)) {
        Ok(()) => Ok(()),
        Err(TestError::Fail(reason, value)) => Err(format!("{reason}\n    for {value:?}")),
        Err(TestError::Abort(reason)) => Err(reason.to_string()),
    }
}

/// All laws, on one value.
pub(crate) fn check(
    subject: &Subject,
    published: &Published,
    value: &Value,
) -> Result<Outcome, TestCaseError> {
    let verdict = (subject.judge)(value.to_string().as_bytes());
    let allowed = published.input.is_valid(value);
    let cold = match &verdict.cold {
        Ok(cold) => cold,
        Err(issues) => {
            prop_assert!(
                verdict.hot.is_none(),
                "the hot pass takes it, the cold one says {issues:?} about {value}"
            );
            prop_assert!(
                !allowed || is_beyond(issues, holds((subject.shape)(), &is_untagged)),
                "it is refused with {issues:?}, and the schema allows {value}"
            );
            return Ok(Outcome::Refused);
        }
    };
    prop_assert!(cold.same, "hot {:?} and cold {:?} differ on {value}", verdict.hot, cold.written);
    prop_assert!(cold.settled, "what the cold pass makes of {value} is not settled: {}", cold.coerced);
    let holds = |what| holds((subject.shape)(), what);
    let unsure = holds(&is_unique) || holds(&is_decimal);
    prop_assert!(cold.conforms || unsure, "what comes of {value} breaks a rule: {}", cold.written);
    let lenient = holds(&is_absent_if_unreadable);
    let coerced = &cold.coerced;
    prop_assert!(
        lenient || published.input.is_valid(coerced),
        "the schema does not allow {coerced}, which {value} is coerced to"
    );
    if !lenient && !allowed && is_same(value, coerced) {
        let reasons: Vec<_> = published.input.iter_errors(value).map(|error| error.to_string()).collect();
        return Err(TestCaseError::fail(format!("the schema does not allow {value}: {reasons:?}")));
    }
    let written = &cold.written;
    if let Some(error) = published.output.iter_errors(written).next() {
        return Err(TestCaseError::fail(format!(
            "{value} is written as {written}, which does not fit: {error}"
        )));
    }
    if published.symmetric {
        prop_assert!(
            published.input.is_valid(written),
            "{value} is written as {written}, which may not come in"
        );
        prop_assert!(
            cold.returns || holds(&is_masked),
            "{value} is written as {written}, which is read otherwise"
        );
    }
    Ok(if verdict.hot.is_some() { Outcome::Plain } else { Outcome::Coerced })
}

/// Whether items repeat, the hot pass leaves to the cold one.
fn is_unique(shape: &Shape) -> bool {
    matches!(shape, Shape::Model(spec) if spec.fields.iter().any(|field| field.rules.unique_items))
}

/// Of the longest decimals the hot pass cannot tell whether they were rounded.
fn is_decimal(shape: &Shape) -> bool {
    matches!(shape, Shape::Scalar(spec) if spec.name == "decimal")
}

/// serde takes an optional struct that is flattened for absent if it cannot read it, whatever keys there are.
fn is_absent_if_unreadable(shape: &Shape) -> bool {
    let optional =
        |field: &FieldSpec| field.type_.is_some_and(|type_| matches!((type_.shape)(), Shape::Optional(_)));
    matches!(shape, Shape::Model(spec) if spec.fields.iter().any(|field| field.flatten && optional(field)))
}

/// A secret is not written.
fn is_masked(shape: &Shape) -> bool {
    matches!(shape, Shape::Scalar(spec) if spec.name == "str")
}

fn is_untagged(shape: &Shape) -> bool {
    matches!(shape, Shape::Union(spec) if spec.tagging == Tagging::Untagged)
}

/// Whether something stands anywhere in a type.
pub(crate) fn holds(shape: &'static Shape, what: &dyn Fn(&Shape) -> bool) -> bool {
    fn search(shape: &'static Shape, what: &dyn Fn(&Shape) -> bool, seen: &mut Vec<*const Shape>) -> bool {
        if seen.contains(&std::ptr::from_ref(shape)) {
            return false;
        }
        seen.push(shape);
        let fields = |fields: &'static [FieldSpec], seen: &mut Vec<*const Shape>| {
            fields.iter().filter_map(|field| field.type_).any(|type_| search((type_.shape)(), what, seen))
        };
        what(shape)
            || match shape {
                Shape::List { item, .. } | Shape::Optional(item) => search(item(), what, seen),
                Shape::Tuple(items) => items.iter().any(|item| search(item(), what, seen)),
                Shape::Map { key, value } => search(key(), what, seen) || search(value(), what, seen),
                Shape::Newtype(spec) => search((spec.inner.shape)(), what, seen),
                Shape::Model(spec) => fields(spec.fields, seen),
                Shape::Union(spec) => spec.variants.iter().any(|variant| match &variant.content {
                    Content::Unit => false,
                    Content::Newtype { type_, .. } => search((type_.shape)(), what, seen),
                    Content::Tuple(items, _) => items.iter().any(|item| search(item(), what, seen)),
                    Content::Struct(spec) => fields(spec.fields, seen),
                }),
                _ => false,
            }
    }
    search(shape, what, &mut Vec::new())
}
