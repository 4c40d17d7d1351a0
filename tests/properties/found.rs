//! What the laws found, value by value.

use serde_json::{Value, json};

use crate::laws::check;
use crate::models::named;
use crate::published::Published;

/// Tries the laws on values of one subject.
#[track_caller]
fn hold(name: &str, values: &[Value]) {
    let subject = named(name);
    let published = Published::of(&subject);
    for value in values {
        if let Err(fault) = check(&subject, &published, value) {
            panic!("{name}: {fault}");
        }
    }
}

/// In every place of a subject that has them.
fn one(value: impl Into<Value>) -> Value {
    json!({ "one": value.into(), "pair": null })
}

#[test]
fn what_chrono_reads_both_passes_read() {
    hold("naive_dates", &[one("2024-1-2"), one("+12024-01-02"), one("2024-01-02T00:00:00")]);
    hold("naive_times", &[one(" 12:30:00"), one("12:30:00.123456789"), one("23:59:60")]);
    hold("naive_moments", &[one("2024-01-02T12:30:00.123456789"), one("2024-1-2T1:2:3")]);
    hold("utc_moments", &[one("9999-12-31T23:59:59.999999-23:59"), one("2024-01-02 12:30:00.123456789Z")]);
    hold("offset_moments", &[one("2024-01-02T12:30:00.123456789+02:00")]);
}

#[test]
fn a_decimal_is_not_rounded() {
    let long = [
        "79228162514264337593543950335",
        "0.12345678901234567890123456789012345",
        "7.9228162514264337593543950336",
    ];
    hold("decimals", &long.map(one));
    hold("decimals", &[one(1e-30), one(1e28), one(1e29), one("1e-28"), one("1.5e-30"), one(0.1)]);
}

#[test]
fn a_float_of_32_bits_stays_finite() {
    hold("f32s", &[one(3.5e38), one(-1e300), one(3.4e38)]);
}

#[test]
fn a_flattened_enum_keeps_its_rules_and_its_schema() {
    let events = [
        json!({"by": "a", "Number": 1}),
        json!({"by": "a", "Number": 0}),
        json!({"by": "a", "Gone": null}),
        json!({"by": "a", "Number": 1, "kind": "moved", "x": -1}),
        json!({"by": "a", "Number": 1, "Pair": [1, "a"]}),
        json!({"by": "a"}),
    ];
    hold("flattened_enums", &events);
}

#[test]
fn the_check_of_a_flattened_struct_is_run() {
    hold("flattened_check", &[json!({"name": "a", "width": 1, "height": 2, "more": "5"})]);
}

#[test]
fn a_unit_variant_has_no_content() {
    hold("adjacent", &[json!({"t": "Gone", "c": 1}), json!({"t": "Gone", "c": null}), json!({"t": "Gone"})]);
}

#[test]
fn equal_items_repeat_however_they_are_written() {
    let items = |items: Value| json!({"numbers": [], "floats": [], "anything": items});
    hold(
        "unique",
        &[
            items(json!([1, 1.0])),
            items(json!([[1], [1.0]])),
            items(json!([1, true])),
            items(json!([0.0, -0.0])),
        ],
    );
    hold("unique", &[items(json!([{"a": 1, "b": 2}, {"b": 2, "a": 1}]))]);
}
