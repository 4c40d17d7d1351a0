//! Checked constraints → the const that holds them, and the proofs that their type can carry them.
//!
//! In: [`Constraints`]. Out: tokens inside a block where `__ferrapi` is the private door. Cannot fail.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{GenericArgument, Ident, PathArguments, Type, TypePath};

use crate::attr::constraint::Keyword;
use crate::expand::names::at;
use crate::model::constraint::{Bound, Constraint, Constraints, Limit};
use crate::signature::argument::type_text;

/// A `Rules` value: `Rules { ge: Some(Bound::Int(1)), ..Rules::NONE }`.
pub(crate) fn rules(constraints: &Constraints) -> TokenStream {
    if constraints.is_empty() {
        return quote!(__ferrapi::Rules::NONE);
    }
    let entries = constraints.list.iter().map(|constraint| {
        let field = match constraint.keyword {
            Keyword::AllowInfNan => "finite",
            keyword => keyword.name(),
        };
        let field = Ident::new(field, Span::call_site());
        let value = match &constraint.value {
            Limit::Bound(value) => {
                let bound = bound(value);
                quote!(__ferrapi::Some(#bound))
            }
            Limit::Size(size) => {
                let size = Literal::usize_unsuffixed(*size);
                quote!(__ferrapi::Some(#size))
            }
            Limit::Pattern(text) => {
                let pattern = pattern(text);
                quote!(__ferrapi::Some(#pattern))
            }
            Limit::On => quote!(true),
        };
        quote!(#field: #value)
    });
    quote!(__ferrapi::Rules { #(#entries,)* ..__ferrapi::Rules::NONE })
}

/// One call a constraint, spanned at its key, to be evaluated in a const: the type's family can carry it.
pub(crate) fn proofs(constraints: &Constraints, type_: &Type, name: &str) -> Vec<TokenStream> {
    let proof = |constraint: &Constraint| {
        let keyword = variant(constraint.keyword)?;
        let family = quote!(__ferrapi::Probe::<#type_>::FAMILY);
        Some(match &constraint.value {
            Limit::Bound(Bound::Text(text)) => quote_spanned! {constraint.key=>
                __ferrapi::prove_text(#family, __ferrapi::Keyword::#keyword, #name, #text)
            },
            Limit::Bound(Bound::Int(value)) if constraint.keyword != Keyword::MultipleOf => {
                let value = Literal::i128_unsuffixed(*value);
                quote_spanned! {constraint.key=>
                    __ferrapi::prove_bound(#family, __ferrapi::Probe::<#type_>::TYPE, __ferrapi::Keyword::#keyword, #name, #value)
                }
            }
            _ => quote_spanned! {constraint.key=>
                __ferrapi::prove_constraint(#family, __ferrapi::Keyword::#keyword, #name)
            },
        })
    };
    constraints.list.iter().filter_map(proof).collect()
}

/// One call for each type that may be a map: JSON can write its keys. Which types are maps, only the compiler knows, but
/// a type with less than two arguments is none.
pub(crate) fn key_proofs(type_: &Type) -> Vec<TokenStream> {
    let mut maps = Maps::default();
    maps.visit_type(type_);
    let proof = |map: TypePath| {
        let text = type_text(&Type::Path(map.clone()));
        quote_spanned!(at(map.span())=> __ferrapi::prove_keys(__ferrapi::Probe::<#map>::TYPE, #text))
    };
    maps.0.into_iter().map(proof).collect()
}

/// The call that asks whether what a type holds can stand among the fields of another one.
pub(crate) fn flatten_proof(type_: &Type, name: &str) -> TokenStream {
    quote_spanned!(at(type_.span())=> __ferrapi::prove_flattened(__ferrapi::Probe::<#type_>::FAMILY, #name))
}

/// Finds paths with two type arguments or more; a `Result` is no map.
#[derive(Default)]
struct Maps(Vec<TypePath>);

impl<'t> Visit<'t> for Maps {
    fn visit_type_path(&mut self, path: &'t TypePath) {
        if let Some(last) = path.path.segments.last()
            && let PathArguments::AngleBracketed(arguments) = &last.arguments
            && last.ident != "Result"
        {
            let types = arguments.args.iter().filter(|argument| matches!(argument, GenericArgument::Type(_)));
            if types.count() >= 2 {
                // What stands inside is proved along with it.
                self.0.push(path.clone());
                return;
            }
        }
        visit::visit_type_path(self, path);
    }
}

fn bound(bound: &Bound) -> TokenStream {
    match bound {
        Bound::Int(int) => {
            let int = Literal::i128_unsuffixed(*int);
            quote!(__ferrapi::Bound::Int(#int))
        }
        Bound::Float(float) => {
            let float = Literal::f64_unsuffixed(*float);
            quote!(__ferrapi::Bound::Float(#float))
        }
        Bound::Text(text) => quote!(__ferrapi::Bound::Text(#text)),
    }
}

fn pattern(text: &str) -> TokenStream {
    quote! {
        __ferrapi::Pattern {
            text: #text,
            matches: |text| {
                static PATTERN: __ferrapi::Regex = __ferrapi::Regex::new(#text);
                PATTERN.is_match(text)
            },
        }
    }
}

/// The keyword's variant in core; `strict` suits every type.
fn variant(keyword: Keyword) -> Option<Ident> {
    let name = match keyword {
        Keyword::Ge => "Ge",
        Keyword::Gt => "Gt",
        Keyword::Le => "Le",
        Keyword::Lt => "Lt",
        Keyword::MultipleOf => "MultipleOf",
        Keyword::MinLength => "MinLength",
        Keyword::MaxLength => "MaxLength",
        Keyword::Pattern => "Pattern",
        Keyword::MinItems => "MinItems",
        Keyword::MaxItems => "MaxItems",
        Keyword::MaxDigits => "MaxDigits",
        Keyword::DecimalPlaces => "DecimalPlaces",
        Keyword::AllowInfNan => "AllowInfNan",
        Keyword::UniqueItems => "UniqueItems",
        Keyword::Strict => return None,
    };
    Some(Ident::new(name, Span::call_site()))
}
