//! `#[field(…)]` on a field of a model → [`RawField`].
//!
//! In: the attributes of one field. Out: its options as typed. What they mean together, and beside serde's own
//! attributes, is decided in `check::field`.

use proc_macro2::Span;
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, Expr, ExprPath, LitStr, parse_quote_spanned};

use crate::attr::constraint::RawConstraints;
use crate::attr::docs::{Docs, argument_tokens};
use crate::attr::options::{Options, RawValue};
use crate::diag::Faults;

/// The options of one field as they were typed.
#[derive(Debug, Default)]
pub(crate) struct RawField {
    /// `#[field(…)]` itself, if there is one.
    pub(crate) span: Option<Span>,
    /// `ge = …` and its siblings.
    pub(crate) constraints: RawConstraints,
    /// `alias = "…"`.
    pub(crate) alias: Option<LitStr>,
    /// `input_alias = "…"`: only where it is read.
    pub(crate) input_alias: Option<LitStr>,
    /// `output_alias = "…"`: only where it is written.
    pub(crate) output_alias: Option<LitStr>,
    /// `exclude`: it is read and never written.
    pub(crate) exclude: Option<Span>,
    /// `extra`: it holds the keys that are no field.
    pub(crate) extra: Option<Span>,
    /// `default` or `default = …`, with the key's span.
    pub(crate) default: Option<(Span, RawDefault)>,
    /// `required`.
    pub(crate) required: Option<Span>,
    /// `check = path`.
    pub(crate) check: Option<ExprPath>,
    /// Doc comment, `title`, `description`, `example`, `examples`, `deprecated`, `hidden`.
    pub(crate) docs: Docs,
}

/// The value of an absent field.
#[derive(Debug)]
pub(crate) enum RawDefault {
    /// `default`: the type's own.
    Trait,
    /// `default = …`.
    Value(Expr),
}

impl RawField {
    /// Reads a field's attributes.
    pub(crate) fn read(attributes: &[Attribute], faults: &mut Faults) -> Self {
        let mut ours = attributes.iter().filter(|attribute| is_ours(attribute));
        let mut field = Self { docs: Docs::of(attributes), ..Self::default() };
        let Some(attribute) = ours.next() else { return field };
        for second in ours {
            faults.over(second, "`#[field]` is given twice: put all keys into one");
        }
        field.span = Some(attribute.path().span());
        let mut options = Options::parse(argument_tokens(attribute, faults), faults);
        field.constraints = RawConstraints::take(&mut options);
        field.alias = options.literal("alias", faults);
        field.input_alias = options.literal("input_alias", faults);
        field.output_alias = options.literal("output_alias", faults);
        field.exclude = options.flag("exclude", faults).and_then(|(span, on)| on.then_some(span));
        field.extra = options.flag("extra", faults).and_then(|(span, on)| on.then_some(span));
        field.default = options.take("default").and_then(|option| match option.value {
            RawValue::Flag => Some((option.key.span(), RawDefault::Trait)),
            RawValue::Expr(value) => Some((option.key.span(), RawDefault::Value(value))),
            RawValue::List(span, _) => {
                faults.at(span, "`default` takes a value: write `default` or `default = …`");
                None
            }
        });
        if let Some((span, made)) = take_default_factory(&mut options, field.default.is_some(), faults) {
            field.default = Some((span, RawDefault::Value(made)));
            field.docs.made_default = true;
        }
        field.required = options.flag("required", faults).and_then(|(span, on)| on.then_some(span));
        field.check = take_check(&mut options, faults);
        field.docs.take_texts(&mut options, faults);
        field.docs.take_flags(&mut options, faults);
        options.finish("#[field]", faults);
        field
    }
}

impl RawField {
    /// All names that were given, with their keys.
    pub(crate) fn aliases(&self) -> impl Iterator<Item = (&'static str, &LitStr)> {
        let all = [
            ("alias", &self.alias),
            ("input_alias", &self.input_alias),
            ("output_alias", &self.output_alias),
        ];
        all.into_iter().filter_map(|(key, alias)| Some((key, alias.as_ref()?)))
    }
}

/// Takes `check = path`.
pub(crate) fn take_check(options: &mut Options, faults: &mut Faults) -> Option<ExprPath> {
    match options.expr("check", "check = path::to::function", faults)? {
        (_, Expr::Path(path)) => Some(path),
        (_, other) => {
            faults.over(other, "`check` takes the path of a function: write `check = path::to::function`");
            None
        }
    }
}

/// Takes `default_factory = function`, as the call of it.
pub(crate) fn take_default_factory(
    options: &mut Options,
    has_default: bool,
    faults: &mut Faults,
) -> Option<(Span, Expr)> {
    let (key, function) = options.expr("default_factory", "default_factory = path::to::function", faults)?;
    let span = key.span();
    if has_default {
        faults.at(span, "`default` and `default_factory` contradict each other: keep the one that is meant");
        return None;
    }
    if let Expr::Call(call) = &function {
        let name = call.func.to_token_stream();
        faults.over(
            call,
            format!("`default_factory` takes a function, not its value: write `default_factory = {name}`"),
        );
        return None;
    }
    let made = match &function {
        Expr::Path(path) => parse_quote_spanned!(function.span()=> #path()),
        Expr::Closure(closure) if closure.inputs.is_empty() => (*closure.body).clone(),
        other => parse_quote_spanned!(function.span()=> (#other)()),
    };
    Some((span, made))
}

/// Whether this is `#[field]`.
pub(crate) fn is_ours(attribute: &Attribute) -> bool {
    attribute.path().is_ident("field")
}
