//! JSON that hides in a text of JSON.
//!
//! With its feature `raw_value`, which any crate of a program may turn on (sqlx does), serde_json reads a [`Value`] whose object
//! has a key of its own from the text behind that key: as other data than was sent, and with levels of nesting that it
//! counts anew, until the stack is full. In: JSON from a stranger. Out: whether such a text is in it. Without the feature
//! the key means nothing, and nobody looks for it.

use std::sync::LazyLock;

use serde_json::Value;

/// The key (serde_json 1.0, `src/raw.rs`).
const KEY: &str = "$serde_json::private::RawValue";

/// Whether serde_json has the feature.
static IS_READ: LazyLock<bool> = LazyLock::new(|| {
    let document = format!(r#"{{"{KEY}":"1"}}"#);
    serde_json::from_str::<Value>(&document).is_ok_and(|value| !value.is_object())
});

/// Whether serde_json would read a text of this document as JSON.
#[inline]
pub(crate) fn hides_json(document: &str) -> bool {
    *IS_READ && holds_key(document)
}

/// Whether one of the document's texts is the key, in whatever way it is written.
#[cold]
fn holds_key(document: &str) -> bool {
    if !document.contains("\\u") {
        return document.contains(KEY);
    }
    let mut rest = document;
    while let Some((_, text)) = rest.split_once('"') {
        let end = end_of_text(text);
        let (inside, after) = text.split_at(end);
        // Each character of the key takes six bytes at most, as `\u0024`.
        let is_key = inside == KEY
            || (KEY.len()..=6 * KEY.len()).contains(&inside.len())
                && inside.contains('\\')
                && serde_json::from_str::<String>(&format!("\"{inside}\"")).is_ok_and(|text| text == KEY);
        if is_key {
            return true;
        }
        rest = after.get(1..).unwrap_or_default();
    }
    false
}

/// Where a text ends, counted from behind its first quotation mark.
fn end_of_text(text: &str) -> usize {
    let mut at = 0;
    while let Some(next) = text[at..].find(['"', '\\']) {
        at += next;
        if text[at..].starts_with('"') {
            return at;
        }
        // The escape, and the character that it is about, which need not be one byte.
        at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_found_however_it_is_written() {
        for document in [
            r#"{"$serde_json::private::RawValue":"[1]"}"#,
            r#"[1,{"a":"\u00e9","$serde_json::private::RawValue":"[1]"}]"#,
            r#"{"\u0024serde_json::private::RawValue":"[1]"}"#,
            r#"{"a\"":"\\","\u0024serde_json\u003A:private::RawValue" : "1"}"#,
            r#"{"\u0024\u0073erde_json::private::RawValue":"1"#,
        ] {
            assert!(holds_key(document), "{document}");
        }
        for document in [
            "",
            r#"{"$serde_json::private::Number":"1"}"#,
            r#"{"a":"\u0024serde_json"}"#,
            r#""\u0024serde_json::private::RawValues""#,
            r#"{"a":"\\","b":"\"","c":"\u00e9\é"}"#,
            "\"\\u",
            "\"\\",
        ] {
            assert!(!holds_key(document), "{document}");
        }
    }

    #[test]
    fn a_text_is_given_to_nobody_where_it_would_be_read() {
        let document = format!(r#"{{"{KEY}":"[1]"}}"#);
        let is_text = serde_json::from_str::<Value>(&document).is_ok_and(|value| value.is_object());
        assert_ne!(hides_json(&document), is_text);
    }
}
