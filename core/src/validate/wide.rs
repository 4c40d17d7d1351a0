//! Integers beyond 64 bits, as they were written.
//!
//! A JSON value holds them as the nearest double, which is enough to refuse them but not to show them. In: the text of
//! the body, read again only when such a number is to be shown. Out: their digits, put back where an issue shows one.

use std::io::{self, Write};

use serde_json::Value;
use serde_json::ser::{CompactFormatter, Formatter};

use super::malformed::decode_text;

/// The longest number that is shown with all its digits, in bytes.
const LONGEST: usize = 512;

/// The integers of one body beyond 64 bits: the bits of the double that stands for each, in order, and its digits.
#[derive(Default)]
pub(crate) struct WideIntegers(Vec<(u64, Box<str>)>);

impl WideIntegers {
    /// Those of a body. Two that have the same double cannot be told apart, and are left out.
    #[cold]
    pub(crate) fn of(body: &[u8]) -> Self {
        let mut found: Vec<(u64, &str)> = Vec::new();
        let text = decode_text(body);
        for token in text.as_deref().map(numbers).into_iter().flatten() {
            let digits = token.strip_prefix('-').unwrap_or(token);
            let is_wide = digits.bytes().all(|byte| byte.is_ascii_digit())
                && token.len() <= LONGEST
                && token.parse::<i64>().is_err()
                && token.parse::<u64>().is_err();
            // By the parser of the values, which does not round as `str::parse` does.
            if let (true, Ok(double)) = (is_wide, serde_json::from_str::<f64>(token)) {
                found.push((double.to_bits(), token));
            }
        }
        // A body may hold a hundred thousand of them: nothing here looks at all of them for each.
        found.sort_unstable();
        found.dedup();
        let alone = found.chunk_by(|first, second| first.0 == second.0).filter(|equal| equal.len() == 1);
        WideIntegers(alone.flatten().map(|(bits, token)| (*bits, Box::from(*token))).collect())
    }

    fn get(&self, double: f64) -> Option<&str> {
        let at = self.0.binary_search_by_key(&double.to_bits(), |(bits, _)| *bits).ok()?;
        Some(&self.0[at].1)
    }
}

/// Whether a value holds a number that may stand for such an integer.
pub(crate) fn may_be_wide(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            number.is_f64() && number.as_f64().is_some_and(|double| double.abs() >= 2f64.powi(63))
        }
        Value::Array(items) => items.iter().any(may_be_wide),
        Value::Object(entries) => entries.values().any(may_be_wide),
        _ => false,
    }
}

/// Writes a value with its wide integers as they were written.
pub(super) struct Digits<'a>(pub(super) &'a WideIntegers);

impl Formatter for Digits<'_> {
    fn write_f64<W: ?Sized + Write>(&mut self, out: &mut W, double: f64) -> io::Result<()> {
        match self.0.get(double) {
            Some(digits) => out.write_all(digits.as_bytes()),
            None => CompactFormatter.write_f64(out, double),
        }
    }
}

/// The numbers of a JSON text that is known to be valid.
fn numbers(text: &str) -> Vec<&str> {
    let (bytes, mut at, mut found) = (text.as_bytes(), 0, Vec::new());
    while at < bytes.len() {
        let start = at;
        match bytes[at] {
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
            }
            b'-' | b'0'..=b'9' => {
                let is_part = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
                at += bytes[at..].iter().take_while(|byte| is_part(byte)).count();
                found.push(&text[start..at]);
            }
            _ => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde::Serialize;
    use serde_json::{Serializer, json};

    use super::*;

    fn echo(body: &str) -> String {
        let value: Value = serde_json::from_str(body).unwrap();
        let (mut out, wide) = (Vec::new(), WideIntegers::of(body.as_bytes()));
        value.serialize(&mut Serializer::with_formatter(&mut out, Digits(&wide))).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn wide_integers_come_back_with_all_their_digits() {
        let body = r#"{"a":999999999999999999999999999999,"b":[-18446744073709551616,"99\"999999999999999999999"],"c":1.5}"#;
        assert_eq!(echo(body), body);
        assert_eq!(
            echo("[9223372036854775807,18446744073709551615,1]"),
            "[9223372036854775807,18446744073709551615,1]"
        );
    }

    #[test]
    fn what_cannot_be_told_apart_is_rounded() {
        let rounded = echo("[10000000000000000000001,10000000000000000000002]");
        assert_eq!(rounded, "[1e+22,1e+22]");
        assert!(may_be_wide(&json!({ "a": [1e30] })) && !may_be_wide(&json!([1.5, i64::MAX, "x"])));
    }
}
