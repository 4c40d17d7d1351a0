//! Doc comments → text: a summary and a description.

use proc_macro2::Span;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta};

/// The text of a doc comment, without the space after `///`. Empty if there is none.
pub(crate) fn text(attributes: &[Attribute]) -> String {
    let lines: Vec<String> = attributes.iter().filter_map(line).collect();
    let lines: Vec<&str> = lines.iter().flat_map(|text| text.split('\n')).collect();
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let indent = filled.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let lines: Vec<&str> = lines.iter().map(|line| line.get(indent..).unwrap_or("").trim_end()).collect();
    lines.join("\n").trim().to_owned()
}

/// What the doc comment of an operation says: its summary and its description. Where the summary is given by a key, all of
/// the comment is the description.
pub(crate) fn of_operation(text: &str, is_summarised: bool) -> (Option<String>, Option<String>) {
    if is_summarised { (None, filled(text.to_owned())) } else { split(text) }
}

/// The first paragraph on one line, and everything after it.
fn split(text: &str) -> (Option<String>, Option<String>) {
    let (first, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    let summary = first.split_whitespace().collect::<Vec<_>>().join(" ");
    (filled(summary), filled(rest.trim().to_owned()))
}

/// Whether it is a line of a doc comment.
pub(crate) fn is_doc(attribute: &Attribute) -> bool {
    line(attribute).is_some()
}

/// A text as an expression.
pub(crate) fn literal(text: &str) -> Expr {
    let lit = Lit::Str(LitStr::new(text, Span::mixed_site()));
    Expr::Lit(ExprLit { attrs: Vec::new(), lit })
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn line(attribute: &Attribute) -> Option<String> {
    let Meta::NameValue(meta) = &attribute.meta else { return None };
    match &meta.value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) if meta.path.is_ident("doc") => Some(text.value()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    #[test]
    fn the_first_paragraph_is_the_summary() {
        let item: syn::ItemFn = parse_quote! {
            /// Read one
            /// item.
            ///
            /// It must exist:
            ///
            ///     code
            fn read() {}
        };
        let (summary, description) = split(&text(&item.attrs));
        assert_eq!(summary.as_deref(), Some("Read one item."));
        assert_eq!(description.as_deref(), Some("It must exist:\n\n    code"));
    }

    #[test]
    fn no_comment_is_nothing() {
        assert_eq!(split(&text(&[])), (None, None));
    }
}
