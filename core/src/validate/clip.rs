//! Keeps what comes back to a client small: an error document is no echo service.
//!
//! A value of up to 1 KiB of JSON comes back as it came in. A longer text is cut and ends in `…`. Of a longer array or
//! object only its kind and size come back, as a text: `[array of 1000 items]`, `[object of 3 keys]`. All of this
//! is decided when an issue is made, so that issues do not hold copies of a large body either.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

/// The most JSON, in bytes, that one value of an issue takes.
pub(super) const MAX_VALUE: usize = 1024;

/// The value, or what stands in for it.
pub(super) fn clip(value: &Value) -> Cow<'_, Value> {
    Cow::Owned(Value::String(match value {
        Value::String(text) => match clip_text(text) {
            Cow::Borrowed(_) => return Cow::Borrowed(value),
            Cow::Owned(beginning) => beginning,
        },
        Value::Array(items) if !fits(value) => format!("[array of {} items]", items.len()),
        Value::Object(keys) if !fits(value) => format!("[object of {} keys]", keys.len()),
        _ => return Cow::Borrowed(value),
    }))
}

/// The text, or its beginning.
pub(super) fn clip_text(text: &str) -> Cow<'_, str> {
    // Most texts are so short that they fit whatever they hold.
    if text.len() * MAX_WRITTEN + 2 <= MAX_VALUE || fits(text) {
        return Cow::Borrowed(text);
    }
    // Two quotes and the three bytes of `…`.
    let mut room = MAX_VALUE - 5;
    let end = text
        .char_indices()
        .find(|(_, c)| match room.checked_sub(written(*c)) {
            Some(left) => {
                room = left;
                false
            }
            None => true,
        })
        .map_or(text.len(), |(at, _)| at);
    Cow::Owned(format!("{}…", &text[..end]))
}

/// How many bytes of JSON a byte of text takes, at most.
const MAX_WRITTEN: usize = 6;

/// How many bytes of JSON a character takes, at most.
fn written(c: char) -> usize {
    match c {
        '\u{0}'..='\u{1f}' => MAX_WRITTEN,
        '"' | '\\' => 2,
        c => c.len_utf8(),
    }
}

/// Whether the value's JSON is short enough; it is not written any further than that.
fn fits<T: Serialize + ?Sized>(value: &T) -> bool {
    serde_json::to_writer(Room(MAX_VALUE), value).is_ok()
}

/// Takes a number of bytes and then fails.
struct Room(usize);

impl Write for Room {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_short_comes_back_and_what_is_long_is_named() {
        let exact = "a".repeat(MAX_VALUE - 2);
        assert_eq!(*clip(&json!(exact)), json!(exact));
        assert_eq!(*clip(&json!(vec![0; 2000])), json!("[array of 2000 items]"));
        assert_eq!(*clip(&json!({ "a": "x".repeat(2000) })), json!("[object of 1 keys]"));
        for long in ["a".repeat(5000), "é".repeat(5000), "\u{1}\"😀".repeat(900)] {
            let long = json!(long);
            let clipped = clip(&long);
            let json = serde_json::to_vec(&clipped).unwrap();
            assert!(json.len() <= MAX_VALUE && json.len() > MAX_VALUE - 12, "{}", json.len());
            assert_eq!(clip(&clipped), clipped);
        }
    }
}
