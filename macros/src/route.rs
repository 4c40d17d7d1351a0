//! Driver of the method attributes: read, check, expand or fall back.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Item;

use crate::attr::route::{RawRoute, RouteAttribute};
use crate::diag::Faults;
use crate::signature::function::{RawFunction, take_other_roles};
use crate::{check, expand};

/// `#[get(…)]`, `#[route(…)]` and their like.
pub(crate) fn expand(attribute: RouteAttribute, tokens: TokenStream, item: TokenStream) -> TokenStream {
    let mut faults = Faults::new();
    let raw = RawRoute::read(attribute, tokens, &mut faults);
    let mut function = match syn::parse2(item.clone()) {
        Ok(Item::Fn(function)) => function,
        Ok(other) => {
            faults.over(&item, refusal(attribute, &other));
            return expand::fallback::bare(faults, item);
        }
        // The compiler has read the item before us and says itself what is wrong with it.
        Err(_) => return expand::fallback::bare(faults, item),
    };
    for other in take_other_roles(&mut function.attrs) {
        faults.over(other, "a function has one such attribute: write a second function that calls this one");
    }
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

fn refusal(attribute: RouteAttribute, item: &Item) -> String {
    let shown = attribute.shown();
    match item {
        Item::Verbatim(_) => format!("`{shown}` stands on a function with a body"),
        _ => format!("`{shown}` stands on a function"),
    }
}
