//! `#[query(…)]`, `#[header(…)]`, `#[depends(f)]` and their like on an argument → what was written.
//!
//! Which key makes sense at which place is not judged here.

use proc_macro2::{Span, TokenStream};
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprPath, Ident, LitStr, Meta};

use crate::attr::constraint::RawConstraints;
use crate::attr::docs::Docs;
use crate::attr::field::{take_check, take_default_factory};
use crate::attr::named::RawNamed;
use crate::attr::options::{Options, RawOption, RawValue};
use crate::diag::Faults;

/// The places a value can be read from by an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
    Body,
    Form,
    File,
}

impl Place {
    const ALL: [Self; 7] =
        [Self::Path, Self::Query, Self::Header, Self::Cookie, Self::Body, Self::Form, Self::File];

    /// The attribute's name.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Body => "body",
            Self::Form => "form",
            Self::File => "file",
        }
    }

    /// What `Probe` calls the place.
    pub(crate) fn constant(self) -> Ident {
        Ident::new(&self.word().to_uppercase(), Span::mixed_site())
    }
}

/// An attribute on an argument that says where it comes from.
#[derive(Debug)]
pub(crate) struct RawPlace {
    /// The attribute's name, for messages.
    pub(crate) span: Span,
    /// The attribute as the user knows it: `#[query]`.
    pub(crate) shown: String,
    /// What it says.
    pub(crate) kind: RawPlaceKind,
}

/// What an attribute on an argument says.
#[derive(Debug)]
pub(crate) enum RawPlaceKind {
    /// `#[query(…)]`.
    Value(Place, Box<RawArgumentOptions>),
    /// `#[depends(f)]`.
    Depends(RawNamed),
    /// `#[fixed]`.
    Fixed,
    /// It could not be read; a fault says so.
    Broken,
}

/// The keys of an attribute on an argument.
#[derive(Debug)]
pub(crate) struct RawArgumentOptions {
    pub(crate) alias: Option<LitStr>,
    pub(crate) default: Option<RawDefault>,
    pub(crate) docs: Docs,
    pub(crate) embed: bool,
    pub(crate) convert_underscores: bool,
    pub(crate) constraints: RawConstraints,
    /// `check = path`.
    pub(crate) check: Option<ExprPath>,
}

/// `default` or `default = value`.
#[derive(Debug)]
pub(crate) struct RawDefault {
    /// The key, for messages.
    pub(crate) span: Span,
    /// The value; without it the type's own default.
    pub(crate) value: Option<Expr>,
}

impl RawPlace {
    /// Reads one of our attributes; `None` if it is somebody else's.
    pub(crate) fn read(attribute: &Attribute, faults: &mut Faults) -> Option<Self> {
        let name = attribute.path().get_ident()?;
        let shown = format!("#[{name}]");
        let kind = if name == "depends" {
            RawNamed::of_argument(attribute, faults).map_or(RawPlaceKind::Broken, RawPlaceKind::Depends)
        } else if name == "fixed" {
            if let Meta::List(_) | Meta::NameValue(_) = attribute.meta {
                faults.over(
                    &attribute.meta,
                    "`#[fixed]` takes no keys: its value is given where the dependency is named",
                );
            }
            RawPlaceKind::Fixed
        } else {
            let place = Place::ALL.into_iter().find(|place| name == place.word())?;
            match tokens(attribute, &shown, faults) {
                Some(tokens) => RawPlaceKind::Value(place, Box::new(options(place, &shown, tokens, faults))),
                None => RawPlaceKind::Broken,
            }
        };
        Some(Self { span: name.span(), shown, kind })
    }
}

fn tokens(attribute: &Attribute, shown: &str, faults: &mut Faults) -> Option<TokenStream> {
    match &attribute.meta {
        Meta::Path(_) => Some(TokenStream::new()),
        Meta::List(list) => {
            if let Ok(text) = syn::parse2::<LitStr>(list.tokens.clone()) {
                let name = shown.trim_matches(['#', '[', ']']);
                let alias = text.token();
                faults.over(&text, format!("`{shown}` takes keys: write `#[{name}(alias = {alias})]`"));
                return None;
            }
            Some(list.tokens.clone())
        }
        Meta::NameValue(meta) => {
            let name = shown.trim_matches(['#', '[', ']']);
            faults.at(meta.value.span(), format!("`{shown}` takes keys: write `#[{name}(alias = \"…\")]`"));
            None
        }
    }
}

fn options(place: Place, shown: &str, tokens: TokenStream, faults: &mut Faults) -> RawArgumentOptions {
    let mut options = Options::parse(tokens, faults);
    let alias = options.literal("alias", faults);
    let mut default = default(&mut options, faults);
    let made = take_default_factory(&mut options, default.is_some(), faults);
    let mut docs = docs(&mut options, faults);
    // Of a file there is none to write down.
    if place != Place::File {
        let examples = options.expr(
            "openapi_examples",
            "openapi_examples = json!({ \"name\": { \"value\": 1 } })",
            faults,
        );
        docs.openapi_examples = examples.map(|(_, examples)| examples);
    }
    if let Some((span, value)) = made {
        default = Some(RawDefault { span, value: Some(value) });
        docs.made_default = true;
    }
    let raw = RawArgumentOptions {
        alias,
        default,
        docs,
        embed: place == Place::Body && options.flag("embed", faults).is_some_and(|(_, on)| on),
        convert_underscores: place != Place::Header
            || options.flag("convert_underscores", faults).is_none_or(|(_, on)| on),
        constraints: RawConstraints::take(&mut options),
        check: if place == Place::File { None } else { take_check(&mut options, faults) },
    };
    options.finish(shown, faults);
    raw
}

fn default(options: &mut Options, faults: &mut Faults) -> Option<RawDefault> {
    let RawOption { key, value } = options.take("default")?;
    let span = key.span();
    match value {
        RawValue::Flag => Some(RawDefault { span, value: None }),
        RawValue::Expr(value) => Some(RawDefault { span, value: Some(value) }),
        RawValue::List(span, _) => {
            faults.at(span, "`default` takes a value: write `default = …`, or `default` for the type's own");
            None
        }
    }
}

fn docs(options: &mut Options, faults: &mut Faults) -> Docs {
    let mut docs = Docs::default();
    docs.take_texts(options, faults);
    docs.take_flags(options, faults);
    docs
}
