//! What the recordings do not hold: serde's own forms, limits, order.

use std::borrow::Cow;
use std::collections::BTreeMap;

use ferrapi_openapi::fragment::{
    Content, Docs, FieldSpec, ModelSpec, Rules, Shape, Tagging, UnionSpec, Unknown, VariantSpec,
};
use serde_json::{Value, json};

use super::super::issue::MAX_ISSUES;
use super::super::*;
use super::tables::*;
use crate::data::Data;
use crate::error::{Issue, Loc};

/// Walks, and writes the issues as `kind loc…`.
fn cold(
    input: Value,
    shape: &'static Shape,
    rules: &'static Rules,
    strict: bool,
) -> Result<Value, Vec<String>> {
    let mut issues = Vec::new();
    let mut loc = Vec::new();
    let coerced = walk(&input, shape, rules, strict, &mut loc, &mut issues);
    assert!(loc.is_empty());
    assert_eq!(coerced.is_some(), issues.is_empty());
    coerced.map(Cow::into_owned).ok_or_else(|| issues.iter().map(brief).collect())
}

fn brief(issue: &Issue) -> String {
    let steps = issue.loc.iter().map(|step| match step {
        Loc::Name(name) => name.to_string(),
        Loc::Index(index) => index.to_string(),
    });
    std::iter::once(issue.fault.kind.to_owned()).chain(steps).collect::<Vec<_>>().join(" ")
}

fn check<T: Data>(rules: &'static Rules, cases: &[(Value, Result<Value, &[&str]>)]) {
    for (input, expected) in cases {
        let got = cold(input.clone(), T::shape(), rules, false);
        let expected =
            expected.clone().map_err(|issues| issues.iter().map(|issue| (*issue).to_owned()).collect());
        assert_eq!(got, expected, "{input}");
    }
}

#[test]
fn collections_are_counted_after_validation() {
    const TWO: Rules = Rules { min_items: Some(2), max_items: Some(2), ..Rules::NONE };
    check::<Vec<i64>>(
        &TWO,
        &[
            (json!(["1", 2]), Ok(json!([1, 2]))),
            (json!(["x"]), Err(&["int_parsing 0"])),
            (json!([1]), Err(&["too_short"])),
            (json!(["x", 1, 2]), Err(&["too_long"])),
        ],
    );
    check::<std::collections::BTreeSet<i64>>(
        &TWO,
        &[
            (json!([1, "1", 1.0, 2]), Ok(json!([1, 2]))),
            (json!([1, 1]), Err(&["too_short"])),
            (json!([1, 1, "x"]), Err(&["int_parsing 2"])),
            (json!(["x", 1, 2, 3]), Err(&["too_long"])),
        ],
    );
    check::<BTreeMap<i64, i64>>(
        &TWO,
        &[
            (json!({ "1": 1, "02": "2" }), Ok(json!({ "1": 1, "2": 2 }))),
            (json!({ "1": 1 }), Err(&["too_short"])),
            (json!({ "1": 1, "2": 2, "3": 3 }), Err(&["too_long"])),
            (json!({ "x": "y", "2": 2, "3": 3 }), Err(&["int_parsing x [key]", "int_parsing x"])),
        ],
    );
    const UNIQUE: Rules = Rules { unique_items: true, ..Rules::NONE };
    check::<Vec<i64>>(
        &UNIQUE,
        &[(json!([1, 2]), Ok(json!([1, 2]))), (json!([1, "1"]), Err(&["unique_items"]))],
    );
}

#[test]
fn tuples_name_missing_positions() {
    check::<(i64, String, char)>(
        &NONE,
        &[
            (json!(["1", "a", "b"]), Ok(json!([1, "a", "b"]))),
            (json!(["x"]), Err(&["int_parsing 0", "missing 1", "missing 2"])),
            (json!(["x", 1, "bc", 4]), Err(&["too_long"])),
            (json!([1, "a", "bc"]), Err(&["string_too_long 2"])),
        ],
    );
}

