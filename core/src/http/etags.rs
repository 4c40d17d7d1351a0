//! Entity tags in the preconditions of a request (RFC 9110 section 13.1). Ours are made of visible ASCII without a comma.

use http::header::{HeaderMap, HeaderName, HeaderValue, IF_NONE_MATCH};

/// The members of a list of entity tags: tags, or `*`.
pub(crate) fn entity_tags<'h>(headers: &'h HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'h str> {
    let fields = headers.get_all(name).into_iter().filter_map(|field| field.to_str().ok());
    fields.flat_map(|field| field.split(',')).map(str::trim)
}

/// Whether the client has what this entity tag stands for (section 13.1.2, weak comparison).
pub(crate) fn is_known(headers: &HeaderMap, etag: &HeaderValue) -> bool {
    let etag = opaque(etag.as_bytes());
    entity_tags(headers, &IF_NONE_MATCH).any(|tag| tag == "*" || opaque(tag.as_bytes()) == etag)
}

/// What is compared of a tag, weak or strong.
fn opaque(tag: &[u8]) -> &[u8] {
    tag.strip_prefix(b"W/").unwrap_or(tag)
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::is_known;

    #[test]
    fn a_list_is_searched_for_the_tag_weak_or_strong() {
        for (fields, expected) in [
            (["\"a1\""].as_slice(), true),
            (&["W/\"a1\""], true),
            (&["\"b2\", W/\"a1\""], true),
            (&["\"b2\"", "\"a1\""], true),
            (&["*"], true),
            (&["\"b2\""], false),
            (&["a1"], false),
            (&[""], false),
            (&[], false),
        ] {
            let mut headers = HeaderMap::new();
            for field in fields {
                headers.append("if-none-match", field.parse().unwrap());
            }
            for etag in ["\"a1\"", "W/\"a1\""] {
                assert_eq!(is_known(&headers, &etag.parse().unwrap()), expected, "{fields:?} {etag}");
            }
        }
    }
}
