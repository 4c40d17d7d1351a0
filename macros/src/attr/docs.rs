//! What a person wrote about a type, a field or an argument: doc comments and the keys that say the same.
//!
//! In: an item's attributes and options. Out: [`Docs`]. There is nothing to check in them, so the raw form is the
//! final one.

use proc_macro2::{Span, TokenStream};
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta};

use crate::attr::options::{Options, RawValue, comma_separated};
use crate::diag::Faults;

/// What a person wrote. Texts are literals or constants such as `include_str!("…")`.
#[derive(Debug, Default)]
pub(crate) struct Docs {
    /// `title = "…"`.
    pub(crate) title: Option<Expr>,
    /// `description = "…"`, or the doc comment.
    pub(crate) description: Option<Expr>,
    /// `example = …` or `examples(…)`.
    pub(crate) examples: Vec<Expr>,
    /// `deprecated`, or Rust's own `#[deprecated]`.
    pub(crate) deprecated: bool,
    /// `hidden`: kept out of the document.
    pub(crate) hidden: bool,
}

impl Docs {
    /// What the attributes alone say: doc comment and `#[deprecated]`.
    pub(crate) fn of(attributes: &[Attribute]) -> Self {
        Self {
            description: description(attributes),
            deprecated: attributes.iter().any(|attribute| attribute.path().is_ident("deprecated")),
            ..Self::default()
        }
    }

    /// Takes the texts and examples out of the options; they win over the doc comment.
    pub(crate) fn take_texts(&mut self, options: &mut Options, faults: &mut Faults) {
        self.title = options.text("title", faults);
        if let Some(text) = options.text("description", faults) {
            self.description = Some(text);
        }
        self.take_examples(options, faults);
    }

    /// Takes `deprecated` and `hidden` out of the options.
    pub(crate) fn take_flags(&mut self, options: &mut Options, faults: &mut Faults) {
        if let Some((_, deprecated)) = options.flag("deprecated", faults) {
            self.deprecated = deprecated;
        }
        self.hidden = options.flag("hidden", faults).is_some_and(|(_, hidden)| hidden);
    }

    fn take_examples(&mut self, options: &mut Options, faults: &mut Faults) {
        if let Some((_, example)) = options.expr("example", "example = 1", faults) {
            self.examples.push(example);
        }
        let Some(option) = options.take("examples") else { return };
        match option.value {
            RawValue::List(_, tokens) => self.examples.extend(comma_separated::<Expr>(tokens, faults)),
            RawValue::Flag | RawValue::Expr(_) => {
                faults.at(option.span(), "`examples` takes a list: write `examples(1, 2)`");
            }
        }
    }
}

/// The text of a doc comment, without the common space after `///`.
pub(crate) fn description(attributes: &[Attribute]) -> Option<Expr> {
    let mut lines = Vec::new();
    let mut span = None;
    for attribute in attributes {
        let Meta::NameValue(meta) = &attribute.meta else { continue };
        if !meta.path.is_ident("doc") {
            continue;
        }
        match &meta.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => {
                span.get_or_insert(text.span());
                lines.extend(text.value().lines().map(|line| line.trim_end().to_owned()));
                if text.value().is_empty() {
                    lines.push(String::new());
                }
            }
            // `#[doc = include_str!("…")]` cannot be joined with anything, so it counts only alone.
            other if lines.is_empty() => return Some(other.clone()),
            _ => {}
        }
    }
    let text = lines
        .iter()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n");
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Some(literal(text, span.unwrap_or_else(Span::call_site)))
}

/// A text as an expression.
pub(crate) fn literal(text: &str, span: Span) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit: Lit::Str(LitStr::new(text, span)) })
}

/// The tokens of an attribute of ours: nothing for `#[field]`, the part between the parentheses for `#[field(…)]`.
pub(crate) fn argument_tokens(attribute: &Attribute, faults: &mut Faults) -> TokenStream {
    match &attribute.meta {
        Meta::Path(_) => TokenStream::new(),
        Meta::List(list) => list.tokens.clone(),
        Meta::NameValue(meta) => {
            let name = attribute.path().segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            faults.over(meta, format!("expected `#[{name}(…)]`"));
            TokenStream::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use syn::parse_quote;

    fn text(attributes: &[Attribute]) -> Option<String> {
        match description(attributes)? {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        }
    }

    #[test]
    fn lines_are_joined_and_blank_edges_dropped() {
        let attributes: Vec<Attribute> = parse_quote! {
            #[doc = ""]
            #[doc = " One item."]
            #[doc = ""]
            #[doc = "  - indented"]
            #[serde(deny_unknown_fields)]
            #[doc = " "]
        };
        assert_eq!(text(&attributes).as_deref(), Some("One item.\n\n - indented"));
        assert_eq!(text(&[]), None);
    }
}
