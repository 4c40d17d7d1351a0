//! What the document says about a route → fields of its `RouteSpec`. Only what was written appears.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use crate::expand::marker;
use crate::expand::names::{at, variable};
use crate::model::route::{Callback, Content, Response, Route, Shaping, Time};

/// The fields, each with its comma.
pub(super) fn fields(route: &Route) -> TokenStream {
    let Route { tags, responses, .. } = route;
    let status = route.status.as_ref().map(|status| quote!(status: #status,));
    let tags = (!tags.is_empty()).then(|| quote!(tags: &[#(#tags),*],));
    let texts = [
        text("summary", &route.summary),
        text("description", &route.description),
        text("operation_id", &route.operation_id),
        text("response_description", &route.response_description),
        text("body_limit", &route.body_limit),
    ];
    let times = [time("body_timeout", &route.body_timeout), time("timeout", &route.timeout)];
    let flags = [
        flag("deprecated", route.deprecated),
        flag("hidden", route.hidden),
        flag("public", route.public),
        flag("concurrent", route.concurrent),
    ];
    let strict = route.strict_content_type.map(|on| quote!(strict_content_type: __ferrapi::Some(#on),));
    let responses = (!responses.is_empty()).then(|| {
        let responses = responses.iter().flat_map(response);
        quote!(responses: &[#(#responses),*],)
    });
    let callbacks = (!route.callbacks.is_empty()).then(|| {
        let callbacks = route.callbacks.iter().map(callback);
        quote!(callbacks: &[#(#callbacks),*],)
    });
    let extra =
        route.extra.as_ref().map(|extra| quote!(extra: __ferrapi::Some(|| __ferrapi::to_value(&#extra)),));
    quote!(#status #tags #(#texts)* #(#times)* #(#flags)* #strict #responses #callbacks #extra)
}

/// What the answer leaves out: only what was written appears.
pub(super) fn shaping(shaping: &Shaping) -> TokenStream {
    let Shaping { exclude_none, exclude_defaults, by_name, .. } = shaping;
    let names = |list: &[(String, Span)]| list.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let (include, exclude) = (names(&shaping.include), names(&shaping.exclude));
    let flags = [
        flag("exclude_none", *exclude_none),
        flag("exclude_defaults", *exclude_defaults),
        flag("by_name", *by_name),
    ];
    let include = (!include.is_empty()).then(|| quote!(include: &[#(#include),*],));
    let exclude = (!exclude.is_empty()).then(|| quote!(exclude: &[#(#exclude),*],));
    quote!(const { &__ferrapi::Shaping { #(#flags)* #include #exclude ..__ferrapi::Shaping::NONE } })
}

fn text(field: &str, value: &Option<Expr>) -> Option<TokenStream> {
    let field = variable(field);
    value.as_ref().map(|value| quote!(#field: __ferrapi::Some(#value),))
}

fn time(field: &str, time: &Option<Time>) -> Option<TokenStream> {
    let field = variable(field);
    let time = match time.as_ref()? {
        Time::Milliseconds(milliseconds) => quote!(__ferrapi::Duration::from_millis(#milliseconds)),
        Time::Duration(expr) => quote!(#expr),
    };
    Some(quote!(#field: __ferrapi::Some(#time),))
}

fn flag(field: &str, on: bool) -> Option<TokenStream> {
    let field = variable(field);
    on.then(|| quote!(#field: true,))
}

fn callback(Callback { expression, route }: &Callback) -> TokenStream {
    let marker = marker::name(route);
    let spec = quote_spanned!(at(route.span())=> <#marker as __ferrapi::Route>::SPEC);
    quote!(__ferrapi::CallbackSpec { expression: #expression, route: #spec })
}

/// One entry for each media type; the first one has the description.
fn response(response: &Response) -> Vec<TokenStream> {
    let Response { status, content, others, description } = response;
    let json = content.iter().map(|ty| quote!(__ferrapi::Some(__ferrapi::json_content::<#ty>())));
    let others = others.iter().map(|other| {
        let content = media_type(other);
        quote!(__ferrapi::Some(#content))
    });
    let mut contents: Vec<TokenStream> = json.chain(others).collect();
    if contents.is_empty() {
        contents.push(quote!(__ferrapi::None));
    }
    let mut description = description.as_ref();
    let entries = contents.into_iter().map(|content| {
        let description = match description.take() {
            Some(text) => quote!(__ferrapi::Some(#text)),
            None => quote!(__ferrapi::None),
        };
        quote!(__ferrapi::ResponseSpec { status: #status, description: #description, content: #content })
    });
    entries.collect()
}

/// A `ContentSpec`.
pub(super) fn media_type(content: &Content) -> TokenStream {
    let Content { media_type, ty } = content;
    match ty {
        Some(ty) => quote!(__ferrapi::content_of::<#ty>(#media_type)),
        None => quote!(__ferrapi::content(#media_type)),
    }
}
