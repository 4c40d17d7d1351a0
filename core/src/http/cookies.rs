//! Reading the `Cookie` header field (RFC 6265 section 5.4), as Starlette does.

use http::HeaderMap;

/// All cookies of a request, in order, as name and value.
///
/// Several `Cookie` fields count as one. Spaces around names and values are dropped; quoted values lose their
/// quotes; nothing is percent-decoded. A pair without `=` is a value with an empty name.
pub(crate) fn cookies(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    headers
        .get_all(http::header::COOKIE)
        .iter()
        .filter_map(|field| field.to_str().ok())
        .flat_map(|field| field.split(';'))
        .map(|pair| pair.split_once('=').unwrap_or(("", pair)))
        .map(|(name, value)| (name.trim(), unquote(value.trim())))
        .filter(|(name, value)| !name.is_empty() || !value.is_empty())
}

fn unquote(value: &str) -> &str {
    value.strip_prefix('"').and_then(|inner| inner.strip_suffix('"')).unwrap_or(value)
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
        assert_eq!(all, [("a", "1"), ("b", "two"), ("c", "3"), ("", "flag"), ("d", "x=y")]);
    }
}
