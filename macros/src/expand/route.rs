//! A checked route → its marker, its table, its glue, its proofs.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Type};

use crate::expand::names::{self, at, variable, variable_at};
use crate::expand::{argument, call, concurrent, marker, named, operation, proof};
use crate::model::argument::Argument;
use crate::model::dependency::Call;
use crate::model::route::Route;
use crate::path::template::{Segment, SegmentKind};

/// Everything that stands beside the user's function.
pub(crate) fn expand(route: &Route) -> TokenStream {
    let Route { runtime, name, visibility, .. } = route;
    let own = names::marker(visibility, name);
    let spec = spec(route);
    let glue = glue(route);
    let proofs = proof::route(route);
    let named = route.depends.iter().chain(route.arguments.iter().filter_map(Argument::named));
    let places = named::places(&crate::signature::argument::word(name), named.clone());
    let checks = argument::checks(&route.arguments);
    let items = quote! {
        impl __ferrapi::Route for #name {
            const SPEC: &'static __ferrapi::RouteSpec = #spec;
            #glue
        }
        #places
        #checks
        #proofs
    };
    let callbacks = route.callbacks.iter().map(|callback| &callback.route);
    let paths = named.map(|named| &named.path).chain(callbacks);
    let block = names::block(runtime, marker::around_items(paths, items));
    quote!(#own #block)
}

fn spec(route: &Route) -> TokenStream {
    let Route { name, method, path, segments, arguments, depends, .. } = route;
    let name = crate::signature::argument::word(name);
    let segments = segments.iter().map(segment);
    let operation = operation::fields(route);
    let arguments = arguments.iter().map(argument::spec);
    let arguments = (!route.arguments.is_empty()).then(|| quote!(arguments: &[#(#arguments),*],));
    let depends = (!depends.is_empty()).then(|| {
        let depends = depends.iter().map(named::used);
        quote!(dependencies: &[#(#depends),*],)
    });
    let returned = returned(route);
    quote! {
        &__ferrapi::RouteSpec {
            name: #name,
            location: __ferrapi::here(::core::file!(), ::core::line!()),
            method: #method,
            path: #path,
            segments: &[#(#segments),*],
            #operation
            #arguments
            #depends
            reply: __ferrapi::Probe::<#returned>::REPLY,
            ..__ferrapi::RouteSpec::DEFAULT
        }
    }
}

fn glue(route: &Route) -> TokenStream {
    let (request, issues, answer) = (variable("request"), variable("issues"), variable("answer"));
    let call = if route.is_async { Call::Async } else { Call::Blocking };
    let refuse = quote!(return #request.refuse(#issues));
    let extractions = if route.concurrent {
        concurrent::extractions(&route.depends, &route.arguments)
    } else {
        call::extractions(&route.depends, &route.arguments, &quote!(Self::SPEC), &quote!(&mut #issues))
    };
    let mutable = (!extractions.is_empty()).then(|| quote!(mut));
    let lends = route.arguments.iter().any(|argument| argument.lent_mutably().is_some());
    let request_mutable = (!extractions.is_empty() || lends || !route.is_async).then(|| quote!(mut));
    // The dependencies of routers and of the application have run before: their issues refuse the request too.
    let clean = Some(quote!(#issues.is_empty()));
    let way_out = call::way_out(&route.depends, &route.arguments, clean, &refuse);
    let called = call::call(&route.name, call, &route.arguments);
    // A type that cannot be returned is reported where it is written.
    let respond = match &route.returned {
        Some(ty) => {
            let span = at(ty.span());
            let (request, answer) = (variable_at("request", span), variable_at("answer", span));
            match &route.shaping {
                Some(shaping) => {
                    let shaping = operation::shaping(shaping);
                    quote_spanned!(span=> #request.respond_shaped::<#ty>(#answer, #shaping))
                }
                None => {
                    let method = Ident::new(if streams(ty) { "respond_streaming" } else { "respond" }, span);
                    quote_spanned!(span=> #request.#method::<#ty>(#answer))
                }
            }
        }
        // Nothing can be left out of nothing.
        None => quote!(#request.respond(#answer)),
    };
    // A future that cannot be sent is reported at the function's name.
    let span = call::function_span(&route.name);
    let body = quote!(#extractions #way_out #called #respond);
    let allowed = route.calls_deprecated.then(|| quote!(#[allow(deprecated)]));
    quote_spanned! {span=>
        #allowed
        const GLUE: __ferrapi::Glue = __ferrapi::glue(&|#request_mutable #request, #mutable #issues| async move {
            #body
        });
    }
}

/// The name makes the message better, if it is a mistake at all: only the type decides that.
fn streams(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    let last = path.path.segments.last();
    last.is_some_and(|last| !last.arguments.is_none() && (last.ident == "Sse" || last.ident == "JsonLines"))
}

fn returned(route: &Route) -> TokenStream {
    route.returned.as_ref().map_or_else(|| quote!(()), ToTokens::to_token_stream)
}

fn segment(segment: &Segment) -> TokenStream {
    match &segment.kind {
        SegmentKind::Literal(text) => quote!(__ferrapi::Literal(#text)),
        SegmentKind::Variable(name) => quote!(__ferrapi::Variable(#name)),
        SegmentKind::Rest(name) => quote!(__ferrapi::Rest(#name)),
    }
}
