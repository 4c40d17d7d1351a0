//! Header fields with parameters: which encoding a form has, what a part is called.

#[cfg(feature = "multipart")]
use std::borrow::Cow;

use http::HeaderMap;
use http::header::CONTENT_TYPE;

/// How a form is encoded.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `multipart/form-data`.
    Multipart {
        /// What separates the parts.
        boundary: Option<Vec<u8>>,
        /// What texts are encoded in, when it is not UTF-8.
        charset: Option<Vec<u8>>,
    },
    /// It is no form.
    Other,
}

/// How the body of a request is encoded.
pub(crate) fn encoding(headers: &HeaderMap) -> Encoding {
    let Some(value) = headers.get(CONTENT_TYPE) else { return Encoding::Other };
    let (essence, parameters) = split(value.as_bytes());
    if essence.eq_ignore_ascii_case(b"application/x-www-form-urlencoded") {
        return Encoding::Urlencoded;
    }
    if !essence.eq_ignore_ascii_case(b"multipart/form-data") {
        return Encoding::Other;
    }
    let named = |name: &str| {
        let at = parameters.iter().position(|(known, _)| known == name)?;
        Some(parameters[at].1.clone())
    };
    Encoding::Multipart { boundary: named("boundary"), charset: named("charset") }
}

/// A value and its parameters (RFC 9110 section 5.6.6), names in lower case, quotes taken off. `name*` (RFC 8187) counts for
/// nothing: RFC 7578 section 4.2 forbids it in forms, and who looks at `filename` alone must see the same name.
pub(crate) fn split(value: &[u8]) -> (&[u8], Vec<(String, Vec<u8>)>) {
    let mut pieces = pieces(value).into_iter();
    let essence = pieces.next().unwrap_or_default().trim_ascii();
    let mut parameters = Vec::new();
    for piece in pieces {
        let Some(at) = piece.iter().position(|byte| *byte == b'=') else { continue };
        let name = String::from_utf8_lossy(piece[..at].trim_ascii()).to_ascii_lowercase();
        if !name.contains('*') {
            parameters.push((name, unquote(piece[at + 1..].trim_ascii())));
        }
    }
    (essence, parameters)
}

/// What stands between semicolons that are in no quotes.
fn pieces(value: &[u8]) -> Vec<&[u8]> {
    let (mut all, mut start, mut quoted, mut escaped) = (Vec::new(), 0, false, false);
    for (at, byte) in value.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b';' if !quoted => {
                all.push(&value[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    all.push(&value[start..]);
    all
}

fn unquote(value: &[u8]) -> Vec<u8> {
    let Some(inner) = value.strip_prefix(b"\"").and_then(|inner| inner.strip_suffix(b"\"")) else {
        return value.to_vec();
    };
    let mut plain = Vec::with_capacity(inner.len());
    let mut bytes = inner.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        // Browsers do not escape backslashes: only `\"` and `\\` are escapes.
        match bytes.peek() {
            Some(next @ (b'"' | b'\\')) if byte == b'\\' => {
                plain.push(*next);
                bytes.next();
            }
            _ => plain.push(byte),
        }
    }
    plain
}

/// What a part of a form is called.
#[cfg(feature = "multipart")]
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Disposition {
    /// The field's name.
    pub(crate) name: String,
    /// The file's name: the part is a file.
    pub(crate) filename: Option<String>,
}

#[cfg(feature = "multipart")]
impl Disposition {
    /// Reads `Content-Disposition: form-data; name="…"; filename="…"` (RFC 7578 section 4.2).
    pub(crate) fn read(value: &[u8], charset: Option<&[u8]>) -> Option<Self> {
        let (_, parameters) = split(value);
        let last = |name: &str| parameters.iter().rfind(|(known, _)| known == name);
        let (_, name) = last("name")?;
        let filename =
            last("filename").map(|(_, filename)| text(without_folders(filename), charset).into_owned());
        Some(Disposition { name: text(name, charset).into_owned(), filename })
    }
}

/// Old browsers on Windows sent the whole path.
#[cfg(feature = "multipart")]
fn without_folders(filename: &[u8]) -> &[u8] {
    let is_path = filename.get(1..3) == Some(br":\") || filename.starts_with(br"\\");
    match filename.iter().rposition(|byte| *byte == b'\\') {
        Some(at) if is_path => &filename[at + 1..],
        _ => filename,
    }
}

/// A text of a part: UTF-8 unless another charset is said, Latin-1 if it is none of that.
#[cfg(feature = "multipart")]
pub(crate) fn text<'b>(bytes: &'b [u8], charset: Option<&[u8]>) -> Cow<'b, str> {
    let is_utf8 = charset.is_none_or(|charset| {
        [&b"utf-8"[..], b"utf8", b"utf_8", b"us-ascii", b"ascii"]
            .iter()
            .any(|known| charset.eq_ignore_ascii_case(known))
    });
    match std::str::from_utf8(bytes) {
        Ok(text) if is_utf8 || text.is_ascii() => Cow::Borrowed(text),
        _ => Cow::Owned(bytes.iter().map(|byte| char::from(*byte)).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(content_type: &str) -> Encoding {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, content_type.parse().unwrap());
        encoding(&headers)
    }

    #[test]
    fn encodings_are_told_by_the_media_type() {
        assert_eq!(of("Application/X-www-form-urlencoded; charset=latin-1"), Encoding::Urlencoded);
        assert_eq!(of("text/plain"), Encoding::Other);
        assert_eq!(encoding(&HeaderMap::new()), Encoding::Other);
        assert_eq!(of("multipart/form-data"), Encoding::Multipart { boundary: None, charset: None });
        assert_eq!(
            of("multipart/form-data; charset=utf-16; Boundary=\"a;\\\"b\""),
            Encoding::Multipart { boundary: Some(b"a;\"b".to_vec()), charset: Some(b"utf-16".to_vec()) }
        );
    }

    #[cfg(feature = "multipart")]
    #[test]
    fn dispositions_are_read_as_browsers_write_them() {
        let read = |value: &str| Disposition::read(value.as_bytes(), None);
        let named = |name: &str, filename: Option<&str>| {
            Some(Disposition { name: name.to_owned(), filename: filename.map(str::to_owned) })
        };
        assert_eq!(read("form-data; name=\"a\""), named("a", None));
        assert_eq!(read("form-data; name=a; filename=\"\""), named("a", Some("")));
        assert_eq!(
            read("form-data; name=\"a b\"; filename=\"x; y\\\".txt\""),
            named("a b", Some("x; y\".txt"))
        );
        assert_eq!(read(r#"form-data; name="é"; filename="C:\dir\x.txt""#), named("é", Some("x.txt")));
        assert_eq!(
            read("form-data; filename*=UTF-8''%e2%82%ac.txt; name=a; filename=x"),
            named("a", Some("x"))
        );
        // Without a plain one it is a text, and has no name.
        assert_eq!(read("form-data; name=a; filename*=UTF-8''x; filename*0=y"), named("a", None));
        assert_eq!(read("form-data; name*=UTF-8''a"), None);
        assert_eq!(read("form-data; filename=x"), None);
        assert_eq!(read("form-data; filename"), None);
    }

    #[cfg(feature = "multipart")]
    #[test]
    fn texts_are_utf8_or_latin1() {
        assert_eq!(text("é".as_bytes(), None), "é");
        assert_eq!(text(b"\xe9", None), "é");
        assert_eq!(text("é".as_bytes(), Some(b"latin-1")), "Ã©");
    }
}
