//! Where two JSON values differ.

use serde_json::Value;

/// What is not compared as it stands.
#[derive(Default)]
pub(crate) struct Rules<'a> {
    /// Places where any value of the type will do: `$.token`.
    pub(crate) any: Vec<&'a str>,
    /// Places of lists without an order.
    pub(crate) unordered: Vec<&'a str>,
}

/// Every difference below a place.
pub(crate) fn differ(
    expected: &Value,
    got: &Value,
    place: &str,
    rules: &Rules<'_>,
    differences: &mut Vec<String>,
) {
    if rules.any.contains(&place) {
        return;
    }
    match (expected, got) {
        (Value::Object(expected), Value::Object(got)) => {
            for (key, value) in expected {
                let place = format!("{place}.{key}");
                match got.get(key) {
                    Some(other) => differ(value, other, &place, rules, differences),
                    None => differences.push(format!("{place}: missing (expected {})", short(value))),
                }
            }
            for (key, value) in got.iter().filter(|(key, _)| !expected.contains_key(*key)) {
                differences.push(format!("{place}.{key}: unexpected {}", short(value)));
            }
        }
        (Value::Array(expected), Value::Array(got)) if expected.len() == got.len() => {
            if rules.unordered.contains(&place) {
                return unordered(expected, got, place, differences);
            }
            for (index, (expected, got)) in expected.iter().zip(got).enumerate() {
                differ(expected, got, &format!("{place}[{index}]"), rules, differences);
            }
        }
        _ if equal(expected, got) => {}
        _ => differences.push(format!("{place}: expected {}, got {}", short(expected), short(got))),
    }
}

fn unordered(expected: &[Value], got: &[Value], place: &str, differences: &mut Vec<String>) {
    let mut left: Vec<&Value> = got.iter().collect();
    for value in expected {
        match left.iter().position(|other| equal(value, other)) {
            Some(found) => drop(left.swap_remove(found)),
            None => differences.push(format!("{place}: element {} not found", short(value))),
        }
    }
}

/// `1` is `1.0`: JSON has one kind of number.
pub(crate) fn equal(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => match (a.as_i128(), b.as_i128()) {
            (Some(a), Some(b)) => a == b,
            _ => a.as_f64() == b.as_f64(),
        },
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| equal(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| equal(a, b)))
        }
        _ => a == b,
    }
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(160) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
