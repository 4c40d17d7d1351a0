//! Bodies that are no JSON, in the words of Python's `json.loads`.
//!
//! In: bytes. Out: a value, or what is wrong and at which character. As in Python, UTF-16 and UTF-32 are told by their zero
//! bytes or byte order mark. Unlike Python, `NaN`, `Infinity`, numbers that no `f64` holds, lone surrogates and
//! nesting beyond serde_json's limit are refused; all of them are invalid syntax to us, at their offset.

mod abridge;
mod encoding;
mod scanner;

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::data::hidden::hides_json;
use crate::validate::malformed::abridge::{Abridged, abridge};

/// How deep values may nest, in levels: serde_json's limit, which it forgets where it passes values over.
const DEPTH: usize = 127;
/// How much the values of one document may take in memory, in bytes: with what they are coerced to it is twice as much.
const WEIGHT: usize = 2 * 1024 * 1024;
/// Texts of this size, in bytes, are never so heavy.
const LIGHT: usize = 24 * 1024;

/// A document, as far as it may stand in memory.
#[derive(Debug)]
pub(crate) enum Document {
    Whole(Value),
    /// Without the last elements of arrays: what is wrong in it is wrong in the whole, too.
    Part(Value),
    /// Nothing of it.
    TooHeavy,
}

/// Why a body is no JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Malformed {
    /// Its syntax is wrong.
    Syntax {
        /// Python's words.
        message: &'static str,
        /// Where, in characters from the start.
        offset: usize,
    },
    /// Its bytes are no text, or it holds an integer of more digits than Python reads, or JSON that hides in a text:
    /// 400 `There was an error parsing the body`.
    Undecodable,
}

/// Parses a body in any of the encodings that Python reads.
#[cold]
pub(crate) fn decode_json(body: &[u8]) -> Result<Value, Malformed> {
    let text = decode_text(body).ok_or(Malformed::Undecodable)?;
    serde_json::from_str(&text).map_err(|_| scanner::scan(&text))
}

/// The same for a body of any weight.
#[cold]
pub(crate) fn read_json(body: &[u8]) -> Result<Document, Malformed> {
    if body.len() <= LIGHT {
        return decode_json(body).map(Document::Whole);
    }
    let text = decode_text(body).ok_or(Malformed::Undecodable)?;
    let malformed = |_| scanner::scan(&text);
    // Depth comes first: serde_json remembers each level of what it passes over.
    let abridged = abridge(&text, WEIGHT);
    if abridged == Abridged::TooDeep {
        return Err(scanner::scan(&text));
    }
    serde_json::from_str::<IgnoredAny>(&text).map_err(malformed)?;
    match abridged {
        Abridged::Whole => serde_json::from_str(&text).map(Document::Whole).map_err(malformed),
        Abridged::Part(short) => serde_json::from_str(&short).map(Document::Part).map_err(malformed),
        Abridged::TooHeavy | Abridged::TooDeep => Ok(Document::TooHeavy),
    }
}

/// What is wrong with a body's syntax.
#[cold]
pub(crate) fn check_json(body: &[u8]) -> Result<(), Malformed> {
    if body.len() <= LIGHT {
        return decode_json(body).map(drop);
    }
    let text = decode_text(body).ok_or(Malformed::Undecodable)?;
    let is_flat = abridge(&text, usize::MAX / 2) != Abridged::TooDeep;
    if is_flat && serde_json::from_str::<IgnoredAny>(&text).is_ok() {
        Ok(())
    } else {
        Err(scanner::scan(&text))
    }
}

/// The text of a body, in any of those encodings, unless serde_json would make something else of it.
#[cold]
pub(crate) fn decode_text(body: &[u8]) -> Option<std::borrow::Cow<'_, str>> {
    encoding::decode(body).filter(|text| !hides_json(text))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn all_encodings_are_read() {
        let text = r#"{"é":"😀"}"#;
        let value = json!({ "é": "😀" });
        let utf16 = |units: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(units).collect::<Vec<u8>>();
        let utf32 =
            |units: fn(u32) -> [u8; 4]| text.chars().flat_map(|c| units(c.into())).collect::<Vec<u8>>();
        let marked = |mark: &[u8], body: &[u8]| [mark, body].concat();
        for body in [
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes()),
            utf16(u16::to_le_bytes),
            utf16(u16::to_be_bytes),
            utf32(u32::to_le_bytes),
            utf32(u32::to_be_bytes),
            marked(b"\xff\xfe", &utf16(u16::to_le_bytes)),
            marked(b"\xfe\xff", &utf16(u16::to_be_bytes)),
            marked(b"\xff\xfe\0\0", &utf32(u32::to_le_bytes)),
            marked(b"\0\0\xfe\xff", &utf32(u32::to_be_bytes)),
        ] {
            assert_eq!(decode_json(&body), Ok(value.clone()), "{body:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_undecodable() {
        for body in
            [&b"\xff"[..], b"{\"a\":\"\xe9\"}", b"\xff\xfe\0", b"\xff\xfe\0\0\0\0\x11\0", b"\xff\xfe\x00\xd8"]
        {
            assert_eq!(decode_json(body), Err(Malformed::Undecodable), "{body:?}");
            assert_eq!(decode_json(body).unwrap_err(), Malformed::Undecodable, "{body:?}");
        }
    }
}
