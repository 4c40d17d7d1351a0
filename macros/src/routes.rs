//! Driver of `routes![…]`: read, check, expand.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Ident, Path};

use crate::diag::Faults;
use crate::expand;
use crate::runtime::Runtime;

/// `routes![a, m::b]`, `routes![secured; a, m::b]`.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    let mut faults = Faults::new();
    let (secured, listed) = faults.keep(read.parse2(tokens)).unwrap_or_default();
    let mut routes: Vec<Path> = Vec::new();
    for route in listed {
        if routes.contains(&route) {
            let name = route.to_token_stream().to_string().replace(' ', "");
            faults.over(&route, format!("`{name}` is in this list twice"));
        } else {
            routes.push(route);
        }
    }
    let list = expand::routes::expand(&Runtime::find(), &routes, secured);
    match faults.finish() {
        Ok(()) => list,
        Err(error) => {
            let faults = error.to_compile_error();
            quote::quote!({ #faults #list })
        }
    }
}

/// Whether each route has to be guarded, and the routes.
fn read(input: ParseStream<'_>) -> syn::Result<(bool, Vec<Path>)> {
    let mut secured = false;
    if input.peek(Ident) && input.peek2(syn::Token![;]) {
        let word: Ident = input.parse()?;
        if word != "secured" {
            let message =
                format!("`{word}` is no word before a list of routes: write `routes![secured; read_item]`");
            return Err(syn::Error::new(word.span(), message));
        }
        input.parse::<syn::Token![;]>()?;
        secured = true;
    }
    let listed = Punctuated::<Path, syn::Token![,]>::parse_terminated(input).map_err(|error| {
        let message = "a list of routes names handlers: write `routes![read_item, create_item]`";
        syn::Error::new(error.span(), message)
    })?;
    Ok((secured, listed.into_iter().collect()))
}