#[test]
fn newtypes_have_rules_of_their_own_before_those_around_them() {
    static RULES: Rules =
        Rules { max_length: None, le: Some(ferrapi_openapi::fragment::Bound::Int(5)), ..Rules::NONE };
    check::<Positive>(
        &RULES,
        &[
            (json!("5"), Ok(json!(5))),
            (json!(0), Err(&["greater_than"])),
            (json!(6), Err(&["less_than_equal"])),
            (json!("x"), Err(&["int_parsing"])),
        ],
    );
}

#[test]
fn extras_come_after_the_fields_in_the_order_of_the_input() {
    check::<Forbid>(
        &NONE,
        &[
            (json!({ "a": "1" }), Ok(json!({ "a": 1 }))),
            (
                json!({ "z": 1, "a": "x", "y": 2, "b": 3 }),
                Err(&["int_parsing a", "string_type b", "extra_forbidden z", "extra_forbidden y"]),
            ),
        ],
    );
}

#[test]
fn strictness_reaches_into_lists_but_not_into_models() {
    let strict = |input, shape| cold(input, shape, &NONE, true);
    assert_eq!(strict(json!(["1"]), <Vec<i64> as Data>::shape()), Err(vec!["int_type 0".into()]));
    assert_eq!(strict(json!({ "n": "1" }), Small::shape()), Ok(json!({ "n": 1 })));
    assert_eq!(strict(json!({ "1": 1 }), <BTreeMap<i64, i64> as Data>::shape()), Ok(json!({ "1": 1 })));
}

#[test]
fn no_more_issues_are_collected_than_a_document_holds() {
    let mut issues = Vec::new();
    let input = json!(vec!["x"; 10_000]);
    assert_eq!(walk(&input, <Vec<i64> as Data>::shape(), &NONE, false, &mut Vec::new(), &mut issues), None);
    assert_eq!(issues.len(), MAX_ISSUES);
}

const fn variant(name: &'static str, content: Content) -> VariantSpec {
    VariantSpec { ident: name, name, aliases: &["other"], docs: Docs::NONE, content }
}

static SHAPES: [VariantSpec; 4] = [
    variant("dot", Content::Unit),
    variant("circle", Content::Newtype { type_: f64::TYPE, rules: &NONE }),
    variant("line", Content::Tuple(&[i64::shape, i64::shape], &[i64::TYPE, i64::TYPE])),
    variant(
        "named",
        Content::Struct(&ModelSpec {
            name: || Cow::Borrowed("named"),
            path: "",
            docs: Docs::NONE,
            fields: &[],
            unknown: Unknown::Forbid,
            strict: false,
            default: false,
            check: None,
        }),
    ),
];

const fn union(tagging: Tagging) -> UnionSpec {
    UnionSpec {
        name: || Cow::Borrowed("Figure"),
        path: "",
        docs: Docs::NONE,
        inline: false,
        tagging,
        variants: &SHAPES,
        check: None,
    }
}

fn check_union(spec: &'static UnionSpec, cases: &[(Value, Result<Value, &[&str]>)]) {
    let shape = Box::leak(Box::new(Shape::Union(spec)));
    for (input, expected) in cases {
        let expected =
            expected.clone().map_err(|issues| issues.iter().map(|issue| (*issue).to_owned()).collect());
        assert_eq!(cold(input.clone(), shape, &NONE, false), expected, "{input}");
    }
}

#[test]
fn externally_tagged_unions() {
    static SPEC: UnionSpec = union(Tagging::External);
    check_union(
        &SPEC,
        &[
            (json!("dot"), Ok(json!("dot"))),
            (json!("other"), Ok(json!("dot"))),
            (json!({ "dot": null }), Ok(json!({ "dot": null }))),
            (json!({ "circle": "1.5" }), Ok(json!({ "circle": 1.5 }))),
            (json!({ "line": ["1", 2] }), Ok(json!({ "line": [1, 2] }))),
            (json!({ "line": ["1"] }), Err(&["missing line 1"])),
            (json!({ "named": { "x": 1 } }), Err(&["extra_forbidden named x"])),
            (json!({ "named": 1 }), Err(&["model_attributes_type named"])),
            (json!({ "circle": "x" }), Err(&["float_parsing circle"])),
            (json!("circle"), Err(&["missing circle"])),
            (json!({ "dot": 1 }), Err(&["none_required dot"])),
            (json!({ "cube": 1 }), Err(&["union_tag_invalid"])),
            (json!({}), Err(&["union_tag_not_found"])),
            (json!({ "dot": null, "line": null }), Err(&["union_tag_not_found"])),
            (json!(5), Err(&["model_attributes_type"])),
        ],
    );
}

