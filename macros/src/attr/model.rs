//! `#[model(…)]` and the item below it → [`RawModel`].
//!
//! In: the attribute's tokens and the item. Out: options as typed, container and fields. serde's attributes stay
//! on the item; `attr::serde` reads them.

use proc_macro2::{Span, TokenStream};
use syn::parse::{Parse, ParseStream};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Data, DeriveInput, Expr, ExprLit, ExprPath, Ident, Lifetime, Lit, LitStr, Token, TypeReference,
};

use crate::attr::docs::{Docs, argument_tokens};
use crate::attr::field::{RawField, is_ours, take_check};
use crate::attr::options::{Options, RawValue, comma_separated, quoted};
use crate::attr::serde;
use crate::diag::Faults;
use crate::runtime::Runtime;

/// A model as it was typed.
#[derive(Debug)]
pub(crate) struct RawModel {
    /// The item without our attributes.
    pub(crate) item: DeriveInput,
    /// How to name the runtime.
    pub(crate) runtime: Runtime,
    /// `strict`.
    pub(crate) strict: bool,
    /// `integer`, when switched on: an enum's discriminants are on the wire.
    pub(crate) integer: Option<Span>,
    /// `literal`, when switched on: an enum is Python's `Literal`.
    pub(crate) literal: Option<Span>,
    /// `check = path`.
    pub(crate) check: Option<ExprPath>,
    /// `name = "…"`: the schema's.
    pub(crate) name: Option<LitStr>,
    /// `extra = "forbid"`: what happens to keys that are no field.
    pub(crate) extra: Option<LitStr>,
    /// `discriminator = "kind"`.
    pub(crate) discriminator: Option<LitStr>,
    /// `computed(double, area = path)`.
    pub(crate) computed: Vec<RawComputed>,
    /// `patch` or `patch = "ItemUpdate"`, with the key's span.
    pub(crate) patch: Option<(Span, Option<LitStr>)>,
    /// Doc comment, `title`, `description`, `example`, `examples`.
    pub(crate) docs: Docs,
    /// All fields in order of declaration, of all variants one after the other.
    pub(crate) fields: Vec<RawField>,
}

impl RawModel {
    /// Reads the attribute and the item, and takes our attributes off its fields.
    pub(crate) fn read(attribute: TokenStream, mut item: DeriveInput, faults: &mut Faults) -> Self {
        let mut options = Options::parse(attribute, faults);
        let others = item.attrs.extract_if(.., |attribute| {
            let path = attribute.path();
            let ours = path.segments.len() == 1
                || path.segments.first().is_some_and(|first| first.ident == "ferrapi");
            ours && path.segments.last().is_some_and(|last| last.ident == "model")
        });
        others.for_each(|other| {
            let keys = "a type has one `#[model]`: write all keys into it, `#[model(strict, name = \"…\")]`";
            faults.over(other, keys);
        });
        let mut docs = Docs::of(&item.attrs);
        let runtime = options.runtime(faults);
        let strict = options.flag("strict", faults).is_some_and(|(_, strict)| strict);
        let mut switched = |key| options.flag(key, faults).and_then(|(span, on)| on.then_some(span));
        let (integer, literal) = (switched("integer"), switched("literal"));
        let check = take_check(&mut options, faults);
        let name = options.literal("name", faults);
        let extra = options.literal("extra", faults);
        let discriminator = options.literal("discriminator", faults);
        let computed = options.list("computed", "computed(name, other = Self::function)", faults);
        let computed = computed.map(|(_, tokens)| comma_separated(tokens, faults)).unwrap_or_default();
        let patch = take_patch(&mut options, faults);
        docs.take_texts(&mut options, faults);
        options.finish("#[model]", faults);
        let mut fields = Vec::new();
        for misplaced in item.attrs.extract_if(.., |attribute| is_ours(attribute)) {
            let message = format!(
                "`#[field]` stands before a field or a value, inside the type: write `struct {}(#[field(…)] …)` or `{{ #[field(…)] name: … }}`",
                item.ident
            );
            faults.over(misplaced.path(), message);
        }
        refuse_variants(&mut item, faults);
        for field in fields_mut(&mut item) {
            fields.push(RawField::read(&field.attrs, faults));
            field.attrs.retain(|attribute| !is_ours(attribute));
        }
        Self {
            item,
            runtime,
            strict,
            integer,
            literal,
            check,
            name,
            extra,
            discriminator,
            computed,
            patch,
            docs,
            fields,
        }
    }
}

