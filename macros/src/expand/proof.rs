//! The const proofs of a route, each spanned at the token that would have to change.
//!
//! They are calls into `core`, which walks the tables and composes the message: here are only the places.

use proc_macro2::{Literal, Span, TokenStream};
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
    let spec = quote!(<#name as __ferrapi::Route>::SPEC);
    // Rust keeps the arguments' names apart; only another name on the wire can be taken twice.
    let renamed = route.arguments.iter().any(|argument| argument.name != argument.ident);
    let names = renamed.then(|| prove(name.span(), "prove_names", &spec));
    let depends = !route.depends.is_empty() || route.arguments.iter().any(may_depend);
    let dependencies = depends.then(|| prove(name.span(), "prove_dependencies", &spec));
    let body = route.bodiless_status().map(|status| prove(status.span(), "prove_body", &spec));
    let variables = route
        .unread
        .iter()
        .map(|(variable, span)| prove(*span, "prove_path_variable", &quote!(#spec, #variable)));
    let parameters = parameters(&route.arguments, &spec);
    let constraints = constraints(&route.arguments);
    quote!(#(#variables)* #names #dependencies #body #parameters #constraints)
}

/// The proofs of a dependency: its arguments alone, the rest belongs to the routes above it.
pub(super) fn dependency(arguments: &[Argument]) -> TokenStream {
    constraints(arguments)
}

/// A type that is read from texts can be.
fn parameters(arguments: &[Argument], spec: &TokenStream) -> TokenStream {
    let placed = arguments.iter().enumerate().filter(|(_, argument)| is_parameter(argument));
    let proofs = placed.map(|(index, argument)| {
        let index = Literal::usize_unsuffixed(index);
        prove(argument.type_span, "prove_parameter", &quote!(#spec, #index))
    });
    quote!(#(#proofs)*)
}

fn is_parameter(argument: &Argument) -> bool {
    matches!(&argument.origin, Origin::Place(Placed { place, .. }) if !matches!(place, Place::Body | Place::File))
}

/// Whether a dependency may stand behind it: only the type knows.
fn may_depend(argument: &Argument) -> bool {
    matches!(argument.origin, Origin::Inferred | Origin::Dependency(_))
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

fn prove(span: Span, proof: &str, arguments: &TokenStream) -> TokenStream {
    let span = at(span);
    let proof = Ident::new(proof, span);
    quote_spanned!(span=> const _: () = __ferrapi::#proof(#arguments);)
}
