//! Integers and floats of the lax mode, from JSON and from text.

use ferrapi_openapi::fragment::{Bound, Fault, Rules};
use serde_json::{Number, Value};

use super::fault::{self, Numeric};
use crate::data::limits;

/// The longest text that Python reads as an integer.
const MAX_DIGITS: usize = 4300;

/// A whole number as it came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whole {
    /// Itself.
    Exact(i128),
    /// Too great to be held, or rounded by the JSON parser, which keeps 64 bits: only its sign and size are known.
    Beyond(i128),
}

/// What an integer type makes of a value: JSON that serde reads, or what is wrong. The type's width is a constraint
/// like `le` and `ge`; those of the rules come first.
pub(super) fn integer(
    input: &Value,
    min: i128,
    max: i128,
    rules: &Rules,
    strict: bool,
) -> Result<Value, Fault> {
    let width = Rules { ge: Some(Bound::Int(min)), le: Some(Bound::Int(max)), ..Rules::NONE };
    let whole = whole(input, strict)?;
    let (value, rules) = match whole {
        Whole::Exact(value) => (value, *rules),
        Whole::Beyond(value) => (value, Rules { multiple_of: None, ..*rules }),
    };
    for rules in [&rules, &width] {
        if let Some(limit) = limits::integer(value, rules) {
            return Err(fault::number(limit, rules, Numeric::Integer));
        }
    }
    // Only a type of 128 bits comes here with a value that a JSON value cannot hold.
    match whole {
        Whole::Exact(value) => Number::from_i128(value).map(Value::Number).ok_or(fault::INT_PARSING_SIZE),
        Whole::Beyond(_) => Err(fault::INT_PARSING_SIZE),
    }
}

pub(super) fn whole(input: &Value, strict: bool) -> Result<Whole, Fault> {
    match input {
        Value::Number(number) => whole_number(number, strict),
        Value::Bool(value) if !strict => Ok(Whole::Exact(i128::from(*value))),
        Value::String(text) if !strict => whole_text(text),
        _ => Err(fault::INT_TYPE),
    }
}

/// Whether a JSON number is written as an integer.
pub(super) fn is_integer(number: &Number) -> bool {
    number.as_i128().is_some() || number.as_f64().is_some_and(is_literal)
}

/// An integer literal beyond 64 bits and `-0` arrive as floats; nothing tells them from `1e30` and `-0.0`. The least of 64 bits
/// arrives as an integer: a float like it is a literal below it, rounded.
fn is_literal(value: f64) -> bool {
    value >= u64::MAX as f64 || value <= i64::MIN as f64 || (value == 0.0 && value.is_sign_negative())
}

fn whole_number(number: &Number, strict: bool) -> Result<Whole, Fault> {
    if let Some(value) = number.as_i128() {
        return Ok(Whole::Exact(value));
    }
    // Only serde_json's feature `arbitrary_precision`, which another crate may have on, has numbers that no double holds.
    let value = number.as_f64().ok_or(fault::FINITE_NUMBER)?;
    let literal = is_literal(value);
    if strict && !literal {
        return Err(fault::INT_TYPE);
    }
    if value.fract() != 0.0 {
        return Err(fault::INT_FROM_FLOAT);
    }
    let rounded = value as i128;
    Ok(match literal && value != 0.0 {
        true if rounded < 0 => Whole::Beyond(rounded.min(i128::from(i64::MIN) - 1)),
        true => Whole::Beyond(rounded),
        false => Whole::Exact(rounded),
    })
}

