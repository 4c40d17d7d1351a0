//! Whole macros, from tokens to tokens: what they write, and what they say about mistakes.
//!
//! They stand inside the crate because a proc-macro crate lends its functions to nobody else.

mod dependency_faults;
mod expansion;
mod route_faults;

use proc_macro2::TokenStream;

/// The messages in an expansion, in order.
fn messages(expansion: TokenStream) -> Vec<String> {
    let file: syn::File = syn::parse2(expansion).expect("an expansion is made of items");
    let errors = file.items.iter().filter_map(|item| match item {
        syn::Item::Macro(item) if item.mac.path.segments.last()?.ident == "compile_error" => Some(&item.mac),
        _ => None,
    });
    errors
        .map(|error| error.parse_body::<syn::LitStr>().expect("a compile error holds a text").value())
        .collect()
}

/// The items of an expansion besides the messages.
fn without_messages(expansion: TokenStream) -> Vec<syn::Item> {
    let file: syn::File = syn::parse2(expansion).expect("an expansion is made of items");
    let is_message = |item: &syn::Item| matches!(item, syn::Item::Macro(_));
    file.items.into_iter().filter(|item| !is_message(item)).collect()
}
