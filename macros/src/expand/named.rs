//! A dependency where it is named → its type, its resolution, and the place's own type if arguments are given there.

use proc_macro2::{Delimiter, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Path};

use crate::expand::marker;
use crate::expand::names::at;
use crate::model::argument::{Named, With};

/// The type that is resolved: the marker, or that of the place.
pub(super) fn ty(named: &Named) -> TokenStream {
    match &named.with {
        None => marker::name(&named.path),
        Some(With { marker, .. }) => quote!(__ferrapi::Fixed<#marker>),
    }
}

/// `__ferrapi::resolve::<user>(&mut *request, issues).await`. All of it has the very span of the function's name: the
/// compiler reports one error at one span once. `place` is its line in the table, where its scopes stand.
pub(super) fn resolution(
    named: &Named,
    request: &Ident,
    place: &TokenStream,
    issues: &impl ToTokens,
) -> TokenStream {
    let span = last_word(&named.path);
    let ty = at_one_word(named);
    if named.scopes.is_empty() {
        return quote_spanned!(span=> __ferrapi::resolve::<#ty>(&mut *#request, #issues).await);
    }
    let scopes = quote!(#place.scopes);
    quote_spanned!(span=> __ferrapi::resolve_under::<#ty>(&mut *#request, #scopes, #issues).await)
}

/// A dependency that is run for its effect, in the table.
pub(super) fn used(named: &Named) -> TokenStream {
    let (ty, scopes) = (ty(named), &named.scopes);
    let plain = quote!(__ferrapi::used(__ferrapi::Probe::<#ty>::DEPENDENCY));
    if scopes.is_empty() {
        return plain;
    }
    quote!(__ferrapi::DependencyUse { scopes: &[#(#scopes),*], ..#plain })
}

/// The type with the span of the word that names it.
pub(super) fn at_one_word(named: &Named) -> TokenStream {
    at_one_span(ty(named), last_word(&named.path))
}

/// For each place that gives arguments a type that has them, and the proof that they are as many as there should be.
pub(super) fn places<'a>(owner: &str, named: impl Iterator<Item = &'a Named>) -> TokenStream {
    named.filter_map(|named| Some(place(owner, &named.path, named.with.as_ref()?))).collect()
}

fn place(owner: &str, path: &Path, With { marker, given }: &With) -> TokenStream {
    let span = at(last_word(path));
    let written = text(quote!(#path(#(#given),*)));
    let unique = format!("::{owner}::{marker}:");
    let count = Literal::usize_unsuffixed(given.len());
    // Named once, so that what is no type is reported once.
    let dependency = format_ident!("{marker}Of");
    let path = at_one_span(marker::name(path), last_word(path));
    quote_spanned! {span=>
        type #dependency = #path;
        struct #marker;
        impl __ferrapi::With for #marker where for<'r> #dependency: __ferrapi::Known<'r> {
            type Of = #dependency;
            const NAME: &'static str = #written;
            const PATH: &'static str = ::core::concat!(::core::module_path!(), #unique, ::core::line!());
            fn fixed() -> <Self::Of as __ferrapi::Dependency>::Fixed {
                use __ferrapi::NotGiven as _;
                __ferrapi::Given::<Self::Of, #count>::to((#(#given,)*))
            }
        }
        const _: () = __ferrapi::prove_fixed(__ferrapi::Probe::<#dependency>::DEPENDENCY, #count);
    }
}

/// The span of the word that names the thing: of `m::user` that of `user`.
pub(super) fn last_word(path: &Path) -> Span {
    path.segments.last().map_or_else(|| path.span(), |segment| segment.ident.span())
}

/// The same tokens, all at one span. `$crate` keeps its own, which is what it means.
fn at_one_span(tokens: TokenStream, span: Span) -> TokenStream {
    let respanned = |mut token: TokenTree| {
        if token.to_string() != "$crate" {
            token.set_span(span);
        }
        token
    };
    tokens.into_iter().map(respanned).collect()
}

/// An expression about as its author has written it.
fn text(tokens: TokenStream) -> String {
    let mut text = String::new();
    for token in tokens {
        let after_word = text.ends_with(|last: char| last.is_alphanumeric() || last == '_' || last == '"');
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.extend([open, &self::text(group.stream()), close]);
            }
            TokenTree::Punct(punct) if matches!(punct.as_char(), ',' | ';') => {
                text.extend([punct.as_char(), ' '])
            }
            TokenTree::Punct(punct)
                if is_operator(punct.as_char()) && (after_word || text.ends_with([')', ']'])) =>
            {
                text.extend([' ', punct.as_char(), ' ']);
            }
            TokenTree::Punct(punct) => text.push(punct.as_char()),
            word => {
                text.push_str(if after_word { " " } else { "" });
                text.push_str(&word.to_string());
            }
        }
    }
    text
}

fn is_operator(sign: char) -> bool {
    matches!(sign, '+' | '-' | '*' | '/' | '%' | '|' | '^' | '=')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_read_as_they_were_written() {
        for written in [
            "require_role(Role::Admin)",
            "m::between(-1, n + 2, (0, i64::MAX))",
            "contains(\"a  b\", &[1, 2], b'x')",
            "named(Name::new(\"a\").unwrap())",
            "limit(*LIMIT, LIMITS[0] * 2)",
        ] {
            assert_eq!(text(written.parse().unwrap()), written);
        }
    }
}