/// Surrounding space, a sign, digits with single `_` between them, and a fraction of zeros only.
fn whole_text(text: &str) -> Result<Whole, Fault> {
    let text = text.trim();
    if text.len() > MAX_DIGITS {
        return Err(fault::INT_PARSING_SIZE);
    }
    let (negative, unsigned) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let digits = match unsigned.split_once('.') {
        Some((digits, zeros)) if !zeros.is_empty() && zeros.bytes().all(|zero| zero == b'0') => digits,
        Some(_) => return Err(fault::INT_PARSING),
        None => unsigned,
    };
    let mut value = Some(0i128);
    for group in digits.split('_') {
        if group.is_empty() {
            return Err(fault::INT_PARSING);
        }
        for digit in group.bytes() {
            let digit = char::from(digit).to_digit(10).ok_or(fault::INT_PARSING)?;
            value = value.and_then(|value| value.checked_mul(10)?.checked_add(i128::from(digit)));
        }
    }
    Ok(match (value, negative) {
        (Some(value), false) => Whole::Exact(value),
        (Some(value), true) => Whole::Exact(-value),
        (None, false) => Whole::Beyond(i128::MAX),
        (None, true) => Whole::Beyond(i128::MIN),
    })
}

/// What a float type makes of a value. The type's width is a constraint, which comes after those of the rules.
///
/// `"nan"` and `"inf"` as texts of a JSON document break `finite_number`: the coerced value is JSON, which has none.
pub(super) fn float(input: &Value, max: f64, rules: &Rules, strict: bool) -> Result<Value, Fault> {
    let value = match input {
        Value::Number(number) => number.as_f64().ok_or(fault::FLOAT_TYPE)?,
        Value::Bool(value) if !strict => f64::from(u8::from(*value)),
        Value::String(text) if !strict => float_text(text).ok_or(fault::FLOAT_PARSING)?,
        _ => return Err(fault::FLOAT_TYPE),
    };
    if let Some(limit) = limits::float(value, rules) {
        return Err(fault::number(limit, rules, Numeric::Float));
    }
    let number = Number::from_f64(value).ok_or(fault::FINITE_NUMBER)?;
    let width = Rules { ge: Some(Bound::Float(-max)), le: Some(Bound::Float(max)), ..Rules::NONE };
    match limits::float(value, &width) {
        Some(limit) => Err(fault::number(limit, &width, Numeric::Float)),
        None => Ok(Value::Number(number)),
    }
}

/// What `str::parse` takes, with surrounding space; or, without such space, with `_` anywhere but at the ends and next
/// to another.
fn float_text(text: &str) -> Option<f64> {
    if !text.contains('_') {
        return text.trim().parse().ok();
    }
    if text.starts_with('_') || text.ends_with('_') || text.contains("__") {
        return None;
    }
    text.replace('_', "").parse().ok()
}

/// The rules on a number that was coerced before: those around a newtype.
pub(super) fn recheck(coerced: &Value, rules: &Rules, numeric: Numeric) -> Option<Fault> {
    let limit = match numeric {
        Numeric::Integer => limits::integer(coerced.as_number()?.as_i128()?, rules),
        Numeric::Float => limits::float(coerced.as_f64()?, rules),
    };
    limit.map(|limit| fault::number(limit, rules, numeric))
}

#[cfg(test)]
mod tests {
    use ferrapi_openapi::fragment::Context;
    use serde_json::json;

    use super::*;

