//! Reading the `Cookie` header field (RFC 6265 section 5.4), as Starlette does.

use std::borrow::Cow;

use http::HeaderMap;

/// All cookies of a request, in order, as name and value.
///
/// Several `Cookie` fields count as one. Spaces around names and values are dropped; quoted values lose their
/// quotes and what is escaped in them; nothing is percent-decoded. A pair without `=` is a value with an empty name.
pub(crate) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    headers
        .get_all(http::header::COOKIE)
        .iter()
        .flat_map(|field| field.as_bytes().split(|byte| *byte == b';'))
        .map(|pair| match memchr::memchr(b'=', pair) {
            Some(at) => (&pair[..at], &pair[at + 1..]),
            None => (&b""[..], pair),
        })
        .map(|(name, value)| (text(trimmed(name)), unquote(text(trimmed(value)))))
        .filter(|(name, value)| !name.is_empty() || !value.is_empty())
}

/// Without what Python's `strip` takes for space in Latin-1 (RFC 6265 section 5.4 has none; all that write it are lax).
fn trimmed(bytes: &[u8]) -> &[u8] {
    let is_text = |byte: &u8| !matches!(byte, b'\t'..=b'\r' | 0x1c..=b' ' | 0x85 | 0xa0);
    let start = bytes.iter().position(is_text).unwrap_or(bytes.len());
    let end = bytes.iter().rposition(is_text).map_or(start, |last| last + 1);
    &bytes[start..end]
}

/// Bytes as Latin-1, as in Starlette: one cookie beyond ASCII does not spoil the others.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
    }
}

fn unquote(value: Cow<'_, str>) -> Cow<'_, str> {
    match value.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')) {
        None => value,
        Some(inner) if inner.contains('\\') => Cow::Owned(unescape(inner)),
        Some(_) => match value {
            Cow::Borrowed(text) => Cow::Borrowed(&text[1..text.len() - 1]),
            Cow::Owned(text) => Cow::Owned(text[1..text.len() - 1].to_owned()),
        },
    }
}

/// `\"` is `"`, `\054` is the character with this number in octal, as Python writes cookies.
#[cold]
fn unescape(text: &str) -> String {
    let mut unescaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        unescaped.push_str(before);
        let octal = after.get(..3).filter(|digits| digits.bytes().all(|digit| matches!(digit, b'0'..=b'7')));
        match octal.and_then(|digits| u8::from_str_radix(digits, 8).ok()) {
            Some(number) => {
                unescaped.push(char::from(number));
                rest = &after[3..];
            }
            None => {
                let mut chars = after.chars();
                unescaped.push(chars.next().unwrap_or('\\'));
                rest = chars.as_str();
            }
        }
    }
    unescaped + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_come_in_order_trimmed_and_unquoted() {
        let mut headers = HeaderMap::new();
        headers.append("cookie", "a=1; b=\"two\" ;c = 3;flag".parse().unwrap());
        headers.append("cookie", "d=x=y".parse().unwrap());
        let all: Vec<_> = cookies(&headers).collect();
        let expected = [("a", "1"), ("b", "two"), ("c", "3"), ("", "flag"), ("d", "x=y")];
        assert_eq!(all, expected.map(|(name, value)| (name.into(), value.into())));
    }

    #[test]
    fn escapes_and_latin_1_are_read_as_python_writes_them() {
        let mut headers = HeaderMap::new();
        headers.append("cookie", http::HeaderValue::from_bytes(b"b=\xe9; c=\"").unwrap());
        let all: Vec<_> = cookies(&headers).map(|(_, value)| value).collect();
        assert_eq!(all, ["é", "\""]);
        headers.insert("cookie", http::HeaderValue::from_bytes(b"b=\x85\xe9\xa0;\xa0 =").unwrap());
        assert_eq!(cookies(&headers).collect::<Vec<_>>(), [("b".into(), "é".into())]);
        headers.insert("cookie", r#"a="x\054\"\\y\7\400""#.parse().unwrap());
        assert_eq!(cookies(&headers).next().unwrap().1, "x,\"\\y7400");
    }
}
