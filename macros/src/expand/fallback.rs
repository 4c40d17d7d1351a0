//! What an item becomes when it has faults: the faults, the item without our attributes, and a stub.
//!
//! The stub implements the same contract as the real expansion would, so that code which names the item still
//! compiles: one mistake gives one error, and the editor keeps working.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// The faults, then the user's item, then whatever stands in for the real expansion.
pub(crate) fn expand(faults: &syn::Error, item: impl ToTokens, stub: impl ToTokens) -> TokenStream {
    let faults = faults.to_compile_error();
    quote! {
        #faults
        #item
        #stub
    }
}
