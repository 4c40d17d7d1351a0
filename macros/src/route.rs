//! Driver of the method attributes: read, check, expand or fall back.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Item, ItemFn};

use crate::attr::route::{RawRoute, RouteAttribute};
use crate::diag::Faults;
use crate::signature::function::RawFunction;
use crate::{check, expand};

/// `#[get(…)]`, `#[route(…)]` and their like.
pub(crate) fn expand(attribute: RouteAttribute, tokens: TokenStream, item: TokenStream) -> TokenStream {
    let mut faults = Faults::new();
    let raw = RawRoute::read(attribute, tokens, &mut faults);
    let mut function = match function(attribute, item.clone()) {
        Ok(function) => function,
        Err(error) => {
            faults.keep::<()>(Err(error));
            return match faults.finish() {
                Ok(()) => item,
                Err(faults) => expand::fallback::expand(&faults, item, TokenStream::new()),
            };
        }
    };
    let runtime = raw.runtime.clone();
    let raw_function = RawFunction::take(&mut function, &mut faults);
    let route = check::route::check(raw, raw_function, &mut faults);
    let is_method = function.sig.receiver().is_some();
    match (faults.finish(), route) {
        (Ok(()), Some(route)) => {
            let glue = expand::route::expand(&route);
            quote!(#function #glue)
        }
        // Never: without a route there is a fault. The function alone is what would be right.
        (Ok(()), None) => quote!(#function),
        // A struct cannot stand inside an `impl` block.
        (Err(faults), _) if is_method => expand::fallback::expand(&faults, function, TokenStream::new()),
        (Err(faults), _) => {
            let stub = expand::fallback::route(&runtime, &function.vis, &function.sig.ident);
            expand::fallback::expand(&faults, function, stub)
        }
    }
}

fn function(attribute: RouteAttribute, item: TokenStream) -> syn::Result<ItemFn> {
    match syn::parse2(item)? {
        Item::Fn(function) => Ok(function),
        Item::Verbatim(tokens) => Err(syn::Error::new_spanned(
            tokens,
            format!("`{}` stands on a function with a body", attribute.shown()),
        )),
        other => Err(syn::Error::new_spanned(other, format!("`{}` stands on a function", attribute.shown()))),
    }
}
