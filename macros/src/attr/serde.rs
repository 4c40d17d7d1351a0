//! serde's own attributes, read with serde's own reader.
//!
//! In: the item. Out: serde's view of it, and what serde refuses, in its own words: with a fault `serde_derive` is
//! not called, which would say the same.

use proc_macro2::Span;
use serde_derive_internals::ast::Container;
use serde_derive_internals::{Ctxt, Derive};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, DeriveInput, Ident, Meta, Path, Token, parse_quote};

/// What serde makes of the item, and what it refuses.
pub(crate) fn read(item: &DeriveInput) -> (Option<Container<'_>>, syn::Result<()>) {
    let context = Ctxt::new();
    let private = Ident::new("__private", Span::call_site());
    let container = Container::from_ast(&context, item, Derive::Deserialize, &private);
    (container, context.check())
}

/// Where `#[serde(key …)]` stands among the attributes.
pub(crate) fn find(attributes: &[Attribute], key: &str) -> Option<Span> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("serde"))
        .filter_map(|attribute| {
            attribute.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).ok()
        })
        .flatten()
        .find(|meta| meta.path().is_ident(key))
        .map(|meta| meta.path().span())
}

/// The derives that `#[model]` adds itself and that the user wrote as well.
pub(crate) fn own_derives(attributes: &[Attribute]) -> Vec<Path> {
    attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("derive"))
        .filter_map(|attribute| {
            attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated).ok()
        })
        .flatten()
        .filter(is_of_serde)
        .collect()
}

/// Takes the derives that `#[model]` adds itself off an item.
pub(crate) fn remove_own_derives(attributes: &mut Vec<Attribute>) {
    attributes.retain_mut(|attribute| {
        if !attribute.path().is_ident("derive") {
            return true;
        }
        let Ok(paths) = attribute.parse_args_with(Punctuated::<Path, Token![,]>::parse_terminated) else {
            return true;
        };
        let kept: Vec<Path> = paths.into_iter().filter(|path| !is_of_serde(path)).collect();
        attribute.meta = parse_quote!(derive(#(#kept),*));
        !kept.is_empty()
    });
}

/// `Serialize`, `serde::Serialize`, `schemars::JsonSchema` …, but not `rkyv::Serialize`.
fn is_of_serde(path: &Path) -> bool {
    let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match segments.as_slice() {
        [.., krate, name] => matches!(
            (*krate, *name),
            ("serde" | "serde_derive", "Serialize" | "Deserialize") | ("schemars", "JsonSchema")
        ),
        [name] => matches!(*name, "Serialize" | "Deserialize" | "JsonSchema"),
        [] => false,
    }
}
