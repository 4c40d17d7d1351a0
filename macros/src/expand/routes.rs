//! `routes![a, m::b]` → the list of endpoints, and the proofs that no two of them are the same and, if asked for, that
//! each is guarded.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use crate::expand::marker;
use crate::expand::names::at;
use crate::runtime::Runtime;

/// An expression; each proof is spanned at the route that repeats an earlier one, or that lets everybody in.
pub(crate) fn expand(runtime: &Runtime, routes: &[Path], secured: bool) -> TokenStream {
    let private = runtime.private();
    let proofs: Vec<TokenStream> = routes
        .iter()
        .enumerate()
        .flat_map(|(index, route)| {
            let (span, number) = (at(route.span()), Literal::usize_unsuffixed(index));
            let first = (index > 0)
                .then(|| quote_spanned!(span=> const _: () = __ferrapi::prove_first(&ENDPOINTS, #number);));
            let guarded = secured
                .then(|| quote_spanned!(span=> const _: () = __ferrapi::prove_guarded(&ENDPOINTS[#number]);));
            first.into_iter().chain(guarded)
        })
        .collect();
    let endpoints = routes.iter().map(|route| {
        let marker = marker::name(route);
        quote_spanned!(at(route.span())=> <#marker as __ferrapi::Listed>::ENDPOINT)
    });
    let count = Literal::usize_unsuffixed(routes.len());
    let list = quote! {
        const ENDPOINTS: [__ferrapi::Endpoint; #count] = [#(#endpoints),*];
        #(#proofs)*
        __ferrapi::routes(ENDPOINTS)
    };
    let list = marker::around_block(routes.iter(), list);
    quote! {{
        use #private as __ferrapi;
        #list
    }}
}
