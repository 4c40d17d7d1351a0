//! The const proofs of a route, each spanned at the token that would have to change.
//!
//! They are calls into `core`, which walks the tables and composes the message: here are only the places.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident, Type};

use crate::attr::argument::Place;
use crate::expand::names::at;
use crate::expand::{constraint, named};
use crate::model::argument::{Argument, Named, Origin, Placed};
use crate::model::route::{Route, Unread};
use crate::signature::argument::type_text;

/// All proofs of a route.
pub(super) fn route(route: &Route) -> TokenStream {
    let name = &route.name;
    let names = names(name, &quote!(Route), &route.arguments);
    let depends = !route.depends.is_empty() || route.arguments.iter().any(may_depend);
    let dependencies = depends.then(|| prove_route(name, name.span(), "prove_dependencies", None));
    let body = route.bodiless_status().map(|status| prove_route(name, status.span(), "prove_body", None));
    let read = (route.body_keys.iter()).map(|(key, span)| prove_route(name, *span, "prove_read", Some(key)));
    let variables = route.unread.iter().map(|unread| prove_variable(name, unread));
    let parameters = parameters(&route.arguments);
    let constraints = constraints(&route.arguments);
    let spec = quote!(<#name as __ferrapi::Route>::SPEC);
    let depends = route.depends.iter().enumerate().map(|(index, used)| {
        let index = Literal::usize_unsuffixed(index);
        (quote!(#spec.dependencies[#index].scopes), used)
    });
    let scopes = scopes(&[depends.collect(), uses(&spec, &route.arguments)].concat());
    let keys = keys(&route.arguments, route.returned.as_ref());
    let shaping = shaping(route);
    quote!(#(#variables)* #names #dependencies #body #(#read)* #parameters #constraints #keys #shaping #scopes)
}

/// The proofs of a dependency: its arguments alone, the rest belongs to the routes above it.
pub(super) fn dependency(name: &Ident, arguments: &[Argument]) -> TokenStream {
    let names = names(name, &quote!(Dependency), arguments);
    let parameters = parameters(arguments);
    let constraints = constraints(arguments);
    let scopes = scopes(&uses(&quote!(<#name as __ferrapi::Dependency>::SPEC), arguments));
    let keys = keys(arguments, None);
    quote!(#names #parameters #constraints #keys #scopes)
}

/// The dependencies that arguments name, each with its place in the table.
fn uses<'a>(spec: &TokenStream, arguments: &'a [Argument]) -> Vec<(TokenStream, &'a Named)> {
    let uses = arguments.iter().enumerate().filter_map(|(index, argument)| {
        let index = Literal::usize_unsuffixed(index);
        Some((quote!(#spec.arguments[#index].scopes), argument.named()?))
    });
    uses.collect()
}

/// Somebody below reads the scopes that are asked for, and a scheme below has them. They are taken from where they stand
/// already, so that a constant which is none is reported once.
pub(super) fn scopes(uses: &[(TokenStream, &Named)]) -> TokenStream {
    let proofs = uses.iter().flat_map(|(place, named)| {
        let dependency = named::ty(named);
        let prove = move |(index, scope): (usize, &Expr)| {
            let index = Literal::usize_unsuffixed(index);
            let arguments = quote!(__ferrapi::Probe::<#dependency>::DEPENDENCY, #place[#index]);
            prove(scope.span(), "prove_scope", &arguments)
        };
        named.scopes.iter().enumerate().map(prove)
    });
    quote!(#(#proofs)*)
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
        let probe = quote!(__ferrapi::Probe::<#ty>);
        Some(match &argument.origin {
            // No model is read from a variable of the path.
            Origin::Place(Placed { place: Place::Path, .. }) => {
                prove(*type_span, "prove_variable", &quote!(#probe::#place, #type_text))
            }
            _ => prove(*type_span, "prove_parameter", &quote!(#probe::#place, #type_text, #probe::FIELDS)),
        })
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

/// Maps have keys that JSON can write, in bodies and in answers.
fn keys(arguments: &[Argument], returned: Option<&Type>) -> TokenStream {
    let read =
        arguments.iter().filter(|argument| matches!(argument.origin, Origin::Place(_) | Origin::Inferred));
    let proofs = read.map(|argument| &argument.ty).chain(returned).flat_map(constraint::key_proofs);
    quote!(#(const _: () = #proofs;)*)
}

/// The fields that the answer is left without, or with, are there.
fn shaping(route: &Route) -> Option<TokenStream> {
    let (shaping, returned) = (route.shaping.as_ref()?, route.returned.as_ref()?);
    let type_text = type_text(returned);
    let proofs = shaping.include.iter().chain(&shaping.exclude).map(|(name, span)| {
        prove(*span, "prove_field", &quote!(__ferrapi::Probe::<#returned>::REPLY, #name, #type_text))
    });
    let whole =
        prove(returned.span(), "prove_shaped", &quote!(__ferrapi::Probe::<#returned>::REPLY, #type_text));
    Some(quote!(#whole #(#proofs)*))
}

/// `prove_path_variable::<name>("id", "id", "")`: the variable, the argument that would read it, and one that is called like it.
fn prove_variable(name: &Ident, Unread { variable, like, span }: &Unread) -> TokenStream {
    let span = at(*span);
    let like = like.as_deref().unwrap_or_default();
    // A keyword is written with `r#`; what can be no raw name can be no argument either.
    let raw = format!("r#{variable}");
    let is_raw = syn::parse_str::<Ident>(variable).is_err() && syn::parse_str::<Ident>(&raw).is_ok();
    let argument = if is_raw { &raw } else { variable };
    quote_spanned!(span=> const _: () = __ferrapi::prove_path_variable::<#name>(#variable, #argument, #like);)
}

/// `prove_…::<name>(…)`, with a variable or a key.
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
