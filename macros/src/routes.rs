//! Driver of `routes![…]`: read, check, expand.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Path;
use syn::parse::Parser;
use syn::punctuated::Punctuated;

use crate::diag::Faults;
use crate::expand;
use crate::runtime::Runtime;

/// `routes![a, m::b]`.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let mut faults = Faults::new();
    let parser = Punctuated::<Path, syn::Token![,]>::parse_terminated;
    let parsed = parser.parse2(tokens).map_err(|error| {
        syn::Error::new(
            error.span(),
            "a list of routes names handlers: write `routes![read_item, create_item]`",
        )
    });
    let listed = faults.keep(parsed).unwrap_or_default();
    let mut routes: Vec<Path> = Vec::new();
    for route in listed {
        if routes.contains(&route) {
            let name = route.to_token_stream().to_string().replace(' ', "");
            faults.over(&route, format!("`{name}` is in this list twice"));
        } else {
            routes.push(route);
        }
    }
    let list = expand::routes::expand(&Runtime::find(), &routes);
    match faults.finish() {
        Ok(()) => list,
        Err(error) => {
            let faults = error.to_compile_error();
            quote::quote!({ #faults #list })
        }
    }
}
