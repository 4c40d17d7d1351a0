//! What an item becomes when it has faults: the faults, the item without our attributes, and a stub.
//!
//! The stub implements the same contract as the real expansion would, so that code which names the item still
//! compiles: one mistake gives one error, and the editor keeps working.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Ident, Visibility};

use crate::diag::Faults;
use crate::expand::names;
use crate::runtime::Runtime;

/// The faults, then the user's item, then whatever stands in for the real expansion.
pub(crate) fn expand(faults: &syn::Error, item: impl ToTokens, stub: impl ToTokens) -> TokenStream {
    let faults = faults.to_compile_error();
    quote! {
        #faults
        #item
        #stub
    }
}

/// The faults, if there are any, then the item; nothing stands in for it.
pub(crate) fn bare(faults: Faults, item: TokenStream) -> TokenStream {
    match faults.finish() {
        Ok(()) => item,
        Err(faults) => expand(&faults, item, TokenStream::new()),
    }
}

/// A route of which only the name is known. Its path is its name, so that it collides with no other.
pub(crate) fn route(runtime: &Runtime, visibility: &Visibility, name: &Ident) -> TokenStream {
    let marker = names::marker(visibility, name);
    let word = crate::signature::argument::word(name);
    let block = names::block(
        runtime,
        quote! {
            impl __ferrapi::Route for #name {
                const SPEC: &'static __ferrapi::RouteSpec = &__ferrapi::RouteSpec {
                    name: #word,
                    segments: &[__ferrapi::Literal(#word)],
                    ..__ferrapi::RouteSpec::DEFAULT
                };
                const GLUE: __ferrapi::Glue = __ferrapi::glue(&|request, issues| async move { request.refuse(issues) });
            }
        },
    );
    quote!(#marker #block)
}