#[test]
fn adjacently_tagged_unions() {
    static SPEC: UnionSpec = union(Tagging::Adjacent { tag: "t", content: "c" });
    check_union(
        &SPEC,
        &[
            (json!({ "t": "dot" }), Ok(json!({ "t": "dot" }))),
            (json!({ "t": "circle", "c": "2", "x": 1 }), Ok(json!({ "t": "circle", "c": 2.0 }))),
            (json!({ "t": "circle" }), Err(&["missing circle c"])),
            (json!({ "t": "line", "c": ["x", 1] }), Err(&["int_parsing line c 0"])),
            (json!({ "t": 5 }), Err(&["union_tag_invalid"])),
            (json!({ "c": 5 }), Err(&["union_tag_not_found"])),
        ],
    );
}

#[test]
fn internally_tagged_unions() {
    static SPEC: UnionSpec = union(Tagging::Internal { tag: "t" });
    check_union(
        &SPEC,
        &[
            (json!({ "t": "dot", "x": 1 }), Ok(json!({ "t": "dot" }))),
            (json!({ "t": "named" }), Ok(json!({ "t": "named" }))),
            (json!({ "x": 1, "t": "named" }), Err(&["extra_forbidden named x"])),
            (json!({}), Err(&["union_tag_not_found"])),
            (json!([]), Err(&["model_attributes_type"])),
        ],
    );
}

#[test]
fn untagged_unions_try_an_exact_fit_first() {
    check::<FloatOrBool>(
        &NONE,
        &[
            (json!(true), Ok(json!(true))),
            (json!("1"), Ok(json!(1.0))),
            (json!("yes"), Ok(json!(true))),
            (json!([]), Err(&["float_type float", "bool_type bool"])),
        ],
    );
    static SPEC: UnionSpec = union(Tagging::Untagged);
    check_union(
        &SPEC,
        &[
            (json!(null), Ok(json!(null))),
            (json!("2"), Ok(json!(2.0))),
            (
                json!("x"),
                Err(&[
                    "none_required none",
                    "float_parsing float",
                    "tuple_type tuple[int, int]",
                    "model_attributes_type named",
                ]),
            ),
        ],
    );
}

#[test]
fn flattened_fields_stand_among_the_others() {
    const fn field(
        name: &'static str,
        type_: ferrapi_openapi::fragment::TypeSpec,
        flatten: bool,
    ) -> FieldSpec {
        FieldSpec {
            ident: name,
            name,
            output: name,
            aliases: &["also"],
            type_: Some(type_),
            rules: &NONE,
            required: true,
            default: None,
            flatten,
            read: true,
            written: true,
            docs: Docs::NONE,
            check: None,
        }
    }
    static FIELDS: [FieldSpec; 3] = [
        field("id", i64::TYPE, false),
        field("small", Small::TYPE, true),
        field("rest", <BTreeMap<String, i64> as Data>::TYPE, true),
    ];
    static SPEC: ModelSpec = ModelSpec {
        name: || Cow::Borrowed("Flat"),
        path: "",
        docs: Docs::NONE,
        fields: &FIELDS,
        unknown: Unknown::Ignore,
        strict: false,
        default: false,
        check: None,
    };
    static SHAPE: Shape = Shape::Model(&SPEC);
    let walk = |input| cold(input, &SHAPE, &NONE, false);
    assert_eq!(walk(json!({ "also": "1", "n": "2", "x": "3" })), Ok(json!({ "id": 1, "n": 2, "x": 3 })));
    assert_eq!(
        walk(json!({ "x": "y" })),
        Err(vec!["missing id".to_owned(), "missing n".to_owned(), "int_parsing x".to_owned()])
    );
}
