//! `rust_decimal::Decimal`.

use std::cmp::Ordering;

use ferrapi_openapi::fragment::{Bound, Context, Family, Fault, Rules, ScalarSpec};
use rust_decimal::Decimal;
use serde_json::Value;

use super::{bound, foreign, plain_fault};

const TYPE: Fault =
    plain_fault("decimal_type", "Decimal input should be an integer, float, string or Decimal object");
const PARSING: Fault = plain_fault("decimal_parsing", "Input should be a valid decimal");
const FINITE: Fault = plain_fault("finite_number", "Input should be a finite number");

/// What the type holds: every number of 28 digits.
const MAX_DIGITS: usize = 28;

foreign!(
    Decimal, Family::Decimal, &SPEC,
    plain: |text: &str| Decimal::from_str_exact(text).ok(),
    keeps: |value: &Decimal, rules: &Rules| broken(*value, rules).is_none(),
    conforms: is_exact
);

static SPEC: ScalarSpec = ScalarSpec { name: "decimal", coerce, check, shown: None, exact: false };

fn coerce(input: &Value, _strict: bool) -> Result<Value, Fault> {
    let value = match input {
        Value::String(text) => read(text)?,
        // A float is the decimal that its shortest digits say.
        Value::Number(number) => read(&number.to_string())?,
        _ => return Err(TYPE),
    };
    Ok(value.to_string().into())
}

/// Whether serde cannot have rounded the value: rust_decimal cuts a text to the digits that it holds, and only a value
/// that uses (nearly) all of them can be what is left of such a text. The cold pass reads that once more, exactly.
#[inline]
fn is_exact(value: &Decimal) -> bool {
    value.scale() < MAX_DIGITS as u32 && value.mantissa().unsigned_abs() < 10u128.pow(MAX_DIGITS as u32 - 1)
}

/// Python's syntax: space around it, `_` anywhere, a sign, digits with a point, an exponent.
fn read(text: &str) -> Result<Decimal, Fault> {
    // Python takes the four separators of ASCII for space, too.
    let is_space = |c: char| c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c);
    let plain = text.trim_matches(is_space).replace('_', "");
    let (negative, unsigned) = match plain.as_bytes().first() {
        Some(b'-') => (true, &plain[1..]),
        Some(b'+') => (false, &plain[1..]),
        _ => (false, plain.as_str()),
    };
    if is_special(unsigned) {
        return Err(FINITE);
    }
    let (number, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((number, exponent)) => (number, exponent_of(exponent).ok_or(PARSING)?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = [whole, fraction].concat();
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return Err(PARSING);
    }
    let scale = i64::try_from(fraction.len()).unwrap_or(i64::MAX).saturating_sub(exponent);
    let value = scaled(digits.trim_start_matches('0'), scale)?;
    Ok(if negative && !value.is_zero() { -value } else { value })
}

/// `Infinity`, `NaN` and their other spellings.
fn is_special(unsigned: &str) -> bool {
    let word = unsigned.to_ascii_lowercase();
    let payload = word.strip_prefix("snan").or_else(|| word.strip_prefix("nan"));
    matches!(word.as_str(), "inf" | "infinity")
        || payload.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
}

fn exponent_of(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let whole = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    // No number with an exponent of more digits can be held, but for zero.
    whole.then(|| text.parse().unwrap_or(if text.starts_with('-') { i64::MIN / 2 } else { i64::MAX / 2 }))
}

/// The number of these digits, of which `scale` stand after the point. What the type cannot hold breaks a bound of its
/// own, as an integer breaks that of its width.
fn scaled(digits: &str, scale: i64) -> Result<Decimal, Fault> {
    if digits.is_empty() {
        let places = u32::try_from(scale.clamp(0, MAX_DIGITS as i64)).unwrap_or_default();
        return Ok(Decimal::new(0, places));
    }
    let (mut digits, mut scale) = (digits, scale);
    while scale > MAX_DIGITS as i64 && digits.ends_with('0') {
        digits = &digits[..digits.len() - 1];
        scale -= 1;
    }
    let zeros = usize::try_from(-scale).unwrap_or(0);
    if digits.len().saturating_add(zeros) > MAX_DIGITS {
        return Err(too_many_digits(MAX_DIGITS));
    }
    let places = u32::try_from(scale.max(0)).unwrap_or(u32::MAX);
    if places as usize > MAX_DIGITS {
        return Err(too_many_places(MAX_DIGITS));
    }
    let mantissa = digits.parse::<i128>().map_err(|_| PARSING)? * 10i128.pow(zeros as u32);
    Decimal::try_from_i128_with_scale(mantissa, places).map_err(|_| too_many_digits(MAX_DIGITS))
}

fn check(coerced: &Value, rules: &Rules) -> Option<Fault> {
    let value = Decimal::from_str_exact(coerced.as_str()?).ok()?;
    Some(match broken(value, rules)? {
        Broken::Digits(most) => too_many_digits(most),
        Broken::Places(most) => too_many_places(most),
        Broken::Whole(most) => Fault {
            kind: "decimal_whole_digits",
            message: format!(
                "Decimal input should have no more than {most} digit{} before the decimal point",
                plural(most)
            )
            .into(),
            context: Some(Context::Entry("whole_digits", most.into())),
        },
        Broken::Multiple(step) => Fault {
            kind: "multiple_of",
            message: format!("Input should be a multiple of {}", shown(step)?).into(),
            context: Some(Context::Entry("multiple_of", context(step))),
        },
        Broken::Bound(broken) => broken.fault(&shown(broken.bound)?, context(broken.bound)),
    })
}

