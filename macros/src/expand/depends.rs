//! `depends![verify_key, require_role(Role::Admin)]` → the list of dependencies with their types erased.

use proc_macro2::TokenStream;
use quote::quote;

use crate::expand::{named, proof};
use crate::model::argument::Named;
use crate::runtime::Runtime;

/// An expression.
pub(crate) fn expand(runtime: &Runtime, named: &[Named]) -> TokenStream {
    let private = runtime.private();
    let places = named::places("depends", named.iter());
    let types = named.iter().map(named::at_one_word);
    // A list asks the same scopes of all its dependencies.
    let scopes = named.first().map(|named| &named.scopes).filter(|scopes| !scopes.is_empty());
    let asked = scopes.map(|scopes| quote!(const __SCOPES: &[&str] = &[#(#scopes),*];));
    let scopes = if scopes.is_some() { quote!(__SCOPES) } else { quote!(&[]) };
    let uses: Vec<_> = named.iter().map(|named| (scopes.clone(), named)).collect();
    // `Probe` answers for what is no dependency by a trait.
    let proofs = asked.is_some().then(|| {
        let proofs = proof::scopes(&uses);
        quote!(use __ferrapi::Fallback as _; #proofs)
    });
    quote! {{
        use #private as __ferrapi;
        #places
        #asked
        #proofs
        __ferrapi::dependencies([#(__ferrapi::effect::<#types>(#scopes)),*])
    }}
}
