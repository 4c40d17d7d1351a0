//! One value of a JSON object, found without building the object.
//!
//! In: a whole body and a name. Out: the bytes of the value under that name; everything else is read over, and has to be
//! JSON, too. serde_json's `RawValue` would do this, but its feature makes every `Value` of the program read one particular
//! key as JSON inside of a text, however deep.

use serde_json::Deserializer;

use crate::data::passed::Passed;

/// The value of a key; the last one where the key stands more than once. `None` if it is `null` or not there, or if the
/// body is no JSON object.
pub(super) fn part<'b>(body: &'b [u8], name: &'static str) -> Option<&'b [u8]> {
    let mut rest = Rest(body);
    rest.take(b'{')?;
    let mut found = None;
    if rest.take(b'}').is_none() {
        loop {
            let is_it = is_name(rest.value()?, name)?;
            rest.take(b':')?;
            let value = rest.value()?;
            if is_it {
                found = Some(value).filter(|value| *value != b"null");
            }
            if rest.take(b',').is_none() {
                rest.take(b'}')?;
                break;
            }
        }
    }
    rest.0.trim_ascii_start().is_empty().then_some(found)?
}

/// Whether a key, as it stands in the body, is this one; `None` if it is no key.
fn is_name(key: &[u8], name: &'static str) -> Option<bool> {
    let plain = key.strip_prefix(b"\"")?.strip_suffix(b"\"")?;
    if !plain.contains(&b'\\') {
        return Some(plain == name.as_bytes());
    }
    let key: String = serde_json::from_slice(key).ok()?;
    Some(key == name)
}

/// What of the body has not been looked at.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    /// Takes one character of JSON's punctuation, and the white space before it.
    fn take(&mut self, character: u8) -> Option<()> {
        self.0 = self.0.trim_ascii_start().strip_prefix(&[character])?;
        Some(())
    }

    /// Takes one value, without the white space around it.
    fn value(&mut self) -> Option<&'b [u8]> {
        let text = self.0.trim_ascii_start();
        let mut values = Deserializer::from_slice(text).into_iter::<Passed>();
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
        assert_eq!(part(br#"{"a":1,"b":[2],"a": 3 }"#, "a"), Some(&b"3"[..]));
        assert_eq!(part(br#"{"a":1,"a":null}"#, "a"), None);
    }

    #[test]
    fn keys_are_the_same_however_they_are_written() {
        assert_eq!(part(br#" { "\u0061" : { "b" : "}" } , "c":[] } "#, "a"), Some(&br#"{ "b" : "}" }"#[..]));
        assert_eq!(part(br#"{"\\a":1}"#, "a"), None);
    }

    #[test]
    fn what_is_no_object_has_no_parts() {
        for body in [
            &br#"{"a":1} x"#[..],
            b"[1]",
            b"1",
            b"",
            b"{",
            br#"{"a":1"#,
            br#"{"a":1,}"#,
            br#"{,"a":1}"#,
            br#"{"a" 1}"#,
            br#"{"a"}"#,
            br#"{1:1,"a":1}"#,
            br#"{"a":1;"b":2}"#,
            br#"{"a":1}}"#,
            b"{\"a\":1,\"b\":\"\xff\"}",
            br#"{"a":01}"#,
            br#"{"a":1"b":2}"#,
            br#"{"a":nullx}"#,
        ] {
            assert_eq!(part(body, "a"), None, "{}", String::from_utf8_lossy(body));
        }
        assert_eq!(part(b"{}", "a"), None);
    }
}
