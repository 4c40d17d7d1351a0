//! The const proofs of a route, each spanned at the token that would have to change.
//!
//! They are calls into `core`, which walks the tables and composes the message: here are only the places.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Ident;

use crate::attr::argument::Place;
use crate::expand::constraint;
use crate::expand::names::at;
use crate::model::argument::{Argument, Origin, Placed};
use crate::model::route::Route;

/// All proofs of a route.
pub(super) fn route(route: &Route) -> TokenStream {
    let name = &route.name;
    let names = names(name, &quote!(Route), &route.arguments);
    let depends = !route.depends.is_empty() || route.arguments.iter().any(may_depend);
    let dependencies = depends.then(|| prove_route(name, name.span(), "prove_dependencies", None));
    let body = route.bodiless_status().map(|status| prove_route(name, status.span(), "prove_body", None));
    let variables = route
        .unread
        .iter()
        .map(|(variable, span)| prove_route(name, *span, "prove_path_variable", Some(variable)));
    let parameters = parameters(&route.arguments);
    let constraints = constraints(&route.arguments);
    quote!(#(#variables)* #names #dependencies #body #parameters #constraints)
}

/// The proofs of a dependency: its arguments alone, the rest belongs to the routes above it.
pub(super) fn dependency(name: &Ident, arguments: &[Argument]) -> TokenStream {
    let names = names(name, &quote!(Dependency), arguments);
    let parameters = parameters(arguments);
    let constraints = constraints(arguments);
    quote!(#names #parameters #constraints)
}

/// Rust keeps the arguments' names apart; only another name on the wire can be taken twice.
fn names(name: &Ident, contract: &TokenStream, arguments: &[Argument]) -> Option<TokenStream> {
    let spec = quote!(<#name as __ferrapi::#contract>::SPEC);
    let renamed = arguments.iter().any(|argument| argument.name != argument.ident);
    renamed.then(|| prove(name.span(), "prove_names", &quote!(#spec.name, #spec.arguments)))
}

/// A type that is read from texts can be.
fn parameters(arguments: &[Argument]) -> TokenStream {
    let proofs = arguments.iter().filter_map(|argument| {
        let Argument { ty, type_text, type_span, .. } = argument;
        let place = parameter(argument)?;
        let origin = quote!(__ferrapi::Probe::<#ty>::#place);
        Some(prove(*type_span, "prove_parameter", &quote!(#origin, #type_text)))
    });
    quote!(#(#proofs)*)
}

/// How the tables call the place of an argument that is read from texts.
fn parameter(argument: &Argument) -> Option<Ident> {
    match &argument.origin {
        Origin::Place(Placed { place: Place::Body | Place::File, .. }) => None,
        Origin::Place(Placed { place, .. }) => Some(place.constant()),
        _ => None,
    }
}

/// Whether a dependency may stand behind it, or it reads the body: only the type knows.
pub(super) fn may_depend(argument: &Argument) -> bool {
    let reads_body = |place| matches!(place, Place::Body | Place::Form | Place::File);
    match &argument.origin {
        Origin::Inferred | Origin::Dependency(_) => true,
        Origin::Place(Placed { place, .. }) => reads_body(*place),
        Origin::Lent { .. } | Origin::Fixed => false,
    }
}

/// The types can carry their constraints.
fn constraints(arguments: &[Argument]) -> TokenStream {
    let proofs = arguments.iter().flat_map(|argument| match &argument.origin {
        Origin::Place(placed) => constraint::proofs(&placed.constraints, &argument.ty, &argument.ident),
        _ => Vec::new(),
    });
    let proofs = proofs.map(|proof| quote!(const _: () = #proof;));
    quote!(#(#proofs)*)
}

/// `prove_…::<name>(…)`
fn prove_route(name: &Ident, span: Span, proof: &str, variable: Option<&String>) -> TokenStream {
    let span = at(span);
    let proof = Ident::new(proof, span);
    quote_spanned!(span=> const _: () = __ferrapi::#proof::<#name>(#variable);)
}

fn prove(span: Span, proof: &str, arguments: &TokenStream) -> TokenStream {
    let span = at(span);
    let proof = Ident::new(proof, span);
    quote_spanned!(span=> const _: () = __ferrapi::#proof(#arguments);)
}
