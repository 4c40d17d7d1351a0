//! What a person wrote → a `Docs` value.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Expr;

use crate::attr::docs::Docs;

/// `Docs { description: Some("…"), ..Docs::NONE }`, or `None` where nothing was written.
pub(crate) fn written(docs: &Docs) -> Option<TokenStream> {
    let Docs { title, description, examples, openapi_examples, extra, deprecated, hidden, made_default } =
        docs;
    if let Some(description) = only_description(docs) {
        return Some(quote!(__ferrapi::Docs::described(#description)));
    }
    let mut entries = Vec::new();
    if let Some(title) = title {
        entries.push(quote!(title: __ferrapi::Some(#title)));
    }
    if let Some(description) = description {
        entries.push(quote!(description: __ferrapi::Some(#description)));
    }
    if !examples.is_empty() {
        let array = quote!(__ferrapi::json_array([#(__ferrapi::to_value(&#examples)),*]));
        entries.push(quote!(examples: __ferrapi::Some(|| #array)));
    }
    if let Some(examples) = openapi_examples {
        entries.push(quote!(openapi_examples: __ferrapi::Some(|| __ferrapi::to_value(&#examples))));
    }
    if let Some(extra) = extra {
        entries.push(quote!(extra: __ferrapi::Some(|| __ferrapi::to_value(&#extra))));
    }
    if *deprecated {
        entries.push(quote!(deprecated: true));
    }
    if *hidden {
        entries.push(quote!(hidden: true));
    }
    if *made_default {
        entries.push(quote!(made_default: true));
    }
    (!entries.is_empty()).then(|| quote!(__ferrapi::Docs { #(#entries,)* ..__ferrapi::Docs::NONE }))
}

/// The description, if nothing else was written.
pub(crate) fn only_description(docs: &Docs) -> Option<&Expr> {
    let Docs { title, description, examples, openapi_examples, extra, deprecated, hidden, made_default } =
        docs;
    let more = title.is_some()
        || !examples.is_empty()
        || openapi_examples.is_some()
        || extra.is_some()
        || *deprecated
        || *hidden
        || *made_default;
    description.as_ref().filter(|_| !more)
}

/// The same, `Docs::NONE` where nothing was written.
pub(crate) fn docs(docs: &Docs) -> TokenStream {
    written(docs).unwrap_or_else(|| quote!(__ferrapi::Docs::NONE))
}
