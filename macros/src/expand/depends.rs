//! `depends![verify_key, require_role(Role::Admin)]` → the list of dependencies with their types erased.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::expand::named;
use crate::model::argument::Named;
use crate::runtime::Runtime;

/// An expression.
pub(crate) fn expand(runtime: &Runtime, named: &[Named]) -> TokenStream {
    let private = runtime.private();
    let places = named::places("depends", named.iter());
    let effects = named.iter().map(|named| {
        let (ty, span) = (named::at_one_word(named), named::last_word(&named.path));
        quote_spanned!(span=> __ferrapi::effect::<#ty>())
    });
    quote! {{
        use #private::{self as __ferrapi, Fallback as _};
        #places
        __ferrapi::dependencies([#(#effects),*])
    }}
}
