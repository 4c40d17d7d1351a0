//! serde's traits where its derive alone will not do: structs that are no arrays, computed fields, unions told by their
//! content.
//!
//! In: a checked model. Out: the attributes of the item, and impls that call the functions which serde's derive makes of
//! `#[serde(remote = "Self")]`.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;
use syn::spanned::Spanned;
use syn::{Generics, WherePredicate, parse_quote};

use crate::expand::names::at;
use crate::model::schema::{Computed, Form, Model, Tagging, Union, Variant};

/// The attributes of the item: what serde derives, and what it is told.
pub(crate) fn attributes(model: &Model) -> TokenStream {
    let private = model.runtime.private();
    let path = format!("{}::serde", private.to_string().replace(' ', ""));
    let mut keys = vec![quote!(crate = #path)];
    if model.forbid_unknown {
        keys.push(quote!(deny_unknown_fields));
    }
    if is_discriminated(model) {
        // Each variant's model writes the discriminator itself.
        return quote! {
            #[derive(#private::serde::Serialize)]
            #[serde(#(#keys,)* untagged)]
        };
    }
    if !model.form.derives() {
        keys.push(quote!(remote = "Self"));
    }
    quote! {
        #[derive(#private::serde::Serialize, #private::serde::Deserialize)]
        #[serde(#(#keys),*)]
    }
}

/// The impls, inside the block where `__ferrapi` is the private door.
pub(crate) fn impls(model: &Model) -> Option<TokenStream> {
    if model.form.derives() {
        return None;
    }
    let deserialize = deserialize(model);
    if is_discriminated(model) {
        return Some(deserialize);
    }
    let ident = &model.item.ident;
    let generics = bounded(&model.item.generics, &model.bounds.serialize);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let serializer = match model.computed.as_slice() {
        [] => quote!(serializer),
        _ => quote!(__ferrapi::with_computed(self, serializer)),
    };
    let computed = computed(model);
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __ferrapi::serde::Serialize for #ident #type_generics #where_clause {
            #[inline]
            fn serialize<__S: __ferrapi::serde::Serializer>(&self, serializer: __S) -> __ferrapi::Result<__S::Ok, __S::Error> {
                Self::serialize(self, #serializer)
            }
        }
        #computed
        #deserialize
    })
}

fn deserialize(model: &Model) -> TokenStream {
    let ident = &model.item.ident;
    let (_, type_generics, _) = model.item.generics.split_for_impl();
    let mut generics = bounded(&model.item.generics, &model.bounds.deserialize);
    generics.params.insert(0, parse_quote!('de));
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let body = match &model.form {
        Form::Union(union) if matches!(union.tagging, Tagging::Discriminator(_)) => discriminated(union),
        _ => keyed(),
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __ferrapi::serde::Deserialize<'de> for #ident #type_generics #where_clause {
            #[inline]
            fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(deserializer: __D) -> __ferrapi::Result<Self, __D::Error> {
                #body
            }
        }
    }
}

fn keyed() -> TokenStream {
    quote!(Self::deserialize(__ferrapi::keyed(deserializer)))
}

/// The table says which variant it is.
fn discriminated(union: &Union) -> TokenStream {
    let read = union.variants.iter().filter(|variant| variant.read).enumerate();
    let arms = read.map(|(index, Variant { ident, .. })| {
        let index = Literal::usize_unsuffixed(index);
        quote!(#index => __ferrapi::Result::map(__ferrapi::member::<_, __D::Error>(value), Self::#ident))
    });
    quote! {
        let (member, value) = __ferrapi::discriminate::<Self, __D>(deserializer)?;
        match member {
            #(#arms,)*
            _ => __ferrapi::Err(__ferrapi::no_member()),
        }
    }
}

/// What writes the computed fields.
fn computed(model: &Model) -> Option<TokenStream> {
    if model.computed.is_empty() {
        return None;
    }
    let ident = &model.item.ident;
    let generics = bounded(&model.item.generics, &model.bounds.serialize);
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let count = Literal::usize_unsuffixed(model.computed.len());
    let writes = model.computed.iter().map(|computed| {
        let (output, function) = (&computed.output, function(computed));
        quote!(writer.field(#output, &(#function.1)(self))?;)
    });
    Some(quote! {
        #[automatically_derived]
        impl #impl_generics __ferrapi::ComputedFields for #ident #type_generics #where_clause {
            const COUNT: usize = #count;
            fn write<__W: __ferrapi::FieldWriter>(&self, writer: &mut __W) -> __ferrapi::Result<(), __W::Error> {
                #(#writes)*
                __ferrapi::Ok(())
            }
        }
    })
}

/// The row and the function of a computed field. Both the table and what writes it say the same, so that what is wrong with
/// the function is told once.
pub(crate) fn function(computed: &Computed) -> TokenStream {
    let Computed { ident, function, .. } = computed;
    let span = at(function.as_ref().map_or_else(|| ident.span(), Spanned::span));
    let function = match function {
        Some(path) => quote!(#path),
        None => quote_spanned!(span=> Self::#ident),
    };
    let ident = ident.unraw().to_string();
    quote_spanned!(span=> __ferrapi::computed::<Self, _>(#ident, #function))
}

fn is_discriminated(model: &Model) -> bool {
    matches!(&model.form, Form::Union(Union { tagging: Tagging::Discriminator(_), .. }))
}

fn bounded(generics: &Generics, bounds: &[WherePredicate]) -> Generics {
    let mut generics = generics.clone();
    if !bounds.is_empty() {
        generics.make_where_clause().predicates.extend(bounds.iter().cloned());
    }
    generics
}
