//! One field: its row in the table, its rules and its hot check.
//!
//! In: a checked [`Field`]. Out: tokens inside the block where `__ferrapi` is the private door.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{ExprPath, Generics, Ident};

use crate::expand::names::at;
use crate::expand::{constraint, docs, item};
use crate::model::schema::{Absence, Default, Field};

/// The const that holds a field's constraints, if it has any.
pub(crate) fn rules_const(field: &Field) -> Option<TokenStream> {
    if field.constraints.is_empty() {
        return None;
    }
    let name = rules_name(field);
    let rules = constraint::rules(&field.constraints);
    Some(quote!(const #name: __ferrapi::Rules = #rules;))
}

/// How a table names a field's rules.
pub(crate) fn rules(field: &Field) -> TokenStream {
    if field.constraints.is_empty() {
        return quote!(&__ferrapi::Rules::NONE);
    }
    let name = rules_name(field);
    quote!(&#name)
}

/// What the tables know of a field's type.
pub(crate) fn type_spec(field: &Field) -> TokenStream {
    let type_ = &field.type_;
    if field.typed { quote!(__ferrapi::Probe::<#type_>::TYPE) } else { quote!(__ferrapi::opaque_type()) }
}

/// The row of a named field.
pub(crate) fn row(field: &Field, generics: &Generics) -> TokenStream {
    let mut entries = Vec::new();
    let Field { ident, name, output, aliases, .. } = field;
    if name != ident {
        entries.push(quote!(name: #name));
    }
    if output != ident {
        entries.push(quote!(output: #output));
    }
    if !aliases.is_empty() {
        entries.push(quote!(aliases: &[#(#aliases),*]));
    }
    if !field.typed {
        entries.push(quote!(type_: __ferrapi::None));
    }
    let mut calls = Vec::new();
    if !field.constraints.is_empty() {
        let rules = rules(field);
        calls.push(quote!(under(#rules)));
    }
    match &field.absence {
        Absence::ByType => {}
        Absence::Error => entries.push(quote!(required: true)),
        Absence::Default(default) => {
            if field.shown && item::mentioned(&field.type_, generics).is_empty() {
                let value = default_value(default, field);
                calls.push(quote!(or(|| __ferrapi::to_value(&#value))));
            } else {
                entries.push(quote!(required: false));
            }
        }
    }
    if field.flatten {
        entries.push(quote!(flatten: true));
    }
    if !field.read {
        entries.push(quote!(read: false));
    }
    if !field.written {
        entries.push(quote!(written: false));
    }
    if let Some(description) = docs::only_description(&field.docs) {
        calls.push(quote!(described(#description)));
    } else if let Some(docs) = docs::written(&field.docs) {
        entries.push(quote!(docs: #docs));
    }
    if let Some(check) = &field.check {
        let check = if field.maybe { run_maybe(&field.type_, check) } else { run_check(&field.type_, check) };
        entries.push(quote!(check: #check));
    }
    let type_ = type_spec(field);
    let plain = quote!(__ferrapi::field(#ident, #type_) #(.#calls)*);
    if entries.is_empty() {
        return plain;
    }
    quote!(__ferrapi::FieldSpec { #(#entries,)* ..#plain })
}

/// A custom check for a table.
pub(crate) fn run_check(type_: impl ToTokens, check: &ExprPath) -> TokenStream {
    let called = called(check);
    quote!(__ferrapi::Some(|value| __ferrapi::run_check::<#type_, _>(value, #called)))
}

/// A custom check in the hot pass.
pub(crate) fn passes(check: &ExprPath, value: &TokenStream) -> TokenStream {
    let called = called(check);
    quote!(__ferrapi::passes(#value, #called))
}

/// The function as both passes call it. The closure lets it take what its argument derefs to: `&str` for `String`.
fn called(check: &ExprPath) -> TokenStream {
    let span = at(check.span());
    quote_spanned!(span=> |value| #check(value))
}

/// The same for a field of a patch: what is absent is not checked.
fn run_maybe(type_: impl ToTokens, check: &ExprPath) -> TokenStream {
    let called = called(check);
    let checked = quote!(__ferrapi::Maybe::checked(value, #called));
    quote!(__ferrapi::Some(|value| __ferrapi::run_check::<#type_, _>(value, |value| #checked)))
}

/// The hot checks of one field; `value` is a reference to it. Empty where nothing can be wrong.
pub(crate) fn checks(field: &Field, value: &TokenStream) -> Vec<TokenStream> {
    if !field.read || !field.typed {
        return Vec::new();
    }
    let type_ = &field.type_;
    // The type is named so that a missing contract is reported at the user's own token.
    let own = if field.constraints.is_empty() {
        quote!(<#type_ as __ferrapi::Data>::conforms(#value))
    } else {
        let rules = rules(field);
        quote!(<#type_ as __ferrapi::Data>::check_field(#value, #rules))
    };
    let custom = field.check.as_ref().map(|check| {
        if field.maybe {
            let called = called(check);
            quote!(__ferrapi::passes(#value, |value| __ferrapi::Maybe::checked(value, #called)))
        } else {
            passes(check, value)
        }
    });
    std::iter::once(own).chain(custom).collect()
}

fn default_value(default: &Default, field: &Field) -> TokenStream {
    let Field { type_, member, .. } = field;
    match default {
        Default::Trait => {
            quote_spanned!(at(type_.span())=> <#type_ as __ferrapi::Default>::default())
        }
        Default::Path(path) => quote!(#path()),
        Default::Value(_) => {
            let function = item::default_name(field);
            quote!(Self::#function())
        }
        Default::OfStruct => quote!(<Self as __ferrapi::Default>::default().#member),
        Default::OfStructPath(path) => quote!(#path().#member),
    }
}

fn rules_name(field: &Field) -> Ident {
    format_ident!("RULES_{}", field.id.to_ascii_uppercase())
}