/// A rule that a value breaks.
enum Broken {
    Digits(usize),
    Places(usize),
    Whole(usize),
    Multiple(Bound),
    Bound(bound::Broken),
}

#[inline]
fn broken(value: Decimal, rules: &Rules) -> Option<Broken> {
    if (rules.max_digits.is_some() || rules.decimal_places.is_some())
        && let Some(broken) = broken_digits(value, rules)
    {
        return Some(broken);
    }
    if let Some(step) = rules.multiple_of
        && decimal(step).is_some_and(|step| !step.is_zero() && !(value % step).is_zero())
    {
        return Some(Broken::Multiple(step));
    }
    let order = |bound: Bound| -> Option<Ordering> { Some(value.cmp(&decimal(bound)?)) };
    bound::broken(rules, order).map(Broken::Bound)
}

/// pydantic counts digits of the value as it was written and without its trailing zeros, and takes the better.
fn broken_digits(value: Decimal, rules: &Rules) -> Option<Broken> {
    let counts = [digits(value), digits(value.normalize())];
    let all = |breaks: &dyn Fn(usize, usize) -> bool| {
        counts.iter().all(|(digits, places)| breaks(*digits, *places))
    };
    if let Some(most) = rules.max_digits
        && all(&|digits, _| digits > most)
    {
        return Some(Broken::Digits(most));
    }
    let most_places = rules.decimal_places?;
    if all(&|_, places| places > most_places) {
        return Some(Broken::Places(most_places));
    }
    let whole = rules.max_digits?.saturating_sub(most_places);
    all(&|digits, places| digits - places > whole).then_some(Broken::Whole(whole))
}

/// How many digits a value has in all, and after the point.
fn digits(value: Decimal) -> (usize, usize) {
    let mantissa = value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log as usize + 1);
    let places = value.scale() as usize;
    (mantissa.max(places), places)
}

fn too_many_digits(most: usize) -> Fault {
    Fault {
        kind: "decimal_max_digits",
        message: format!("Decimal input should have no more than {most} digit{} in total", plural(most))
            .into(),
        context: Some(Context::Entry("max_digits", most.into())),
    }
}

fn too_many_places(most: usize) -> Fault {
    Fault {
        kind: "decimal_max_places",
        message: format!("Decimal input should have no more than {most} decimal place{}", plural(most))
            .into(),
        context: Some(Context::Entry("decimal_places", most.into())),
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

fn decimal(bound: Bound) -> Option<Decimal> {
    match bound {
        Bound::Int(whole) => Decimal::try_from_i128_with_scale(whole, 0).ok(),
        Bound::Float(float) => Decimal::try_from(float).ok(),
        Bound::Text(text) => Decimal::from_str_exact(text).ok(),
    }
}

fn shown(bound: Bound) -> Option<String> {
    decimal(bound).map(|bound| bound.to_string())
}

/// A bound as FastAPI writes a `Decimal`: a whole number, or a float.
fn context(bound: Bound) -> Value {
    match bound {
        Bound::Int(whole) => i64::try_from(whole).map_or_else(|_| Value::from(whole as f64), Value::from),
        Bound::Float(float) => float.into(),
        Bound::Text(text) => match text.parse::<i64>() {
            Ok(whole) => whole.into(),
            Err(_) => text.parse::<f64>().map_or(Value::Null, Value::from),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_as_python_reads_them() {
        for (text, value) in [
            ("1.50", "1.50"),
            (" 1_000 ", "1000"),
            ("\u{1c}5\u{a0}\u{1f}", "5"),
            ("+.5", "0.5"),
            ("5.", "5"),
            ("1e3", "1000"),
            ("1E-2", "0.01"),
            ("-0", "0"),
            ("0e99999999999999999999", "0"),
            ("99999999999999999999.99", "99999999999999999999.99"),
        ] {
            assert_eq!(read(text).map(|value| value.to_string()).as_deref(), Ok(value), "{text}");
        }
        for text in ["", ".", "abc", "1,5", "0x1", "1e", "--1", "1 0"] {
            assert_eq!(read(text), Err(PARSING), "{text}");
        }
        for text in ["NaN", "-inf", "Infinity", "sNaN12"] {
            assert_eq!(read(text), Err(FINITE), "{text}");
        }
        for (text, kind) in [
            ("1e29", "decimal_max_digits"),
            ("1e99999999999999999999", "decimal_max_digits"),
            ("1e-29", "decimal_max_places"),
        ] {
            assert_eq!(read(text).unwrap_err().kind, kind, "{text}");
        }
    }

    #[test]
    fn digits_are_counted_without_trailing_zeros() {
        let rules = Rules { max_digits: Some(5), decimal_places: Some(2), ..Rules::NONE };
        let kind = |text: &str| check(&text.into(), &rules).map(|fault| fault.kind);
        for (text, expected) in [
            ("123.45", None),
            ("1.2300", None),
            ("1.234", Some("decimal_max_places")),
            ("123456", Some("decimal_max_digits")),
            ("1234.5", Some("decimal_whole_digits")),
            ("0.00", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
