//! `depends![verify_key, require_role(Role::Admin)]` → the list of dependencies with their types erased.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};

use crate::expand::{marker, named, proof};
use crate::model::argument::Named;
use crate::runtime::Runtime;

/// An expression.
pub(crate) fn expand(runtime: &Runtime, named: &[Named]) -> TokenStream {
    let private = runtime.private();
    let places = named::places("depends", named.iter());
    // A list asks the same scopes of all its dependencies.
    let scopes = named.first().map(|named| &named.scopes).filter(|scopes| !scopes.is_empty());
    let asked = scopes.map(|scopes| quote!(const __SCOPES: &[&str] = &[#(#scopes),*];));
    let scopes = if scopes.is_some() { quote!(__SCOPES) } else { quote!(&[]) };
    let uses: Vec<_> = named.iter().map(|named| (scopes.clone(), named)).collect();
    let proofs = asked.is_some().then(|| proof::scopes(&uses));
    let effects = named.iter().map(|named| {
        let (ty, span) = (named::at_one_word(named), named::last_word(&named.path));
        quote_spanned!(span=> __ferrapi::effect::<#ty>(#scopes))
    });
    let list = quote! {
        #places
        #asked
        #proofs
        __ferrapi::dependencies([#(#effects),*])
    };
    let list = marker::around_block(named.iter().map(|named| &named.path), list);
    quote! {{
        use #private::{self as __ferrapi, Fallback as _};
        #list
    }}
}
