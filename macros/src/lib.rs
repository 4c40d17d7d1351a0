//! Entry points only; their documentation stands on the re-exports in `ferrapi`.
#![forbid(unsafe_code)]

mod api_error;
mod attr;
mod check;
mod dependency;
mod depends;
mod diag;
mod expand;
mod model;
mod path;
mod route;
mod routes;
mod runtime;
mod schema;
mod security;
mod signature;
#[cfg(test)]
mod snapshot;
#[cfg(test)]
mod tests;

use attr::route::RouteAttribute;
use proc_macro::TokenStream;

/// A handler of `GET`.
#[proc_macro_attribute]
pub fn get(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::expand(RouteAttribute::Method("GET"), attribute.into(), item.into()).into()
}

/// A handler of `POST`.
#[proc_macro_attribute]
pub fn post(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::expand(RouteAttribute::Method("POST"), attribute.into(), item.into()).into()
}

/// A handler of `PUT`.
#[proc_macro_attribute]
pub fn put(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::expand(RouteAttribute::Method("PUT"), attribute.into(), item.into()).into()
}

/// A handler of `PATCH`.
#[proc_macro_attribute]
pub fn patch(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::expand(RouteAttribute::Method("PATCH"), attribute.into(), item.into()).into()
}

/// A handler of `DELETE`.
#[proc_macro_attribute]
pub fn delete(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::expand(RouteAttribute::Method("DELETE"), attribute.into(), item.into()).into()
}

/// A handler of `HEAD`.
#[proc_macro_attribute]
pub fn head(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::expand(RouteAttribute::Method("HEAD"), attribute.into(), item.into()).into()
}

/// A handler of `OPTIONS`.
#[proc_macro_attribute]
pub fn options(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::expand(RouteAttribute::Method("OPTIONS"), attribute.into(), item.into()).into()
}

/// A handler of `TRACE`.
#[proc_macro_attribute]
pub fn trace(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::expand(RouteAttribute::Method("TRACE"), attribute.into(), item.into()).into()
}

/// A handler of any method: `#[route(GET, "/path")]`.
#[proc_macro_attribute]
pub fn route(attribute: TokenStream, item: TokenStream) -> TokenStream {
    route::expand(RouteAttribute::Route, attribute.into(), item.into()).into()
}

/// A list of handlers.
#[proc_macro]
pub fn routes(list: TokenStream) -> TokenStream {
    routes::expand(list.into()).into()
}

/// A list of dependencies.
#[proc_macro]
pub fn depends(list: TokenStream) -> TokenStream {
    depends::expand(list.into()).into()
}

/// A function or struct that resolves to a value for handlers.
#[proc_macro_attribute]
pub fn dependency(attribute: TokenStream, item: TokenStream) -> TokenStream {
    dependency::expand(attribute.into(), item.into()).into()
}

/// A struct around the credentials of a security scheme.
#[proc_macro_attribute]
pub fn security(attribute: TokenStream, item: TokenStream) -> TokenStream {
    security::expand(attribute.into(), item.into()).into()
}

/// A type that is read, checked, written and documented as JSON.
#[proc_macro_attribute]
pub fn model(attribute: TokenStream, item: TokenStream) -> TokenStream {
    schema::expand(attribute.into(), item.into()).into()
}

/// An enum of errors, rendered and documented from one place.
#[proc_macro_derive(ApiError, attributes(error, from))]
pub fn api_error(item: TokenStream) -> TokenStream {
    api_error::expand(item.into()).into()
}
