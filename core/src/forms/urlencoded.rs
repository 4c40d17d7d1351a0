//! `application/x-www-form-urlencoded` (WHATWG URL section 5.1), in Python's reading.

use std::borrow::Cow;

use percent_encoding::percent_decode;

use crate::error::{HttpError, Refusal};
use crate::forms::{FormParts, Part};

impl FormParts {
    /// Reads a whole body.
    ///
    /// # Errors
    ///
    /// 400 if it has more pairs than `most`.
    pub(crate) fn urlencoded(body: &[u8], most: usize) -> Result<Self, Refusal> {
        let decoded = latin1(body);
        let mut parts = FormParts::default();
        for (number, (name, value)) in pairs(&decoded).enumerate() {
            if number == most {
                return Err(too_many(most));
            }
            parts.push(name.into_owned(), Part::Text(value.into_owned()));
        }
        Ok(parts)
    }
}

#[cold]
fn too_many(most: usize) -> Refusal {
    Refusal::Error(HttpError::bad_request(format!("Too many fields. Maximum number of fields is {most}.")))
}

/// All pairs, decoded. Empty ones are passed over; a name without `=` has an empty value.
fn pairs(body: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    body.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
}

/// Bytes that should have been escaped stand for characters of Latin-1, as in Starlette.
fn latin1(body: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(body) {
        Ok(text) if text.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(body.iter().map(|byte| char::from(*byte)).collect()),
    }
}

/// `+` is a space; escapes are UTF-8, what is not becomes U+FFFD. Only runs of ASCII are decoded together.
fn decode(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(b'%', b'+', text.as_bytes()).is_none() {
        return Cow::Borrowed(text);
    }
    let spaced = text.replace('+', " ");
    let mut decoded = String::with_capacity(spaced.len());
    for run in spaced.split_inclusive(|c: char| !c.is_ascii()) {
        let ascii = run.trim_end_matches(|c: char| !c.is_ascii());
        decoded.push_str(&percent_decode(ascii.as_bytes()).decode_utf8_lossy());
        decoded.push_str(&run[ascii.len()..]);
    }
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_split_and_decoded_once() {
        let all = |body: &[u8]| -> Vec<(String, String)> {
            let text = latin1(body);
            pairs(&text).map(|(name, value)| (name.into_owned(), value.into_owned())).collect()
        };
        let owned = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        assert_eq!(all(b"&&"), owned(&[]));
        assert_eq!(all(b"a=1;b=2&c"), owned(&[("a", "1;b=2"), ("c", "")]));
        assert_eq!(all(b"x+y=%26+%2B&a=b=c"), owned(&[("x y", "& +"), ("a", "b=c")]));
        assert_eq!(all(b"a=%FF%FF&b=\xe9%C3%A9"), owned(&[("a", "\u{fffd}\u{fffd}"), ("b", "éé")]));
    }
}