/// A field that is not held but computed for every answer.
#[derive(Debug)]
pub(crate) struct RawComputed {
    /// Its Rust name.
    pub(crate) ident: Ident,
    /// The function; without it the method of that name.
    pub(crate) function: Option<ExprPath>,
}

impl Parse for RawComputed {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if let Ok(text) = input.fork().parse::<LitStr>() {
            return Err(quoted(&text));
        }
        let ident = input.parse()?;
        let function = input.parse::<Option<Token![=]>>()?.map(|_| input.parse()).transpose()?;
        Ok(Self { ident, function })
    }
}

/// Names of variants in another language: `Red = "red"`, and `#[field(alias = "red")]` before one. They are taken off, so that
/// nothing else is said of them.
fn refuse_variants(item: &mut DeriveInput, faults: &mut Faults) {
    let Data::Enum(data) = &mut item.data else { return };
    for variant in &mut data.variants {
        if let Some((_, Expr::Lit(ExprLit { lit: Lit::Str(text), .. }))) = &variant.discriminant {
            let (text, name) = (text.token(), &variant.ident);
            let message =
                format!("the name of a variant is serde's: write `#[serde(rename = {text})] {name}`");
            faults.over(&text, message);
            variant.discriminant = None;
        }
        for attribute in variant.attrs.extract_if(.., |attribute| is_ours(attribute)) {
            let mut options = Options::parse(argument_tokens(&attribute, faults), faults);
            let alias = ["alias", "rename", "name"].into_iter().find_map(|key| options.take_unasked(key));
            let text = match alias.map(|alias| alias.value) {
                Some(RawValue::Expr(Expr::Lit(ExprLit { lit: Lit::Str(text), .. }))) => {
                    text.token().to_string()
                }
                _ => "\"…\"".to_owned(),
            };
            let message = format!(
                "`#[field]` stands on a field: a variant has its name from `#[serde(rename = {text})]`, and its words from the doc comment"
            );
            faults.over(attribute.path(), message);
        }
    }
}

/// Takes `patch` or `patch = "Name"`.
fn take_patch(options: &mut Options, faults: &mut Faults) -> Option<(Span, Option<LitStr>)> {
    let option = options.take("patch")?;
    let span = option.key.span();
    match option.value {
        RawValue::Flag => Some((span, None)),
        RawValue::Expr(Expr::Lit(ExprLit { lit: Lit::Str(name), .. })) => Some((span, Some(name))),
        RawValue::Expr(_) | RawValue::List(..) => {
            faults.at(span, "`patch` may take a name: write `patch` or `patch = \"ItemUpdate\"`");
            None
        }
    }
}

/// All fields in order of declaration, of all variants one after the other.
pub(crate) fn fields_mut(item: &mut DeriveInput) -> Vec<&mut syn::Field> {
    match &mut item.data {
        Data::Struct(data) => data.fields.iter_mut().collect(),
        Data::Enum(data) => data.variants.iter_mut().flat_map(|variant| variant.fields.iter_mut()).collect(),
        Data::Union(data) => data.fields.named.iter_mut().collect(),
    }
}

/// The item without serde's attributes and derives too: the stub has the impls, and nobody would know the attributes.
pub(crate) fn without_serde(mut item: DeriveInput) -> DeriveInput {
    let strip = |attributes: &mut Vec<Attribute>| {
        attributes.retain(|attribute| !attribute.path().is_ident("serde"));
    };
    strip(&mut item.attrs);
    serde::remove_own_derives(&mut item.attrs);
    if let Data::Enum(data) = &mut item.data {
        data.variants.iter_mut().for_each(|variant| strip(&mut variant.attrs));
    }
    for field in fields_mut(&mut item) {
        strip(&mut field.attrs);
        // A field that borrows is a fault already; that its lifetime is missing would be a second one.
        Lasting.visit_type_mut(&mut field.ty);
    }
    item
}

/// Gives references without a lifetime the longest.
struct Lasting;

impl VisitMut for Lasting {
    fn visit_type_reference_mut(&mut self, node: &mut TypeReference) {
        node.lifetime.get_or_insert_with(|| Lifetime::new("'static", node.and_token.span));
        visit_mut::visit_type_reference_mut(self, node);
    }
}
