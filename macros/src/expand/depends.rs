//! `depends![verify_key, require_role(Role::Admin)]` → the list of dependencies with their types erased.

use proc_macro2::TokenStream;
use quote::quote;

use crate::expand::named;
use crate::model::argument::Named;
use crate::runtime::Runtime;

/// An expression.
pub(crate) fn expand(runtime: &Runtime, named: &[Named]) -> TokenStream {
    let private = runtime.private();
    let places = named::places("depends", named.iter());
    let types = named.iter().map(named::at_one_word);
    quote! {{
        use #private as __ferrapi;
        #places
        __ferrapi::dependencies([#(__ferrapi::effect::<#types>()),*])
    }}
}
