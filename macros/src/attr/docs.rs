//! What a person wrote about a type, a field or an argument: doc comments and the keys that say the same.
//!
//! In: an item's attributes and options. Out: [`Docs`]. There is nothing to check in them, so the raw form is the
//! final one.

use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprLit, Lit, LitStr, Meta};

use crate::attr::comment::{is_doc, text};
use crate::attr::options::{Options, RawValue, comma_separated};
use crate::diag::Faults;

/// What a person wrote. Texts are literals or constants such as `include_str!("…")`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Docs {
    /// `title = "…"`.
    pub(crate) title: Option<Expr>,
    /// `description = "…"`, or the doc comment.
    pub(crate) description: Option<Expr>,
    /// `example = …` or `examples(…)`.
    pub(crate) examples: Vec<Expr>,
    /// `openapi_examples = json!(…)`: named examples beside the schema.
    pub(crate) openapi_examples: Option<Expr>,
    /// `schema_extra = json!(…)`: further keys of the schema.
    pub(crate) extra: Option<Expr>,
    /// `deprecated`, or Rust's own `#[deprecated]`.
    pub(crate) deprecated: bool,
    /// `hidden`: kept out of the document.
    pub(crate) hidden: bool,
    /// `default_factory = …`: the document has no default.
    pub(crate) made_default: bool,
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
        let extra = options.expr("schema_extra", "schema_extra = json!({ \"key\": 1 })", faults);
        self.extra = extra.map(|(_, value)| value);
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

/// The doc comment as one text.
pub(crate) fn description(attributes: &[Attribute]) -> Option<Expr> {
    let text = text(attributes);
    let span = attributes.iter().find(|attribute| is_doc(attribute))?.span();
    (!text.is_empty()).then(|| literal(&text, span))
}

/// A text as an expression.
fn literal(text: &str, span: Span) -> Expr {
    Expr::Lit(ExprLit { attrs: Vec::new(), lit: Lit::Str(LitStr::new(text, span)) })
}

/// The tokens of an attribute of ours: nothing for `#[field]`, the part between the parentheses for `#[field(…)]`.
pub(crate) fn argument_tokens(attribute: &Attribute, faults: &mut Faults) -> TokenStream {
    match &attribute.meta {
        Meta::Path(_) => TokenStream::new(),
        Meta::List(list) => list.tokens.clone(),
        Meta::NameValue(meta) => {
            let name =
                attribute.path().segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            faults.over(meta, format!("expected `#[{name}(…)]`"));
            TokenStream::new()
        }
    }
}
