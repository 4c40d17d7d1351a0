//! Extractions, then the call: the straight line that routes and dependencies share.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::Ident;

use crate::expand::names::{at, variable, variable_at, variable_of};
use crate::expand::{argument, named};
use crate::model::argument::{Argument, Named};
use crate::model::dependency::Call;

/// One line per dependency that runs for its effect and per argument.
pub(super) fn extractions(
    depends: &[Named],
    arguments: &[Argument],
    table: &TokenStream,
    issues: &impl ToTokens,
) -> TokenStream {
    let request = variable("request");
    let effects = effects(depends);
    let resolved = depends.iter().enumerate().map(|(index, named)| {
        let index = Literal::usize_unsuffixed(index);
        named::resolution(named, &request, &quote!(#table.dependencies[#index]), issues)
    });
    let extractions = arguments
        .iter()
        .enumerate()
        .map(|(index, argument)| argument::extraction(argument, index, table, issues));
    quote! {
        #(let #effects = #resolved;)*
        #(#extractions)*
    }
}

/// The way out if one of them failed, or if something failed before: `let (Some(a), …) = (a, …) else { … };`.
pub(super) fn way_out(
    depends: &[Named],
    arguments: &[Argument],
    before: Option<TokenStream>,
    otherwise: &TokenStream,
) -> TokenStream {
    let before = before.map(|condition| (quote!(true), condition));
    let effects = effects(depends).into_iter().map(|effect| (quote!(__ferrapi::Some(_)), quote!(#effect)));
    let taken = arguments.iter().filter(|argument| argument.is_fallible()).map(|argument| {
        let variable = variable_of(&argument.variable);
        (quote!(__ferrapi::Some(#variable)), quote!(#variable))
    });
    let (patterns, found): (Vec<TokenStream>, Vec<TokenStream>) =
        before.into_iter().chain(effects).chain(taken).unzip();
    match (patterns.as_slice(), found.as_slice()) {
        ([], _) | (_, []) => TokenStream::new(),
        ([pattern], [found]) => quote!(let #pattern = #found else { #otherwise };),
        (patterns, found) => quote!(let (#(#patterns),*) = (#(#found),*) else { #otherwise };),
    }
}

pub(super) fn effects(depends: &[Named]) -> Vec<Ident> {
    (0..depends.len()).map(|index| variable(&format!("dependency_{index}"))).collect()
}

/// `let answer = f(a, b).await;`, between lending and restoring.
pub(super) fn call(name: &Ident, call: Call, arguments: &[Argument]) -> TokenStream {
    let span = function_span(name);
    let (request, answer) = (variable_at("request", span), variable_at("answer", span));
    let lent: Vec<Ident> = arguments
        .iter()
        .filter(|argument| argument.lent_mutably().is_some())
        .map(|argument| variable_of(&argument.variable))
        .collect();
    let lending = arguments.iter().filter_map(argument::lending);
    let passed = arguments.iter().map(argument::passed);
    let restoring = arguments.iter().filter_map(argument::restoring);
    let called = quote_spanned!(span=> #name(#(#passed),*));
    let calling = match call {
        Call::Async => quote_spanned!(span=> let #answer = #called.await;),
        Call::Inline => quote_spanned!(span=> let #answer = #called;),
        Call::Blocking if lent.is_empty() => {
            quote_spanned!(span=> let #answer = #request.blocking(move || #called).await;)
        }
        // What is lent goes along into the other thread, and comes back.
        Call::Blocking => quote_spanned! {span=>
            let (#answer, #(#lent),*) = #request.blocking(move || {
                let #answer = #called;
                (#answer, #(#lent),*)
            }).await;
        },
    };
    quote! {
        #(#lending)*
        #calling
        #(#restoring)*
    }
}

/// Where an error about the function as a whole points.
pub(super) fn function_span(name: &Ident) -> Span {
    at(name.span())
}
