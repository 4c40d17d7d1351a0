//! Escaping: text that a developer chose in, the same text inert inside HTML or a script out.

use std::io;

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};

/// Text for HTML content and for attribute values in double quotes.
pub(super) fn html(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A string literal in single quotes for a script inside HTML.
pub(super) fn script_text(text: &str) -> String {
    let mut literal = String::from("'");
    for character in text.chars() {
        match character {
            '\'' | '"' | '\\' | '`' => {
                literal.push('\\');
                literal.push(character);
            }
            _ if is_unsafe_in_script(character) || character.is_control() => {
                push_unicode(character, &mut literal)
            }
            _ => literal.push(character),
        }
    }
    literal.push('\'');
    literal
}

/// A JSON value for a script inside HTML, with spaces as Python's `json.dumps` writes them.
pub(super) fn script_value(value: &Value) -> String {
    let mut bytes = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut bytes, Spaced));
    written.expect("a JSON value is always written to memory");
    let json = String::from_utf8(bytes).expect("serde_json writes UTF-8");
    let mut escaped = String::with_capacity(json.len());
    for character in json.chars() {
        // Outside strings JSON has none of these, so they may be escaped wherever they stand.
        if is_unsafe_in_script(character) {
            push_unicode(character, &mut escaped);
        } else {
            escaped.push(character);
        }
    }
    escaped
}

/// `<`, `>` and `&` could end the script element or begin a comment; the separators are line ends in old scripts.
fn is_unsafe_in_script(character: char) -> bool {
    matches!(character, '<' | '>' | '&' | '\u{2028}' | '\u{2029}')
}

fn push_unicode(character: char, text: &mut String) {
    text.push_str(&format!("\\u{:04x}", u32::from(character)));
}

/// `{"a": 1, "b": [2, 3]}`: one line, a space after each separator.
struct Spaced;

impl Formatter for Spaced {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { writer.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn html_is_inert() {
        assert_eq!(html("</title><script>\"'&"), "&lt;/title&gt;&lt;script&gt;&quot;&#39;&amp;");
        assert_eq!(html("Käse & Co"), "Käse &amp; Co");
    }

    #[test]
    fn literals_are_inert() {
        assert_eq!(script_text("/openapi.json"), "'/openapi.json'");
        assert_eq!(script_text("'-alert(1)-'"), r"'\'-alert(1)-\''");
        assert_eq!(script_text(r"\'"), r"'\\\''");
        assert_eq!(script_text("</script><!--"), r"'\u003c/script\u003e\u003c!--'");
        assert_eq!(script_text("a\nb\u{2028}\u{7f}"), r"'a\u000ab\u2028\u007f'");
    }

    #[test]
    fn values_are_inert_and_still_json() {
        let value = json!({"theme": "</script>", "list": [1, false, null, "a\u{2029}&\"'"]});
        let text = script_value(&value);
        assert_eq!(text, r#"{"theme": "\u003c/script\u003e", "list": [1, false, null, "a\u2029\u0026\"'"]}"#);
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
    }
}
