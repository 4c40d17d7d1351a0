//! Expansions of whole items, formatted, against the files in `tests/expand`.

use quote::quote;

use crate::attr::route::RouteAttribute;
use crate::snapshot::{Macro, compare};
use crate::{api_error, dependency, route, routes, schema, security};

#[test]
fn routes_expand_as_pinned() {
    compare(
        "route",
        &[
            Macro::Attribute("get", |keys, item| route::expand(RouteAttribute::Method("GET"), keys, item)),
            Macro::Attribute("post", |keys, item| route::expand(RouteAttribute::Method("POST"), keys, item)),
            Macro::Attribute("delete", |keys, item| {
                route::expand(RouteAttribute::Method("DELETE"), keys, item)
            }),
            Macro::Attribute("route", |keys, item| route::expand(RouteAttribute::Route, keys, item)),
        ],
    );
}

#[test]
fn dependencies_expand_as_pinned() {
    compare("dependency", &[Macro::Attribute("dependency", dependency::expand)]);
}

#[test]
fn security_schemes_expand_as_pinned() {
    compare("security", &[Macro::Attribute("security", security::expand)]);
}

#[test]
fn models_expand_as_pinned() {
    compare("model", &[Macro::Attribute("model", schema::expand)]);
}

#[test]
fn errors_expand_as_pinned() {
    compare("error", &[Macro::Derive("ApiError", api_error::expand)]);
}

/// What a person reads under `cargo expand` stays short.
#[test]
fn the_glue_of_two_arguments_has_at_most_forty_lines() {
    let expanded = include_str!("../../tests/expand/route/two_arguments.expanded.rs");
    let (_, glue) = expanded.split_once("#[doc(hidden)]").unwrap();
    // The rest of that line is the first of them.
    let lines = glue.lines().count();
    assert!(lines <= 40, "{lines} lines");
    assert!(!glue.contains("unsafe"), "{glue}");
}

#[test]
fn a_list_of_routes_is_proved_route_by_route() {
    let expected = quote! {{
        use ::ferrapi::__private as __ferrapi;
        struct __m__create_item;
        {
        use m::create_item as __m__create_item;
        const ENDPOINTS: [__ferrapi::Endpoint; 2] = [
            <read_item as __ferrapi::Listed>::ENDPOINT,
            <__m__create_item as __ferrapi::Listed>::ENDPOINT
        ];
        const _: () = __ferrapi::prove_first(&ENDPOINTS, 1);
        __ferrapi::routes(ENDPOINTS)
    }}};
    assert_eq!(routes::expand(quote!(read_item, m::create_item,)).to_string(), expected.to_string());
}

#[test]
fn a_secured_list_is_proved_at_each_route() {
    let expected = quote! {{
        use ::ferrapi::__private as __ferrapi;
        const ENDPOINTS: [__ferrapi::Endpoint; 2] = [
            <a as __ferrapi::Listed>::ENDPOINT,
            <b as __ferrapi::Listed>::ENDPOINT
        ];
        const _: () = __ferrapi::prove_guarded(&ENDPOINTS[0]);
        const _: () = __ferrapi::prove_first(&ENDPOINTS, 1);
        const _: () = __ferrapi::prove_guarded(&ENDPOINTS[1]);
        __ferrapi::routes(ENDPOINTS)
    }};
    assert_eq!(routes::expand(quote!(secured; a, b)).to_string(), expected.to_string());
    assert_eq!(routes::expand(quote!(secured;)).to_string(), routes::expand(quote!()).to_string());
}

#[test]
fn an_empty_list_of_routes_is_a_list() {
    let expected = quote! {{
        use ::ferrapi::__private as __ferrapi;
        const ENDPOINTS: [__ferrapi::Endpoint; 0] = [];
        __ferrapi::routes(ENDPOINTS)
    }};
    assert_eq!(routes::expand(quote!()).to_string(), expected.to_string());
}

#[test]
fn a_route_listed_twice_is_a_fault_at_the_second() {
    let expansion = routes::expand(quote!(a, m::b, a)).to_string();
    assert!(expansion.contains("`a` is in this list twice"), "{expansion}");
    assert_eq!(expansion.matches(":: ENDPOINT").count(), 2, "{expansion}");
}

#[test]
fn the_glue_of_a_simple_handler_is_short() {
    let expansion = route::expand(
        RouteAttribute::Method("GET"),
        quote!("/items/<item_id>"),
        quote!(
            async fn read_item(item_id: u64, q: Option<String>) -> Item {
                Item { item_id, q }
            }
        ),
    );
    let mut file: syn::File = syn::parse2(expansion).unwrap();
    // The function is the user's, the marker is three lines anywhere.
    file.items.retain(|item| matches!(item, syn::Item::Const(_)));
    let lines = prettyplease::unparse(&file).lines().count();
    // 37 lines at the width of this workspace; prettyplease breaks lines at 89 characters.
    assert!(lines <= 52, "the glue has {lines} lines");
}
