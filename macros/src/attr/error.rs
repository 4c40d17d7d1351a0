//! `#[derive(ApiError)]`: an enum or struct with `#[error(…)]` and `#[from]` → [`RawError`].
//!
//! In: the item. Out: options as typed, case by case. What they mean is decided in `check::error`.

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Expr, Field, Fields, Ident, LitStr, Token};

use crate::attr::docs::argument_tokens;
use crate::attr::options::{Options, comma_separated, leading_text};
use crate::diag::Faults;

/// An enum or struct of errors as it was typed.
#[derive(Debug)]
pub(crate) struct RawError {
    /// The item itself.
    pub(crate) item: DeriveInput,
    /// The variants, or the struct itself.
    pub(crate) cases: Vec<RawCase>,
}

/// One variant, or the whole struct.
#[derive(Debug)]
pub(crate) struct RawCase {
    /// The variant; nothing for a struct.
    pub(crate) variant: Option<Ident>,
    /// Where to report what is missing.
    pub(crate) span: Span,
    /// `#[error(…)]`, if there is one.
    pub(crate) options: Option<RawAnswer>,
    /// What it holds.
    pub(crate) fields: Vec<Field>,
    /// Where `#[from]` stands, if a field has it.
    pub(crate) from: Option<Span>,
}

/// The options of `#[error(…)]` as they were typed.
#[derive(Debug)]
pub(crate) struct RawAnswer {
    /// The attribute's name.
    pub(crate) span: Span,
    /// `status = 404`.
    pub(crate) status: Option<Expr>,
    /// `detail = "…"`.
    pub(crate) detail: Option<LitStr>,
    /// `headers("name" = "value")`.
    pub(crate) headers: Vec<RawHeader>,
    /// `transparent`.
    pub(crate) transparent: Option<Span>,
    /// Some option could not be read: what is missing may stand in it.
    pub(crate) broken: bool,
}

/// `"name" = "value"`.
#[derive(Debug)]
pub(crate) struct RawHeader {
    pub(crate) name: LitStr,
    pub(crate) value: LitStr,
}

impl Parse for RawHeader {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let form = "a header field is a name and a value: write `\"retry-after\" = \"60\"`";
        let name = input.parse().map_err(|error| syn::Error::new(error.span(), form))?;
        input.parse::<Token![=]>().map_err(|error| syn::Error::new(error.span(), form))?;
        let value = input.parse().map_err(|error| syn::Error::new(error.span(), form))?;
        Ok(Self { name, value })
    }
}

impl RawError {
    /// Reads the item; a union has no case.
    pub(crate) fn read(item: DeriveInput, faults: &mut Faults) -> Self {
        let cases = match &item.data {
            Data::Struct(data) => vec![RawCase::read(None, &item.ident, &item.attrs, &data.fields, faults)],
            Data::Enum(data) => {
                if let Some(misplaced) =
                    item.attrs.iter().find(|attribute| attribute.path().is_ident("error"))
                {
                    faults.over(misplaced, "`#[error]` belongs to each variant: move it there");
                }
                let variants = data.variants.iter();
                variants
                    .map(|variant| {
                        let name = Some(variant.ident.clone());
                        RawCase::read(name, &variant.ident, &variant.attrs, &variant.fields, faults)
                    })
                    .collect()
            }
            Data::Union(_) => {
                faults.at(item.ident.span(), "a union does not know which error it holds: write an enum");
                Vec::new()
            }
        };
        Self { item, cases }
    }
}

impl RawCase {
    fn read(
        variant: Option<Ident>,
        name: &Ident,
        attributes: &[Attribute],
        fields: &Fields,
        faults: &mut Faults,
    ) -> Self {
        let mut ours = attributes.iter().filter(|attribute| attribute.path().is_ident("error"));
        let options = ours.next().map(|attribute| RawAnswer::read(attribute, faults));
        for second in ours {
            faults.over(second, "`#[error]` is given twice: put all keys into one");
        }
        let fields: Vec<Field> = fields.iter().cloned().collect();
        let mut from = None;
        for field in &fields {
            let Some(attribute) = field.attrs.iter().find(|attribute| attribute.path().is_ident("from"))
            else {
                continue;
            };
            match from {
                None => from = Some(attribute.path().span()),
                Some(_) => faults.over(attribute, "`#[from]` is given twice: one value makes the error"),
            }
        }
        Self { variant, span: name.span(), options, fields, from }
    }
}

impl RawAnswer {
    fn read(attribute: &Attribute, faults: &mut Faults) -> Self {
        let tokens = argument_tokens(attribute, faults);
        if let Some(text) = leading_text(&tokens) {
            let detail = text.token();
            let message =
                format!("an error has a status, too: write `#[error(status = 404, detail = {detail})]`");
            faults.over(&text, message);
            let span = attribute.path().span();
            return Self {
                span,
                status: None,
                detail: None,
                headers: Vec::new(),
                transparent: None,
                broken: true,
            };
        }
        let mut options = Options::parse(tokens, faults);
        let status = options.expr("status", "status = 404", faults).map(|(_, status)| status);
        let detail = options.literal("detail", faults);
        let headers = options
            .list("headers", "headers(\"retry-after\" = \"60\")", faults)
            .map(|(_, tokens): (Span, TokenStream)| comma_separated(tokens, faults))
            .unwrap_or_default();
        let transparent = options.flag("transparent", faults).and_then(|(span, on)| on.then_some(span));
        let broken = options.is_broken() || options.has_unknown();
        options.finish("#[error]", faults);
        Self { span: attribute.path().span(), status, detail, headers, transparent, broken }
    }
}
