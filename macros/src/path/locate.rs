//! Byte range in a string literal → span.
//!
//! Only compilers that can split a literal give a span inside it; elsewhere it is the whole literal, which is why
//! every message about a path repeats the part it means.

use std::ops::Range;

use proc_macro2::Span;
use syn::LitStr;

/// The span of a part of the literal's text.
pub(crate) fn span(literal: &LitStr, range: Range<usize>) -> Span {
    inside(literal, range).unwrap_or_else(|| literal.span())
}

fn inside(literal: &LitStr, range: Range<usize>) -> Option<Span> {
    let token = literal.token();
    let start = text_start(&token.to_string(), &literal.value())?;
    token.subspan(start + range.start..start + range.end)
}

/// Where the text starts in the source, if it stands there letter by letter (an escape shifts everything).
fn text_start(source: &str, text: &str) -> Option<usize> {
    let start = source.find('"')? + 1;
    source.get(start..)?.starts_with(text).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_found_in_plain_and_raw_literals() {
        assert_eq!(text_start(r#""/items""#, "/items"), Some(1));
        assert_eq!(text_start(r##"r#"/items"#"##, "/items"), Some(3));
        assert_eq!(text_start(r#""/\u{69}tems""#, "/items"), None);
    }
}
