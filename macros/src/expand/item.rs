//! The user's item with serde's derives, and what serde must be told of our options.
//!
//! In: a checked model. Out: the item and the functions that its attributes name.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::visit::{self, Visit};
use syn::{Generics, Ident, LitStr, Type, parse_quote};

use crate::attr::model::{fields_mut, without_serde};
use crate::expand::{default, deserialize, serde};
use crate::model::schema::{Absence, Default, Field, Model, SerdeKey};

/// The item itself.
pub(crate) fn item(model: &Model) -> TokenStream {
    let private = model.runtime.private();
    let path = private.to_string().replace(' ', "");
    let mut item = model.item.clone();
    for (place, field) in fields_mut(&mut item).into_iter().zip(model.fields()) {
        let keys = field.serde.iter().map(|key| serde_key(key, field, model, &path));
        place.attrs.extend(keys.map(|key| parse_quote!(#[serde(#key)])));
    }
    let derived = deserialize::derived(model);
    let attributes = match (derived.serialize, derived.deserialize) {
        (true, true) => serde::attributes(model),
        (true, false) => {
            let serde = text(&format!("{path}::serde"));
            quote!(#[derive(#private::serde::Serialize)] #[serde(crate = #serde)])
        }
        _ => return without_serde(item).into_token_stream(),
    };
    quote! {
        #attributes
        #item
    }
}

/// The functions that serde calls for absent fields; nothing where no field needs one.
pub(crate) fn default_functions(model: &Model) -> Option<TokenStream> {
    let functions: Vec<TokenStream> = model
        .fields()
        .into_iter()
        .filter_map(|field| default_function(field, &model.item.generics))
        .collect();
    if functions.is_empty() {
        return None;
    }
    let ident = &model.item.ident;
    let (impl_generics, type_generics, where_clause) = model.item.generics.split_for_impl();
    Some(quote! {
        #[allow(non_snake_case)]
        impl #impl_generics #ident #type_generics #where_clause {
            #(#functions)*
        }
    })
}

/// The name of the function that gives a field's default.
pub(crate) fn default_name(field: &Field) -> Ident {
    format_ident!("__ferrapi_default_{}", field.id)
}

/// The type parameters that a type mentions.
pub(crate) fn mentioned<'a>(type_: &Type, generics: &'a Generics) -> Vec<&'a Ident> {
    struct Words(Vec<Ident>);
    impl<'ast> Visit<'ast> for Words {
        fn visit_ident(&mut self, ident: &'ast Ident) {
            self.0.push(ident.clone());
        }
    }
    let mut words = Words(Vec::new());
    visit::visit_type(&mut words, type_);
    generics.type_params().map(|parameter| &parameter.ident).filter(|ident| words.0.contains(ident)).collect()
}

fn serde_key(key: &SerdeKey, field: &Field, model: &Model, private: &str) -> TokenStream {
    let generics = &model.item.generics;
    match key {
        SerdeKey::Rename(name, output) if name == output => quote!(rename = #name),
        SerdeKey::Rename(name, output) => quote!(rename(deserialize = #name, serialize = #output)),
        SerdeKey::Exclude => quote!(skip_serializing),
        SerdeKey::Flatten => quote!(flatten),
        SerdeKey::SkipAbsent => {
            let path = text(&format!("{private}::Maybe::is_absent"));
            quote!(skip_serializing_if = #path)
        }
        // serde would ask `T: Default` for any field that mentions `T`.
        SerdeKey::Default if mentioned(&field.type_, generics).is_empty() => quote!(default),
        SerdeKey::Default | SerdeKey::DefaultFunction => {
            let ident = &model.item.ident;
            let (_, type_generics, _) = generics.split_for_impl();
            let turbofish = type_generics.as_turbofish();
            let function = default_name(field);
            let path = text(&quote!(#ident #turbofish::#function).to_string().replace(' ', ""));
            quote!(default = #path)
        }
        SerdeKey::Present => {
            let path = text(&format!("{private}::present"));
            let bounds: Vec<String> = mentioned(&field.type_, generics)
                .iter()
                .map(|parameter| format!("{parameter}: {private}::serde::Deserialize<'de>"))
                .collect();
            if bounds.is_empty() {
                return quote!(deserialize_with = #path);
            }
            // serde infers no bound for what another function reads.
            let bounds = text(&bounds.join(", "));
            quote!(deserialize_with = #path, bound(deserialize = #bounds))
        }
    }
}

fn default_function(field: &Field, generics: &Generics) -> Option<TokenStream> {
    let type_ = &field.type_;
    let added = |key: &SerdeKey| matches!(key, SerdeKey::Default);
    let value = match &field.absence {
        Absence::Default(Default::Value(value)) => default::value(value),
        Absence::Default(Default::Trait)
            if field.serde.iter().any(added) && !mentioned(type_, generics).is_empty() =>
        {
            quote!(<#type_ as __ferrapi::Default>::default())
        }
        _ => return None,
    };
    let name = default_name(field);
    Some(quote! {
        #[doc(hidden)]
        fn #name() -> #type_ {
            #value
        }
    })
}

fn text(value: &str) -> LitStr {
    LitStr::new(value, Span::call_site())
}
