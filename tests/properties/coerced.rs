//! Where a schema and the cold pass may differ, and nowhere else.
//!
//! The cold pass takes more than the schema says where it coerces: then what comes out is not what came in. It refuses
//! more than the schema says where JSON Schema has no word for the reason.

use serde_json::Value;

/// Whether what came out is what came in: the same but for keys that were dropped, and for how a number is written.
pub(crate) fn is_same(input: &Value, coerced: &Value) -> bool {
    match (input, coerced) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Object(a), Value::Object(b)) => {
            b.iter().all(|(key, b)| a.get(key).is_some_and(|a| is_same(a, b)))
        }
        (a, b) => a == b,
    }
}

/// Whether JSON Schema has no word for why a value was refused. Of an untagged enum the issues of all members come
/// together: one that cannot be said is enough.
pub(crate) fn is_beyond(issues: &[Value], untagged: bool) -> bool {
    if untagged { issues.iter().any(cannot_be_said) } else { issues.iter().all(cannot_be_said) }
}

fn cannot_be_said(issue: &Value) -> bool {
    let kind = issue["type"].as_str().unwrap_or_default();
    let bound = issue["ctx"].as_object().and_then(|context| context.values().next());
    match kind {
        // Forms of text: `format` is an annotation.
        "uuid_parsing"
        | "date_parsing"
        | "date_from_datetime_parsing"
        | "date_from_datetime_inexact"
        | "datetime_parsing"
        | "datetime_from_date_parsing"
        | "time_parsing"
        | "time_delta_parsing"
        | "timezone_naive"
        | "timezone_aware"
        | "url_parsing"
        | "url_scheme"
        | "ip_v4_address"
        | "ip_v6_address"
        | "ip_any_address" => issue["input"].is_string(),
        // The same in the strict mode, which knows no form but the plain one.
        "date_type" | "datetime_type" | "time_type" | "time_delta_type" => issue["input"].is_string(),
        // Bytes are counted, where JSON Schema counts characters.
        "bytes_too_long" => issue["input"].as_str().is_some_and(|text| !text.is_ascii()),
        // pydantic's pattern of decimals with a number of digits has no end.
        "decimal_parsing" => issue["input"].is_string(),
        // A user's own checks, and an e-mail address, whose form is one.
        "value_error" | "assertion_error" => true,
        // Keys have a schema where they are texts, but not one with constraints.
        _ if issue["loc"].as_array().is_some_and(|loc| loc.contains(&"[key]".into())) => true,
        // `1.0` is an integer to JSON Schema, and to the lax mode, but not to the strict one.
        "int_type" | "enum" => issue["input"].as_f64().is_some_and(|number| number.fract() == 0.0),
        // Bounds of values that are no numbers, and of decimals that are written as text.
        "greater_than" | "greater_than_equal" | "less_than" | "less_than_equal" => {
            issue["input"].is_string() || bound.is_some_and(|bound| bound.is_string() || is_width(bound))
        }
        // JSON values have 64 bits, and what is beyond is a float to them.
        "int_parsing_size" => issue["input"].is_number(),
        "decimal_max_digits" | "decimal_max_places" | "decimal_whole_digits" => true,
        _ => false,
    }
}

/// The bounds of 64 bits and more are not published: no client that reads numbers as doubles could read them.
fn is_width(bound: &Value) -> bool {
    bound.as_f64().is_some_and(|bound| bound.abs() >= i64::MAX as f64)
}
