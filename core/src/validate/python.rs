//! Values as Python prints them: messages of FastAPI hold such texts.

use std::fmt::Write;

use ferrapi_openapi::fragment::Plain;
use serde_json::Value;

/// `repr` of a text: `'a'`, or `"it's"` when only that saves an escape.
pub(super) fn repr_text(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c == quote => out.extend(['\\', c]),
            // Writing to a `String` cannot fail, here and below.
            c if c.is_control() && u32::from(c) < 0x100 => _ = write!(out, "\\x{:02x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}

/// `str` of a value: a text is itself, all else is as in `repr`.
pub(super) fn str_value(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => repr(other),
    }
}

/// `repr` of a value. JSON's depth is bounded by its parser, so this is too.
fn repr(value: &Value) -> String {
    match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) if number.is_f64() => repr_float(number.as_f64().unwrap_or_default()),
        Value::Number(number) => number.to_string(),
        Value::String(text) => repr_text(text),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(repr).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) => {
            let fields: Vec<_> =
                fields.iter().map(|(key, value)| format!("{}: {}", repr_text(key), repr(value))).collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}

/// The shortest digits, with an exponent below 1e-4 and from 1e16 on.
fn repr_float(value: f64) -> String {
    let scientific = format!("{value:e}");
    match scientific.split_once('e').map(|(digits, exponent)| (digits, exponent.parse::<i32>())) {
        Some((digits, Ok(exponent))) if value != 0.0 && !(-4..16).contains(&exponent) => {
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{digits}e{sign}{:02}", exponent.abs())
        }
        _ => format!("{value:?}"),
    }
}

/// `repr` of a value without parts.
pub(super) fn repr_plain(value: Plain) -> String {
    match value {
        Plain::Text(text) => repr_text(text),
        Plain::Integer(number) => number.to_string(),
    }
}

/// Values as a sentence lists them: `'a', 'b' or 'c'`.
pub(super) fn alternatives(values: impl Iterator<Item = String>) -> String {
    let texts: Vec<_> = values.collect();
    match texts.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_print_as_in_python() {
        for (value, text) in [
            (json!(null), "None"),
            (json!(true), "True"),
            (json!(5), "5"),
            (json!(1.5), "1.5"),
            (json!(1e20), "1e+20"),
            (json!(1e16), "1e+16"),
            (json!(1e15), "1000000000000000.0"),
            (json!(1e-7), "1e-07"),
            (json!(0.0001), "0.0001"),
            (json!(1.2345678901234568e17), "1.2345678901234568e+17"),
            (json!(0.0), "0.0"),
            (json!(["cat", null]), "['cat', None]"),
            (json!({ "a": "it's", "b": [1] }), r#"{'a': "it's", 'b': [1]}"#),
            (json!("a\nb"), "a\nb"),
        ] {
            assert_eq!(str_value(&value), text);
        }
        assert_eq!(repr_text("both'\""), r#"'both\'"'"#);
        assert_eq!(repr_text("a\n\u{0}é"), "'a\\n\\x00é'");
    }

    #[test]
    fn alternatives_end_in_or() {
        let of = |values: &[Plain]| alternatives(values.iter().copied().map(repr_plain));
        assert_eq!(of(&[Plain::Text("a")]), "'a'");
        assert_eq!(of(&["a", "b", "c"].map(Plain::Text)), "'a', 'b' or 'c'");
        assert_eq!(of(&[1, -3].map(Plain::Integer)), "1 or -3");
    }
}
