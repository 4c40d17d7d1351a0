//! serde's traits, where serde's own derives cannot give them: integer enums, and untagged unions that choose as
//! pydantic does; or where they would be long: plain structs.
//!
//! In: a checked model. Out: which derives stay, and the impls in place of the others.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::expand::record;
use crate::model::schema::{Choices, Content, Form, Model, Tagging, Union, Variant};

/// Which of serde's traits its derives give.
pub(crate) struct Derived {
    pub(crate) serialize: bool,
    pub(crate) deserialize: bool,
}

/// Which derives a model needs.
pub(crate) fn derived(model: &Model) -> Derived {
    match &model.form {
        Form::Choice(choices) if choices.integer => Derived { serialize: false, deserialize: false },
        Form::Union(union) if chooses(model, union) => Derived { serialize: true, deserialize: false },
        Form::Struct(_) if model.record => Derived { serialize: false, deserialize: false },
        _ => Derived { serialize: true, deserialize: true },
    }
}

/// The impls in place of the derives.
pub(crate) fn impls(model: &Model) -> Option<TokenStream> {
    match &model.form {
        Form::Choice(choices) if choices.integer => Some(integers(model, choices)),
        Form::Union(union) if chooses(model, union) => Some(untagged(model, union)),
        Form::Struct(table) if model.record => Some(record::impls(model, table)),
        _ => None,
    }
}

/// Whether the cold pass's rule chooses the member: serde's takes the first that fits. It builds single values only;
/// for other variants, and for generic enums, serde's rule stays.
fn chooses(model: &Model, union: &Union) -> bool {
    let single = |variant: &&Variant| match &variant.content {
        Content::Unit => true,
        Content::Newtype(field) => field.typed && field.read,
        Content::Tuple(_) | Content::Struct(_) => false,
    };
    matches!(union.tagging, Tagging::Untagged)
        && model.item.generics.params.is_empty()
        && union.variants.iter().filter(|variant| variant.read).all(|variant| single(&variant))
}

fn untagged(model: &Model, union: &Union) -> TokenStream {
    let ident = &model.item.ident;
    let arms = union.variants.iter().filter(|variant| variant.read).enumerate().map(|(index, variant)| {
        let index = Literal::usize_unsuffixed(index);
        let name = &variant.ident;
        match &variant.content {
            Content::Unit => quote!(#index => __ferrapi::Ok(Self::#name)),
            _ => quote! {
                #index => __ferrapi::Result::map(__ferrapi::member::<_, __D::Error>(value), Self::#name)
            },
        }
    });
    quote! {
        #[automatically_derived]
        impl<'de> __ferrapi::serde::Deserialize<'de> for #ident {
            fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> __ferrapi::Result<Self, __D::Error> {
                let (member, value) = __ferrapi::choose::<Self, __D>(deserializer)?;
                match member {
                    #(#arms,)*
                    _ => __ferrapi::Err(__ferrapi::no_member()),
                }
            }
        }
    }
}

fn integers(model: &Model, choices: &Choices) -> TokenStream {
    let ident = &model.item.ident;
    let (mut to, mut from) = (Vec::new(), Vec::new());
    for choice in &choices.values {
        let name = &choice.ident;
        let number = Literal::i64_unsuffixed(choice.number.unwrap_or_default());
        to.push(quote!(Self::#name => __ferrapi::serde::Serializer::serialize_i64(serializer, #number)));
        from.push(quote!(#number => __ferrapi::Ok(Self::#name)));
    }
    quote! {
        #[automatically_derived]
        impl __ferrapi::serde::Serialize for #ident {
            fn serialize<__S: __ferrapi::serde::Serializer>(
                &self,
                serializer: __S,
            ) -> __ferrapi::Result<__S::Ok, __S::Error> {
                match self {
                    #(#to,)*
                    #[allow(unreachable_patterns)]
                    _ => __ferrapi::Err(__ferrapi::not_written()),
                }
            }
        }
        #[automatically_derived]
        impl<'de> __ferrapi::serde::Deserialize<'de> for #ident {
            fn deserialize<__D: __ferrapi::serde::Deserializer<'de>>(
                deserializer: __D,
            ) -> __ferrapi::Result<Self, __D::Error> {
                match <i64 as __ferrapi::serde::Deserialize>::deserialize(deserializer)? {
                    #(#from,)*
                    _ => __ferrapi::Err(__ferrapi::no_member()),
                }
            }
        }
    }
}
