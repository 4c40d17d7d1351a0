//! One value of a JSON object, found without building the object.
//!
//! In: a whole body and a name. Out: the text of the value under that name; everything else is read over, and has to be
//! JSON, too. serde_json's `RawValue` would do this, but its feature makes every `Value` of the program read one particular
//! key as JSON inside of a text, however deep.

use serde_json::Deserializer;

use crate::data::passed::Passed;

/// The value of a key; the last one where the key stands more than once. `None` if it is `null` or not there, or if the
/// body is no JSON object.
pub(super) fn part<'b>(body: &'b str, name: &'static str) -> Option<&'b str> {
    let mut rest = Rest(body);
    rest.take('{')?;
    let mut found = None;
    if rest.take('}').is_none() {
        loop {
            let is_it = is_name(rest.value()?, name)?;
            rest.take(':')?;
            let value = rest.value()?;
            if is_it {
                found = Some(value).filter(|value| *value != "null");
            }
            if rest.take(',').is_none() {
                rest.take('}')?;
                break;
            }
        }
    }
    trimmed(rest.0).is_empty().then_some(found)?
}

/// Whether a key, as it stands in the body, is this one; `None` if it is no key.
fn is_name(key: &str, name: &'static str) -> Option<bool> {
    let plain = key.strip_prefix('"')?.strip_suffix('"')?;
    if !plain.contains('\\') {
        return Some(plain == name);
    }
    let key: String = serde_json::from_str(key).ok()?;
    Some(key == name)
}

/// Without white space of JSON (RFC 8259 section 2), which is less than white space of ASCII.
fn trimmed(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

/// What of the body has not been looked at.
struct Rest<'b>(&'b str);

impl<'b> Rest<'b> {
    /// Takes one character of JSON's punctuation, and the white space before it.
    fn take(&mut self, character: char) -> Option<()> {
        self.0 = trimmed(self.0).strip_prefix(character)?;
        Some(())
    }

    /// Takes one value, without the white space around it.
    fn value(&mut self) -> Option<&'b str> {
        let text = trimmed(self.0);
        let mut values = Deserializer::from_str(text).into_iter::<Passed>();
        values.next()?.ok()?;
        let (value, rest) = text.split_at_checked(values.byte_offset())?;
        self.0 = rest;
        Some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_of_two_equal_keys_is_picked() {
        assert_eq!(part(r#"{"a":1,"b":[2],"a": 3 }"#, "a"), Some("3"));
        assert_eq!(part(r#"{"a":1,"a":null}"#, "a"), None);
    }

    #[test]
    fn keys_are_the_same_however_they_are_written() {
        assert_eq!(part(r#" { "\u0061" : { "b" : "}" } , "c":[] } "#, "a"), Some(r#"{ "b" : "}" }"#));
        assert_eq!(part(r#"{"\\a":1}"#, "a"), None);
    }

    #[test]
    fn what_is_no_object_has_no_parts() {
        for body in [
            r#"{"a":1} x"#,
            "[1]",
            "1",
            "",
            "{",
            r#"{"a":1"#,
            r#"{"a":1,}"#,
            r#"{,"a":1}"#,
            r#"{"a" 1}"#,
            r#"{"a"}"#,
            r#"{1:1,"a":1}"#,
            r#"{"a":1;"b":2}"#,
            r#"{"a":1}}"#,
            r#"{"a":01}"#,
            r#"{"a":1"b":2}"#,
            r#"{"a":nullx}"#,
            "{\x0c\"a\":1}",
            "{\"a\":1}\x0b",
        ] {
            assert_eq!(part(body, "a"), None, "{body}");
        }
        assert_eq!(part("{}", "a"), None);
    }
}
