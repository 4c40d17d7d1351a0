//! A checked `#[derive(ApiError)]` → the impls of `ApiError` and `From`.
//!
//! In: [`ErrorModel`]. Out: tokens. The user's item stays as it is.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{DeriveInput, Member};

use crate::model::error::{Answer, Case, ErrorModel, Piece, Source, Template};
use crate::runtime::Runtime;

/// Everything that the derive stands for.
pub(crate) fn expand(model: &ErrorModel, runtime: &Runtime) -> TokenStream {
    let responses = responses(&model.cases);
    let arms = model.cases.iter().map(arm);
    // A `match` on `self` without an arm suits an enum without variants.
    let body = quote!(match self { #(#arms,)* });
    block(model, runtime, &responses, &body)
}

/// Stand-ins for errors with faults: nothing is documented and every error is a 500.
pub(crate) fn stub(model: &ErrorModel, runtime: &Runtime) -> TokenStream {
    let body = quote!(__ferrapi::HttpError::status(500));
    block(model, runtime, &quote!(&[]), &body)
}

fn block(model: &ErrorModel, runtime: &Runtime, responses: &TokenStream, body: &TokenStream) -> TokenStream {
    let item = &model.item;
    let froms = model.sources.iter().map(|source| from(item, source));
    let private = runtime.private();
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    quote! {
        #[allow(deprecated)]
        const _: () = {
            use #private as __ferrapi;
            #[automatically_derived]
            impl #impl_generics __ferrapi::ApiError for #ident #type_generics #where_clause {
                const RESPONSES: &'static [__ferrapi::ResponseSpec] = #responses;
                fn into_http_error(self) -> __ferrapi::HttpError {
                    #body
                }
            }
            #(#froms)*
        };
    }
}

/// What is documented: one response a status, then those of the errors that are passed on.
fn responses(cases: &[Case]) -> TokenStream {
    let mut statuses: BTreeMap<u16, Vec<String>> = BTreeMap::new();
    let mut passed_on = Vec::new();
    for case in cases {
        match &case.answer {
            Answer::Own { status, detail, .. } => {
                let descriptions = statuses.entry(*status).or_default();
                let description = detail.as_ref().map(shown);
                descriptions.extend(description.filter(|text| !descriptions.contains(text)));
            }
            Answer::Transparent(_, type_) => {
                passed_on.push(quote!(<#type_ as __ferrapi::ApiError>::RESPONSES))
            }
        }
    }
    let own = statuses.into_iter().map(|(status, descriptions)| {
        let status = status.to_string();
        let description = if descriptions.is_empty() {
            quote!(__ferrapi::None)
        } else {
            let text = descriptions.join("; ");
            quote!(__ferrapi::Some(#text))
        };
        quote! {
            __ferrapi::ResponseSpec {
                status: #status,
                description: #description,
                content: __ferrapi::Some(__ferrapi::error_content()),
            }
        }
    });
    let own = quote!(&[#(#own),*]);
    if passed_on.is_empty() {
        return own;
    }
    quote! {
        {
            const PARTS: &[&[__ferrapi::ResponseSpec]] = &[#own, #(#passed_on),*];
            const ALL: [__ferrapi::ResponseSpec; __ferrapi::count_responses(PARTS)] =
                __ferrapi::join_responses(PARTS);
            &ALL
        }
    }
}

fn arm(case: &Case) -> TokenStream {
    let path = match &case.variant {
        Some(variant) => quote!(Self::#variant),
        None => quote!(Self),
    };
    match &case.answer {
        Answer::Transparent(member, type_) => {
            quote!(#path { #member: error } => <#type_ as __ferrapi::ApiError>::into_http_error(error))
        }
        Answer::Own { status, detail, headers } => {
            let mut bound = Vec::new();
            let status = Literal::u16_unsuffixed(*status);
            let error = match detail {
                None => quote!(__ferrapi::HttpError::status(#status)),
                Some(detail) => {
                    let detail = text(detail, &mut bound);
                    quote!(__ferrapi::HttpError::new(#status, #detail))
                }
            };
            let headers = headers.iter().map(|(name, value)| {
                let value = text(value, &mut bound);
                quote!(.header(#name, #value))
            });
            let error = quote!(#error #(#headers)*);
            let bindings = bound.iter().enumerate().map(|(index, member)| {
                let binding = binding(index, Span::call_site());
                quote!(#member: #binding)
            });
            quote!(#path { #(#bindings,)* .. } => #error)
        }
    }
}

/// A text as an expression: the literal itself, or `format!`. The fields it names are added to `bound`.
fn text(template: &Template, bound: &mut Vec<Member>) -> TokenStream {
    if let [Piece::Text(text)] = template.pieces.as_slice() {
        return quote!(#text);
    }
    let mut format = String::new();
    let mut values = Vec::new();
    for piece in &template.pieces {
        match piece {
            Piece::Text(text) => format.push_str(&text.replace('{', "{{").replace('}', "}}")),
            Piece::Field(_, spec) if spec.is_empty() => format.push_str("{}"),
            Piece::Field(_, spec) => format.push_str(&format!("{{:{spec}}}")),
        }
        if let Piece::Field(member, _) = piece {
            let index = bound.iter().position(|earlier| earlier == member).unwrap_or_else(|| {
                bound.push(member.clone());
                bound.len() - 1
            });
            // A field that cannot be printed is reported at the text.
            values.push(binding(index, Span::call_site().located_at(template.span)));
        }
    }
    quote_spanned!(Span::call_site().located_at(template.span)=> ::std::format!(#format, #(#values),*))
}

fn binding(index: usize, span: Span) -> Ident {
    let mut binding = format_ident!("field_{index}");
    binding.set_span(span);
    binding
}

/// A text as the document shows it: places for fields as they were written.
fn shown(template: &Template) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Field(Member::Named(name), _) => format!("{{{}}}", syn::ext::IdentExt::unraw(name)),
        Piece::Field(Member::Unnamed(index), _) => format!("{{{}}}", index.index),
    };
    template.pieces.iter().map(piece).collect()
}

fn from(item: &DeriveInput, source: &Source) -> TokenStream {
    let Source { variant, member, type_ } = source;
    let ident = &item.ident;
    let (impl_generics, type_generics, where_clause) = item.generics.split_for_impl();
    let path = match variant {
        Some(variant) => quote!(Self::#variant),
        None => quote!(Self),
    };
    let value = match member {
        Member::Named(name) => quote!(#path { #name: error }),
        Member::Unnamed(_) => quote!(#path(error)),
    };
    quote! {
        #[automatically_derived]
        impl #impl_generics __ferrapi::From<#type_> for #ident #type_generics #where_clause {
            fn from(error: #type_) -> Self {
                #value
            }
        }
    }
}
