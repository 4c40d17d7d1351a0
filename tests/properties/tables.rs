//! Models that nobody wrote: tables made at random, walked by the cold pass and published as a schema.
//!
//! A table is plain data, so that it needs no Rust struct to be walked. There is no hot pass without one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use ferrapi::__private::{
    self as private, Bound, Docs, Family, FieldSpec, ModelSpec, Pattern, Rules, Shape, TypeSpec, Unknown,
};
use ferrapi::schemars::generate::SchemaSettings;
use ferrapi::{Data, Date};
use jsonschema::Validator;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::TestCaseError;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::coerced::{is_beyond, is_same};
use crate::laws::{around, run};
use crate::models::{Color, Event, Level, Point, Shape as Tagged};
use crate::subject::issues;

/// How many tables are made, if nobody says otherwise.
const TABLES: u32 = 192;
/// How many values each gets.
const VALUES: usize = 12;

#[test]
fn the_cold_pass_and_the_schema_of_any_table_agree() {
    let mut seen = [0; 2];
    let cases = tables().prop_flat_map(|table| (Just(table), vec(around(table.shape()), VALUES))).boxed();
    let result = run(TABLES, &cases, |(table, values)| {
        let schema = table.schema();
        values.iter().try_for_each(|value| {
            seen[usize::from(check(table, &schema, value)?)] += 1;
            Ok(())
        })
    });
    if let Err(fault) = result {
        panic!("{fault}");
    }
    assert!(seen.iter().all(|count| *count > 100), "{seen:?} of them were refused and taken");
}

/// The laws that need no type; whether the value is taken.
fn check(table: Table, schema: &Validator, value: &Value) -> Result<bool, TestCaseError> {
    let walk = |value: &Value| private::walk(value.clone(), table.shape(), &Rules::NONE);
    let allowed = schema.is_valid(value);
    match walk(value) {
        Ok(coerced) => {
            prop_assert!(
                walk(&coerced).as_ref() == Ok(&coerced),
                "what comes of {value} is not settled: {coerced}"
            );
            let reasons = || schema.iter_errors(&coerced).map(|error| error.to_string()).collect::<Vec<_>>();
            prop_assert!(
                schema.is_valid(&coerced),
                "{coerced}, which comes of {value}, is not allowed: {:?}",
                reasons()
            );
            prop_assert!(allowed || !is_same(value, &coerced), "the schema does not allow {value}");
            Ok(true)
        }
        Err(document) => {
            let issues = issues(&document);
            prop_assert!(
                !allowed || is_beyond(&issues, false),
                "{value} is allowed, and refused with {issues:?}"
            );
            Ok(false)
        }
    }
}

#[derive(Clone, Copy)]
struct Table(&'static ModelSpec);

impl Table {
    /// Tables live as long as the program; those of tests may.
    fn shape(self) -> &'static Shape {
        Box::leak(Box::new(Shape::Model(self.0)))
    }

    fn schema(self) -> Validator {
        let mut generator = SchemaSettings::draft2020_12().into_generator();
        let schema = ferrapi_openapi::shape_schema(self.shape(), &mut generator);
        let root = json!({"$defs": generator.take_definitions(true), "allOf": [schema]});
        jsonschema::draft202012::new(&root).unwrap_or_else(|error| panic!("{self:?}: {error}"))
    }
}

impl fmt::Debug for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Table(spec) = self;
        writeln!(f, "strict {}, default {}, {:?}", spec.strict, spec.default, spec.unknown)?;
        for field in spec.fields {
            let type_ = field.type_.map(|type_| {
                let mut generator = SchemaSettings::draft2020_12().into_generator();
                (type_.schema)(&mut generator).to_value()
            });
            let schema = type_.unwrap_or_default();
            let FieldSpec { name, aliases, required, flatten, rules, .. } = field;
            write!(f, "  {name} {aliases:?} required {required} flatten {flatten} {schema} ")?;
            let Rules { ge, gt, le, lt, multiple_of, min_length, max_length, min_items, max_items, .. } =
                rules;
            write!(
                f,
                "{:?} {:?} ",
                [ge, gt, le, lt, multiple_of],
                [min_length, max_length, min_items, max_items]
            )?;
            let Rules { max_digits, decimal_places, unique_items, strict, pattern, .. } = rules;
            let pattern = pattern.map(|pattern| pattern.text);
            writeln!(
                f,
                "{:?} unique {unique_items} strict {strict} {pattern:?}",
                [max_digits, decimal_places]
            )?;
        }
        Ok(())
    }
}

fn tables() -> impl Strategy<Value = Table> {
    let names = subsequence(&["a", "b", "from", "name", "one", "out", "zz", "1"][..], 1..6);
    let flags = (any::<bool>(), any::<bool>(), prop_oneof![Just(Unknown::Ignore), Just(Unknown::Forbid)]);
    (names, any::<Option<bool>>(), flags)
        .prop_flat_map(|(names, flat, (strict, default, unknown))| {
            let fields: Vec<BoxedStrategy<FieldSpec>> = names.into_iter().map(field).collect();
            (fields, Just(flat), Just((strict, default, unknown)))
        })
        .prop_map(|(mut fields, flat, (strict, default, unknown))| {
            // What a struct has a default for, its fields need not be given for.
            let given = |field: &FieldSpec| !default || field.aliases.is_empty();
            fields.retain(given);
            fields.iter_mut().for_each(|field| field.required &= !default);
            // serde flattens only where keys that are no field are allowed; so do the tables that the macro writes.
            if let (Some(map), Unknown::Ignore) = (flat, unknown) {
                let type_ = if map { BTreeMap::<String, u8>::TYPE } else { Point::TYPE };
                fields.push(FieldSpec { flatten: true, ..private::field("flat", type_) });
            }
            Table(Box::leak(Box::new(ModelSpec {
                name: || "Table".into(),
                path: "",
                docs: Docs::NONE,
                fields: fields.leak(),
                unknown,
                strict,
                default,
                check: None,
            })))
        })
}

