//! Extractions of a concurrent route: its dependencies on copies of the request, polled together; then the rest.
//!
//! There is a branch for each dependency that runs for its effect and for each argument, in this order.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::Ident;
use syn::spanned::Spanned;

use crate::expand::names::{at, variable, variable_at, variable_of};
use crate::expand::{argument, call, named};
use crate::model::argument::{Argument, Named, Origin};

/// What `call::extractions` gives for other routes.
pub(super) fn extractions(depends: &[Named], arguments: &[Argument]) -> TokenStream {
    let (request, issues) = (variable("request"), variable("issues"));
    let (effects, branches) = (call::effects(depends), variable("branches"));
    let resolved = depends.iter().zip(&effects).enumerate();
    let mut joined: Vec<TokenStream> =
        resolved.map(|(index, (named, effect))| run(index, named, effect)).collect();
    let mut found: Vec<TokenStream> =
        effects.iter().map(|effect| quote!(let mut #effect = __ferrapi::None;)).collect();
    let mut taken: Vec<usize> = (0..depends.len()).collect();
    let mut rest = Vec::new();
    for (index, each) in arguments.iter().enumerate() {
        let span = each.type_span;
        let (place, branch) = (variable_of(&each.variable), depends.len() + index);
        let spec = spec(index);
        match &each.origin {
            Origin::Dependency(named) => {
                let ty = &each.ty;
                let span = at(named.path.span());
                found.push(quote_spanned!(span=> let mut #place: __ferrapi::Option<#ty> = __ferrapi::None;));
                joined.push(run(branch, named, &place));
            }
            Origin::Inferred => {
                let (branch, request) = (branch_name(branch), variable_at("request", span));
                found.push(quote_spanned!(at(span)=> let mut #place = __ferrapi::None;));
                joined.push(quote_spanned!(at(span)=> __ferrapi::pin!(#branch.argument(#spec, &mut #place))));
                rest.push(
                    quote_spanned!(at(span)=> let #place = #request.rest(#spec, &mut #issues, #place).await;),
                );
            }
            _ => {
                rest.push(argument::extraction(each, index, &quote!(Self::SPEC), &quote!(&mut #issues)));
                continue;
            }
        }
        taken.push(branch);
    }
    if joined.is_empty() {
        return quote!(#(#rest)*);
    }
    let count = depends.len() + arguments.len();
    let names =
        (0..count).map(|index| if taken.contains(&index) { branch_name(index) } else { format_ident!("_") });
    let names = names.map(|name| if name == "_" { quote!(_) } else { quote!(#name) });
    let count = Literal::usize_unsuffixed(count);
    quote! {
        #(#found)*
        let mut #branches = #request.branches::<#count>(&mut #issues);
        let [#(#names),*] = #branches.each();
        __ferrapi::join([#(#joined),*]).await;
        #branches.end();
        #(#rest)*
    }
}

/// `pin!(branch_0.resolve::<user>(&mut user))`, all of it at the word that names the dependency.
fn run(index: usize, named: &Named, place: &Ident) -> TokenStream {
    let (branch, ty) = (branch_name(index), named::at_one_word(named));
    let span = named::last_word(&named.path);
    quote_spanned!(span=> __ferrapi::pin!(#branch.resolve::<#ty>(&mut #place)))
}

fn branch_name(index: usize) -> Ident {
    variable(&format!("branch_{index}"))
}

fn spec(index: usize) -> TokenStream {
    let index = Literal::usize_unsuffixed(index);
    quote!(&Self::SPEC.arguments[#index])
}
