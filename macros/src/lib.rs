//! Entry points only; their documentation stands on the re-exports in `ferrapi`.
#![forbid(unsafe_code)]

mod attr;
mod check;
mod diag;
mod expand;
mod model;
mod path;
mod runtime;
mod schema;
mod signature;
#[cfg(test)]
mod snapshot;

use proc_macro::TokenStream;

#[proc_macro_attribute]
pub fn model(attribute: TokenStream, item: TokenStream) -> TokenStream {
    schema::expand(attribute.into(), item.into()).into()
}