fn field(name: &'static str) -> BoxedStrategy<FieldSpec> {
    let types = [
        bool::TYPE,
        char::TYPE,
        String::TYPE,
        Option::<String>::TYPE,
        i8::TYPE,
        i64::TYPE,
        u32::TYPE,
        Option::<i64>::TYPE,
        f64::TYPE,
        Option::<f32>::TYPE,
        Vec::<i32>::TYPE,
        Vec::<String>::TYPE,
        Vec::<Value>::TYPE,
        Option::<Vec<f64>>::TYPE,
        BTreeSet::<u8>::TYPE,
        BTreeMap::<String, i64>::TYPE,
        BTreeMap::<i16, Option<bool>>::TYPE,
        <(u8, String)>::TYPE,
        Date::TYPE,
        Uuid::TYPE,
        Decimal::TYPE,
        Value::TYPE,
        Point::TYPE,
        Option::<Point>::TYPE,
        Vec::<Point>::TYPE,
        Color::TYPE,
        Level::TYPE,
        Event::TYPE,
        Tagged::TYPE,
    ];
    (select(types.to_vec()), any::<bool>())
        .prop_flat_map(|(type_, required)| (rules(type_), Just((type_, required))))
        .prop_map(move |(rules, (type_, required))| FieldSpec {
            rules: Box::leak(Box::new(rules)),
            required,
            // One name is published; what stands under another is a key that is no field to the schema.
            aliases: if name == "one" && required { &["alias"] } else { &[] },
            ..private::field(name, type_)
        })
        .boxed()
}

/// Constraints that a type of this family can carry.
fn rules(type_: TypeSpec) -> BoxedStrategy<Rules> {
    let strict = prop_oneof![4 => Just(false), 1 => Just(true)];
    let rules = match type_.family {
        Family::Integer => bounds(
            prop_oneof![
                (-3..9i128).prop_map(Bound::Int),
                (-3..9).prop_map(|bound| Bound::Float(f64::from(bound) + 0.5)),
            ]
            .boxed(),
            &[Bound::Int(2), Bound::Int(3)],
        ),
        Family::Float => bounds(
            (-8..20).prop_map(|bound| Bound::Float(f64::from(bound) / 4.0)).boxed(),
            &[Bound::Float(0.25), Bound::Int(2)],
        ),
        Family::Date => {
            bounds(select(&["2000-01-01", "2024-02-29", "2024-06-15"]).prop_map(Bound::Text).boxed(), &[])
        }
        Family::Decimal => (bounds((0..100i128).prop_map(Bound::Int).boxed(), &[]), few(4), few(3))
            .prop_map(|(rules, digits, decimal_places)| Rules {
                max_digits: digits.map(|digits| digits + 3),
                decimal_places,
                ..rules
            })
            .boxed(),
        Family::Text => (few(3), few(5), any::<Option<bool>>())
            .prop_map(|(min_length, max_length, pattern)| Rules {
                min_length,
                max_length,
                pattern: pattern.map(|letters| if letters { LETTERS } else { DIGIT }),
                ..Rules::NONE
            })
            .boxed(),
        Family::List | Family::Map => {
            let list = type_.family == Family::List;
            (few(2), few(3), any::<bool>())
                .prop_map(move |(min_items, max_items, unique_items)| Rules {
                    min_items,
                    max_items,
                    unique_items: list && unique_items,
                    ..Rules::NONE
                })
                .boxed()
        }
        Family::Time | Family::DateTime | Family::Duration | Family::Other => Just(Rules::NONE).boxed(),
    };
    (rules, strict).prop_map(|(rules, strict)| Rules { strict, ..rules }).boxed()
}

const LETTERS: Pattern = Pattern {
    text: "^[a-z]+$",
    matches: |text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase()),
};
const DIGIT: Pattern =
    Pattern { text: "[0-9]", matches: |text| text.bytes().any(|byte| byte.is_ascii_digit()) };

fn few(most: usize) -> impl Strategy<Value = Option<usize>> {
    proptest::option::weighted(0.4, 0..=most)
}

/// At most one bound on either side, and at most one step.
fn bounds(bound: BoxedStrategy<Bound>, steps: &'static [Bound]) -> BoxedStrategy<Rules> {
    let side = || proptest::option::weighted(0.5, (any::<bool>(), bound.clone()));
    let step = match steps {
        [] => Just(None).boxed(),
        steps => proptest::option::weighted(0.3, select(steps)).boxed(),
    };
    (side(), side(), step)
        .prop_map(|(least, most, multiple_of)| {
            let of = |side: Option<(bool, Bound)>, inclusive| {
                side.filter(|side| side.0 == inclusive).map(|side| side.1)
            };
            Rules {
                ge: of(least, true),
                gt: of(least, false),
                le: of(most, true),
                lt: of(most, false),
                multiple_of,
                ..Rules::NONE
            }
        })
        .boxed()
}
