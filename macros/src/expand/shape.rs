//! A checked model → the table that the cold pass walks and the schema is written from.
//!
//! In: [`Model`]. Out: one `&'static Shape` expression. It stands in an inline const, where type arguments can be
//! named.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Generics;
use syn::ext::IdentExt;

use crate::expand::{docs, field, serde};
use crate::model::schema::{
    Choice, Choices, Computed, Content, Field, Form, Model, Newtype, Table, Tagging, Union, Variant,
};

/// The type's shape.
pub(crate) fn shape(model: &Model) -> TokenStream {
    let table = match &model.form {
        Form::Struct(table) => {
            let head = head(model);
            let tail = table_tail(table, quote!(__ferrapi::fields_of::<Self>()), &check(model));
            quote!(__ferrapi::Shape::Model(&__ferrapi::ModelSpec { #head #tail }))
        }
        Form::Newtype(newtype) => newtype_spec(model, newtype),
        Form::Choice(choices) => {
            let head = head(model);
            let Choices { literal, .. } = choices;
            let values = choices.values.iter().map(choice);
            quote! {
                __ferrapi::Shape::Choice(&__ferrapi::ChoiceSpec {
                    #head
                    values: &[#(#values),*],
                    literal: #literal,
                })
            }
        }
        Form::Union(union) => union_spec(model, union),
        Form::Proxy(source) => return quote!(<#source as __ferrapi::Data>::shape()),
    };
    quote!(const { &#table })
}

/// A type's module path and name.
pub(crate) fn path(name: &str) -> TokenStream {
    let name = format!("::{name}");
    quote!(::core::concat!(::core::module_path!(), #name))
}

/// What all tables of a type begin with.
fn head(model: &Model) -> TokenStream {
    let path = path(&model.item.ident.unraw().to_string());
    let docs = docs::docs(&model.docs);
    quote! {
        name: <Self as __ferrapi::schemars::JsonSchema>::schema_name,
        path: #path,
        docs: #docs,
    }
}

/// The custom check of the whole value.
fn check(model: &Model) -> TokenStream {
    match &model.check {
        Some(check) => field::run_check(quote!(Self), check),
        None => quote!(__ferrapi::None),
    }
}

/// The rows of a struct's table, as a constant of its own that proofs can read.
pub(crate) fn fields(model: &Model) -> Option<TokenStream> {
    let Form::Struct(table) = &model.form else { return None };
    let rows = rows(table, &model.item.generics).into_iter().chain(model.computed.iter().map(computed));
    Some(quote!(const FIELDS: &'static [__ferrapi::FieldSpec] = &[#(#rows),*];))
}

fn rows(table: &Table, generics: &Generics) -> Vec<TokenStream> {
    let listed = table.fields.iter().filter(|field| field.listed());
    listed.map(|field| field::row(field, generics)).collect()
}

fn table_tail(table: &Table, fields: TokenStream, check: &TokenStream) -> TokenStream {
    let unknown = if table.forbid_unknown { quote!(Forbid) } else { quote!(Ignore) };
    let Table { strict, default, .. } = table;
    quote! {
        fields: #fields,
        unknown: __ferrapi::Unknown::#unknown,
        strict: #strict,
        default: #default,
        check: #check,
    }
}

/// The row of a computed field.
fn computed(computed: &Computed) -> TokenStream {
    let (function, output) = (serde::function(computed), &computed.output);
    if computed.ident.unraw() == output {
        return quote!(#function.0);
    }
    quote!(__ferrapi::FieldSpec { name: #output, output: #output, ..#function.0 })
}

fn newtype_spec(model: &Model, newtype: &Newtype) -> TokenStream {
    let head = head(model);
    let Field { type_, check: inner_check, .. } = &newtype.field;
    let inner = field::type_spec(&newtype.field);
    let rules = field::rules(&newtype.field);
    let check = match inner_check {
        Some(check) => field::run_check(type_, check),
        None => check(model),
    };
    quote! {
        __ferrapi::Shape::Newtype(&__ferrapi::NewtypeSpec { #head inner: #inner, rules: #rules, check: #check })
    }
}

fn choice(choice: &Choice) -> TokenStream {
    let Choice { name, number, aliases, .. } = choice;
    let docs = docs::docs(&choice.docs);
    let value = match number {
        Some(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote!(Integer(#number))
        }
        None => quote!(Text(#name)),
    };
    quote! {
        __ferrapi::ChoiceValue { value: __ferrapi::Plain::#value, aliases: &[#(#aliases),*], docs: #docs }
    }
}

fn union_spec(model: &Model, union: &Union) -> TokenStream {
    let head = head(model);
    let Union { inline, .. } = union;
    let check = check(model);
    let tagging = match &union.tagging {
        Tagging::External => quote!(External),
        Tagging::Internal(tag) => quote!(Internal { tag: #tag }),
        Tagging::Adjacent(tag, content) => quote!(Adjacent { tag: #tag, content: #content }),
        Tagging::Discriminator(tag) => quote!(Discriminator { tag: #tag }),
        Tagging::Untagged => quote!(Untagged),
    };
    let variants = union.variants.iter().filter(|variant| variant.read);
    let variants = variants.map(|variant| variant_spec(model, variant));
    quote! {
        __ferrapi::Shape::Union(&__ferrapi::UnionSpec {
            #head
            tagging: __ferrapi::Tagging::#tagging,
            inline: #inline,
            variants: &[#(#variants),*],
            check: #check,
        })
    }
}

fn variant_spec(model: &Model, variant: &Variant) -> TokenStream {
    let Variant { name, aliases, .. } = variant;
    let ident = variant.ident.unraw().to_string();
    let docs = docs::docs(&variant.docs);
    let content = content(model, &ident, &variant.content);
    quote! {
        __ferrapi::VariantSpec {
            ident: #ident,
            name: #name,
            aliases: &[#(#aliases),*],
            docs: #docs,
            content: __ferrapi::Content::#content,
        }
    }
}

fn content(model: &Model, variant: &str, content: &Content) -> TokenStream {
    match content {
        Content::Unit => quote!(Unit),
        Content::Newtype(field) => {
            let (type_, rules) = (field::type_spec(field), field::rules(field));
            quote!(Newtype { type_: #type_, rules: #rules })
        }
        Content::Tuple(fields) => {
            let types: Vec<TokenStream> = fields.iter().map(field::type_spec).collect();
            quote!(Tuple(&[#(#types.shape),*], &[#(#types),*]))
        }
        Content::Struct(table) => {
            let name = format!("{}::{variant}", model.item.ident.unraw());
            let path = path(&name);
            let rows = rows(table, &model.item.generics);
            let tail = table_tail(table, quote!(&[#(#rows),*]), &quote!(__ferrapi::None));
            quote! {
                Struct(&__ferrapi::ModelSpec {
                    name: || __ferrapi::Cow::Borrowed(#name),
                    path: #path,
                    docs: __ferrapi::Docs::NONE,
                    #tail
                })
            }
        }
    }
}