    fn i64_of(input: Value) -> Result<Value, &'static str> {
        integer(&input, i64::MIN.into(), i64::MAX.into(), &Rules::NONE, false).map_err(|fault| fault.kind)
    }

    #[test]
    fn integers_are_read_as_pydantic_reads_them() {
        for (text, value) in [
            ("1.00", 1),
            ("1_0.0", 10),
            ("\t5\n", 5),
            ("\u{a0}5", 5),
            ("-0.0", 0),
            ("0_0", 0),
            ("+005", 5),
            ("-005", -5),
            ("1.0 ", 1),
        ] {
            assert_eq!(i64_of(json!(text)), Ok(json!(value)), "{text}");
        }
        for text in [
            "1.",
            "1.0_0",
            "-_1",
            "+ 5",
            "--5",
            "+-5",
            "-",
            "+",
            "",
            "_",
            "1_",
            "1._0",
            ".0",
            "1.000000000001",
            "1 .0",
            "１",
            "٣",
            "1e3",
            "0x10",
            "1,000",
            "1__0",
            "true",
        ] {
            assert_eq!(i64_of(json!(text)), Err("int_parsing"), "{text}");
        }
        for (input, result) in [
            (json!(true), Ok(json!(1))),
            (json!(2.0), Ok(json!(2))),
            (json!(-0.0), Ok(json!(0))),
            (json!(1e17), Ok(json!(100_000_000_000_000_000i64))),
            (json!(1.5), Err("int_from_float")),
            (json!(1e19), Err("less_than_equal")),
            (json!(-1e300), Err("greater_than_equal")),
            (json!(i64::MIN), Ok(json!(i64::MIN))),
            // What `-9223372036854775809` arrives as.
            (json!(-9_223_372_036_854_775_808.0), Err("greater_than_equal")),
            (json!("9".repeat(4300)), Err("less_than_equal")),
            (json!("9".repeat(4301)), Err("int_parsing_size")),
            (json!(null), Err("int_type")),
            (json!([1]), Err("int_type")),
        ] {
            assert_eq!(i64_of(input.clone()), result, "{input}");
        }
    }

    #[test]
    fn the_width_comes_after_the_rules() {
        let rules = Rules { le: Some(Bound::Int(10)), multiple_of: Some(Bound::Int(2)), ..Rules::NONE };
        let fault = |input: Value, rules: &Rules| integer(&input, 0, 255, rules, false).unwrap_err();
        assert_eq!(fault(json!(300), &rules).message, "Input should be less than or equal to 10");
        assert_eq!(fault(json!(1e30), &rules).message, "Input should be less than or equal to 10");
        assert_eq!(fault(json!(300), &Rules::NONE).message, "Input should be less than or equal to 255");
        assert_eq!(fault(json!(-1), &Rules::NONE).context, Some(Context::Entry("ge", 0.into())));
    }

    #[test]
    fn strict_takes_no_other_type() {
        for input in [json!(true), json!(1.0), json!("1"), json!(0.0)] {
            assert_eq!(integer(&input, 0, 9, &Rules::NONE, true), Err(fault::INT_TYPE), "{input}");
        }
        assert_eq!(float(&json!(1), f64::MAX, &Rules::NONE, true), Ok(json!(1.0)));
        assert_eq!(float(&json!(true), f64::MAX, &Rules::NONE, true), Err(fault::FLOAT_TYPE));
    }

    #[test]
    fn a_float_has_the_width_of_its_type() {
        let single = |input: f64| {
            float(&json!(input), f32::MAX.into(), &Rules::NONE, false).map_err(|fault| fault.kind)
        };
        assert_eq!(single(3.4e38), Ok(json!(3.4e38)));
        assert_eq!(single(3.5e38), Err("less_than_equal"));
        assert_eq!(single(-3.5e38), Err("greater_than_equal"));
    }

    #[test]
    fn floats_are_read_as_pydantic_reads_them() {
        for (text, value) in [
            ("1_0", 10.0),
            ("1_.5", 1.5),
            ("1._5", 1.5),
            ("1e1_0", 1e10),
            ("1_e5", 1e5),
            ("-_1", -1.0),
            ("1.e5", 1e5),
            (".5e-3", 5e-4),
            (" 2.5 ", 2.5),
            ("+3", 3.0),
            ("5.", 5.0),
        ] {
            assert_eq!(float(&json!(text), f64::MAX, &Rules::NONE, false), Ok(json!(value)), "{text}");
        }
        for text in
            ["_1", "1__0", "1_", "0x1p3", ".", "e5", "", "٣", "infin", "1e", "--1", "1d", "1 000", "true"]
        {
            assert_eq!(
                float(&json!(text), f64::MAX, &Rules::NONE, false),
                Err(fault::FLOAT_PARSING),
                "{text}"
            );
        }
        for text in ["nan", "-inf", "Infinity", "1e400"] {
            assert_eq!(
                float(&json!(text), f64::MAX, &Rules::NONE, false),
                Err(fault::FINITE_NUMBER),
                "{text}"
            );
        }
    }
}
