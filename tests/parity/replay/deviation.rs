//! Differences that were decided on (`../shared/parity/README.md`, "Decided deviations"; `docs/deviations.md`).

use crate::compare::Difference;
use crate::recording::{Answer, Exchange};

/// Whether every difference is one that was decided on.
pub(crate) fn decided(exchange: &Exchange<'_>, got: &Answer, differences: &[Difference]) -> bool {
    let expected = exchange.answer();
    let path = exchange.path().split('?').next().unwrap_or_default();
    let body = String::from_utf8(exchange.body().unwrap_or_default());
    let (text, is_text) = (body.as_deref().unwrap_or_default(), body.is_ok());
    let refused = got.status == 422;
    (exchange.method() == "HEAD" && expected.status == 405 && got.body.is_empty())
        || path.to_lowercase().contains("%2f")
        || (refused && has_number_beyond_json(text))
        || (refused && expected.status < 300 && (!is_text || in_another_encoding(exchange)))
        || (refused && expected.status < 300 && (has_long_number(exchange.path()) || has_long_number(text)))
        || differences.iter().all(|difference| is_header_only(difference, &expected, got))
}

/// `NaN`, `Infinity` or `1e400` outside a text.
fn has_number_beyond_json(body: &str) -> bool {
    ["NaN", "Infinity", "1e400"].iter().any(|word| {
        body.match_indices(word).any(|(at, _)| {
            let before = body[..at].strip_suffix('-').unwrap_or(&body[..at]);
            let after = &body[at + word.len()..];
            !before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '"')
                && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
        })
    })
}

fn in_another_encoding(exchange: &Exchange<'_>) -> bool {
    let headers = exchange.headers();
    let mut values = headers.iter().map(|(_, value)| value.to_lowercase().replace("utf-", "utf"));
    values.any(|value| value.contains("charset=utf16") || value.contains("charset=utf32"))
}

fn has_long_number(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() >= 19)
}

/// `Allow` lists every method of the path; slash redirects are relative.
fn is_header_only(difference: &Difference, expected: &Answer, got: &Answer) -> bool {
    let Difference::Header { name, .. } = difference else { return false };
    let (Some(wanted), Some(found)) = (expected.first(name), got.first(name)) else { return false };
    match name.as_str() {
        "allow" => {
            let found: Vec<_> = found.split(',').map(str::trim).collect();
            wanted.split(',').all(|method| found.contains(&method.trim()))
        }
        "location" => {
            let origin = wanted.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default());
            found.starts_with('/')
                && !found.starts_with("//")
                && origin.is_some_and(|origin| wanted.ends_with(&format!("{origin}{found}")))
        }
        _ => false,
    }
}
