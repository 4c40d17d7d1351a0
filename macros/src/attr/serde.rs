//! serde's own attributes, read with serde's own reader.
//!
//! In: the item. Out: serde's view of it. Its faults are dropped here: `serde_derive` reads the same attributes
//! right afterwards and reports them itself.

use proc_macro2::Span;
use serde_derive_internals::ast::Container;
use serde_derive_internals::{Ctxt, Derive};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, DeriveInput, Ident, Meta, Path, Token};

/// What serde makes of the item; `None` for a union.
pub(crate) fn read(item: &DeriveInput) -> Option<Container<'_>> {
    let context = Ctxt::new();
    let private = Ident::new("__private", Span::call_site());
    let container = Container::from_ast(&context, item, Derive::Deserialize, &private);
    drop(context.check());
    container
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

/// The last words of [`own_derives`].
pub(crate) fn own_derive_names(attributes: &[Attribute]) -> Vec<String> {
    let paths = own_derives(attributes).into_iter();
    paths.filter_map(|path| Some(path.segments.last()?.ident.to_string())).collect()
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
