//! Driver of `#[security]`: read, check, expand or fall back.

use proc_macro2::TokenStream;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, Item, Path, Token, parse_quote};

use crate::attr::security::RawSecurity;
use crate::diag::Faults;
use crate::{check, expand};

/// `#[security(…)]` on a struct.
pub(crate) fn expand(tokens: TokenStream, item: TokenStream) -> TokenStream {
    let mut faults = Faults::new();
    let mut structure = match syn::parse2(item.clone()) {
        Ok(Item::Struct(structure)) => structure,
        Ok(_) => {
            faults.over(&item, "`#[security]` stands on a struct around the credentials: write `struct AccessToken(String);`");
            return expand::fallback::bare(faults, item);
        }
        // The compiler has read the item before us and says itself what is wrong with it.
        Err(_) => return expand::fallback::bare(faults, item),
    };
    let raw = RawSecurity::read(tokens, &mut faults);
    let runtime = raw.runtime.clone();
    let security = check::security::check(raw, &structure, &mut faults);
    match (faults.finish(), security) {
        (Ok(()), Some(security)) => {
            structure.attrs = without_debug(structure.attrs);
            let glue = expand::security::expand(&security);
            quote!(#structure #glue)
        }
        // Never: without a scheme there is a fault. The struct alone is what would be right.
        (Ok(()), None) => item,
        (Err(faults), _) if !structure.generics.params.is_empty() => {
            expand::fallback::expand(&faults, item, TokenStream::new())
        }
        (Err(faults), _) => {
            let stub = expand::security::stub(&runtime, &structure.ident);
            expand::fallback::expand(&faults, item, stub)
        }
    }
}

/// A derived `Debug` would print the secret; ours stands in its place.
fn without_debug(attributes: Vec<Attribute>) -> Vec<Attribute> {
    let kept = attributes.into_iter().filter_map(|attribute| {
        if !attribute.path().is_ident("derive") {
            return Some(attribute);
        }
        let parser = Punctuated::<Path, Token![,]>::parse_terminated;
        let Ok(traits) = attribute.parse_args_with(parser) else { return Some(attribute) };
        let is_debug = |path: &Path| path.segments.last().is_some_and(|last| last.ident == "Debug");
        let kept: Vec<Path> = traits.into_iter().filter(|path| !is_debug(path)).collect();
        (!kept.is_empty()).then(|| parse_quote!(#[derive(#(#kept),*)]))
    });
    kept.collect()
}
