//! `routes![a, m::b]` → the list of endpoints, and the proof that no two of them are the same.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Path;
use syn::spanned::Spanned;

use crate::expand::names::at;
use crate::runtime::Runtime;

/// An expression; each proof is spanned at the route that repeats an earlier one.
pub(crate) fn expand(runtime: &Runtime, routes: &[Path]) -> TokenStream {
    let private = runtime.private();
    let proofs = routes.iter().enumerate().skip(1).map(|(index, route)| {
        let index = Literal::usize_unsuffixed(index);
        quote_spanned!(at(route.span())=> const _: () = __ferrapi::prove_first(SPECS, #index);)
    });
    let proofs = (routes.len() > 1).then(|| {
        quote! {
            const _: () = {
                use #private as __ferrapi;
                const SPECS: &[&__ferrapi::RouteSpec] = &[#(<#routes as __ferrapi::Route>::SPEC),*];
                #(#proofs)*
            };
        }
    });
    quote! {{
        #proofs
        #private::routes([#(<#routes as #private::Listed>::endpoint()),*])
    }}
}
