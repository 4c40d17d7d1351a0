//! The `Range` header field (RFC 9110 section 14): which bytes a client asks for.

use std::ops::Range;

/// More ranges in one field than this are no honest request, and the field is ignored.
const MOST: usize = 100;

/// What a `Range` field says of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Ranges {
    /// Nothing that counts: the whole file is sent.
    Ignored,
    /// These bytes, in order and without overlap; at least one range.
    Parts(Vec<Range<u64>>),
    /// Bytes that the file does not have.
    Unsatisfiable,
    /// Something that is no range, in FastAPI's words.
    Malformed(&'static str),
}

/// Reads a `Range` field for a file of this size.
pub(crate) fn ranges(field: &[u8], size: u64) -> Ranges {
    let Some((unit, list)) = std::str::from_utf8(field).ok().and_then(|field| field.split_once('=')) else {
        return Ranges::Malformed("Malformed range header.");
    };
    // Units that a server does not know must be ignored (section 14.2).
    if !unit.trim().eq_ignore_ascii_case("bytes") || list.split(',').count() > MOST {
        return Ranges::Ignored;
    }
    let mut asked = 0;
    let mut parts = Vec::new();
    for (first, last) in list.split(',').filter_map(bounds) {
        asked += 1;
        let range = match (first, last) {
            (Some(first), Some(last)) if last < first => {
                return Ranges::Malformed("Range header: start must be less than end");
            }
            (Some(first), Some(last)) => first..last.saturating_add(1).min(size),
            (Some(first), None) => first..size,
            (None, Some(length)) => size.saturating_sub(length)..size,
            (None, None) => continue,
        };
        if range.start < range.end {
            parts.push(range);
        }
    }
    match (asked, parts.is_empty()) {
        (0, _) => Ranges::Malformed("Range header: range must be requested"),
        (_, true) => Ranges::Unsatisfiable,
        _ => Ranges::Parts(merged(parts)),
    }
}

/// `first-last`, `first-` or `-length`; what is neither is ignored, as Starlette does.
fn bounds(part: &str) -> Option<(Option<u64>, Option<u64>)> {
    let (first, last) = part.split_once('-')?;
    match (first.trim(), last.trim()) {
        ("", "") => None,
        ("", length) => Some((None, Some(number(length)?))),
        (first, "") => Some((Some(number(first)?), None)),
        (first, last) => Some((Some(number(first)?), Some(number(last)?))),
    }
}

/// Digits; a number beyond 64 bits is beyond every file.
fn number(text: &str) -> Option<u64> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().unwrap_or(u64::MAX))
}

/// The same bytes in order, each once: one request must not buy the file many times over.
fn merged(mut parts: Vec<Range<u64>>) -> Vec<Range<u64>> {
    parts.sort_by_key(|part| (part.start, part.end));
    let mut merged: Vec<Range<u64>> = Vec::with_capacity(parts.len());
    for part in parts {
        match merged.last_mut() {
            Some(last) if part.start <= last.end => last.end = last.end.max(part.end),
            _ => merged.push(part),
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::{Ranges, ranges};

    #[test]
    fn ranges_are_read_as_starlette_reads_them() {
        let parts = |list: &[(u64, u64)]| Ranges::Parts(list.iter().map(|(from, to)| *from..*to).collect());
        for (field, expected) in [
            ("bytes=0-4", parts(&[(0, 5)])),
            ("Bytes = 0-4", parts(&[(0, 5)])),
            ("bytes=4-", parts(&[(4, 16)])),
            ("bytes=-4", parts(&[(12, 16)])),
            ("bytes=-400", parts(&[(0, 16)])),
            ("bytes=0-99999999999999999999999", parts(&[(0, 16)])),
            ("bytes=0-1,4-5", parts(&[(0, 2), (4, 6)])),
            ("bytes=4-9,0-5", parts(&[(0, 10)])),
            ("bytes=0-1, x, -, ,9", parts(&[(0, 2)])),
            ("bytes=16-", Ranges::Unsatisfiable),
            ("bytes=-0", Ranges::Unsatisfiable),
            // One that can be satisfied is enough (RFC 9110 section 14.1.1).
            ("bytes=0-0,99-", parts(&[(0, 1)])),
            ("bytes=5-3", Ranges::Malformed("Range header: start must be less than end")),
            ("bytes=x-y", Ranges::Malformed("Range header: range must be requested")),
            ("bytes=", Ranges::Malformed("Range header: range must be requested")),
            ("bytes=+1-+2", Ranges::Malformed("Range header: range must be requested")),
            ("0-4", Ranges::Malformed("Malformed range header.")),
            ("items=0-4", Ranges::Ignored),
        ] {
            assert_eq!(ranges(field.as_bytes(), 16), expected, "{field}");
        }
        assert_eq!(ranges(b"bytes=0-", 0), Ranges::Unsatisfiable);
        let many = format!("bytes={}", "0-0,".repeat(200));
        assert_eq!(ranges(many.as_bytes(), 16), Ranges::Ignored);
    }
}
