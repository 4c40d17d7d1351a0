//! Booleans, texts, characters and enums of plain values.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{ChoiceSpec, Fault, Plain, Rules};
use serde_json::{Number, Value};

use super::{fault, number, python};
use crate::data::limits;

/// What `bool` makes of a value.
pub(super) fn boolean(input: &Value, strict: bool) -> Result<Value, Fault> {
    match input {
        Value::Bool(_) => Ok(input.clone()),
        Value::String(text) if !strict => boolean_text(text).map(Value::Bool).ok_or(fault::BOOL_PARSING),
        Value::Number(number) if !strict => boolean_number(number).map(Value::Bool),
        _ => Err(fault::BOOL_TYPE),
    }
}

fn boolean_text(text: &str) -> Option<bool> {
    // The longest word has five letters; anything longer is not lowered at all.
    let word = (text.len() <= 5).then(|| text.to_ascii_lowercase())?;
    match word.as_str() {
        "true" | "t" | "yes" | "y" | "on" | "1" => Some(true),
        "false" | "f" | "no" | "n" | "off" | "0" => Some(false),
        _ => None,
    }
}

fn boolean_number(number: &Number) -> Result<bool, Fault> {
    let value = number.as_f64().unwrap_or(f64::NAN);
    if value == 0.0 {
        Ok(false)
    } else if value == 1.0 {
        Ok(true)
    } else if value.fract() == 0.0 && value.abs() < i64::MAX as f64 {
        Err(fault::BOOL_PARSING)
    } else {
        Err(fault::BOOL_TYPE)
    }
}

/// What `String` makes of a value. Nothing is coerced to text.
pub(super) fn text<'v>(input: &'v Value, rules: &Rules) -> Result<Cow<'v, Value>, Fault> {
    match (input.as_str(), recheck(input, rules)) {
        (None, _) => Err(fault::STRING_TYPE),
        (_, Some(fault)) => Err(fault),
        _ => Ok(Cow::Borrowed(input)),
    }
}

/// The rules on a text.
pub(super) fn recheck(input: &Value, rules: &Rules) -> Option<Fault> {
    limits::text(input.as_str()?, rules).map(|limit| fault::text(limit, rules))
}

/// What `char` makes of a value: a text of one character.
pub(super) fn character(input: &Value) -> Result<Cow<'_, Value>, Fault> {
    let mut chars = input.as_str().ok_or(fault::STRING_TYPE)?.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Err(fault::too_short_text(1)),
        (_, Some(_)) => Err(fault::too_long_text(1)),
        _ => Ok(Cow::Borrowed(input)),
    }
}

/// What an enum of plain values makes of a value. Another name of a value is read as the value.
pub(super) fn choice(input: &Value, spec: &ChoiceSpec, strict: bool) -> Result<Value, Fault> {
    let integers = spec.values.iter().any(|value| matches!(value.value, Plain::Integer(_)));
    let number = if integers { choice_number(input, spec.literal, strict)? } else { None };
    let found = spec.values.iter().find(|value| match value.value {
        Plain::Integer(value) => number == Some(value),
        Plain::Text(name) => input.as_str().is_some_and(|text| name == text || value.aliases.contains(&text)),
    });
    match found.map(|value| value.value) {
        Some(Plain::Integer(number)) => Ok(number.into()),
        Some(Plain::Text(text)) => Ok(text.into()),
        None => {
            let values = spec.values.iter().map(|value| python::repr_plain(value.value));
            Err(fault::choice(python::alternatives(values), spec.literal))
        }
    }
}

/// The integer that a value is. An enum takes what an integer field takes; a literal takes what Python finds equal.
fn choice_number(input: &Value, literal: bool, strict: bool) -> Result<Option<i64>, Fault> {
    if literal && input.is_string() {
        return Ok(None);
    }
    match number::whole(input, strict && !literal) {
        Ok(number::Whole::Exact(number)) => match i64::try_from(number) {
            Ok(number) => Ok(Some(number)),
            Err(_) if input.is_string() => Ok(None),
            Err(_) => Err(fault::INT_PARSING_SIZE),
        },
        Ok(number::Whole::Beyond(_)) if !input.is_string() => Err(fault::INT_PARSING_SIZE),
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn booleans_are_read_as_pydantic_reads_them() {
        for (input, result) in [
            (json!("TRUE"), Ok(true)),
            (json!("oN"), Ok(true)),
            (json!("n"), Ok(false)),
            (json!(1.0), Ok(true)),
            (json!(-0.0), Ok(false)),
            (json!(" true"), Err(fault::BOOL_PARSING)),
            (json!(""), Err(fault::BOOL_PARSING)),
            (json!("1.0"), Err(fault::BOOL_PARSING)),
            (json!(2), Err(fault::BOOL_PARSING)),
            (json!(2.0), Err(fault::BOOL_PARSING)),
            (json!(1.5), Err(fault::BOOL_TYPE)),
            (json!(1e19), Err(fault::BOOL_TYPE)),
            (json!(null), Err(fault::BOOL_TYPE)),
        ] {
            assert_eq!(boolean(&input, false), result.map(Value::Bool), "{input}");
        }
        assert_eq!(boolean(&json!(1), true), Err(fault::BOOL_TYPE));
    }

    #[test]
    fn a_character_is_a_text_of_one() {
        assert_eq!(character(&json!("é")), Ok(Cow::Owned(json!("é"))));
        assert_eq!(character(&json!("")).unwrap_err().kind, "string_too_short");
        assert_eq!(character(&json!("ab")).unwrap_err().kind, "string_too_long");
        assert_eq!(character(&json!(1)), Err(fault::STRING_TYPE));
    }
}
