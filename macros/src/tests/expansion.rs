//! Expansions, formatted, against the files in `tests/expand`; `FERRAPI_BLESS=1` writes the files.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::quote;

use crate::attr::route::RouteAttribute;
use crate::{dependency, route, routes};

#[test]
fn two_arguments() {
    let expansion = route::expand(
        RouteAttribute::Method("GET"),
        quote!("/items/<item_id>", tags("items")),
        quote! {
            /// Read one item.
            async fn read_item(item_id: u64, q: Option<String>) -> Item {
                Item { item_id, q }
            }
        },
    );
    let glue = expansion_without_function(&expansion);
    compare("two_arguments", expansion);
    let lines = glue.lines().count();
    assert!(lines < 60, "a simple handler's glue is short enough to read, but it has {lines} lines");
}

#[test]
fn plain_function() {
    let item = quote! {
        pub fn slow() -> &'static str {
            "done"
        }
    };
    compare("plain_function", route::expand(RouteAttribute::Method("GET"), quote!("/slow"), item));
}

#[test]
fn all_keys() {
    let keys = quote! {
        PATCH, "/items/<item_id>/",
        crate = crate::api,
        status = 202,
        tags("items", TAG),
        summary = "Summary",
        description = include_str!("long.md"),
        operation_id = "patch",
        deprecated,
        hidden = true,
        response_description = "Taken",
        responses(404 = Message, 409 = "Conflict", 4XX(Message, "Other"), default("Else")),
        depends(verify, auth::admin),
        body_limit = 10 * 1024,
    };
    let item = quote! {
        /// Not the summary.
        ///
        /// Not the description.
        #[allow(unused)]
        pub(crate) async fn patch_item() -> Result<(), HttpError> {
            Ok(())
        }
    };
    compare("all_keys", route::expand(RouteAttribute::Route, keys, item));
}

#[test]
fn all_places() {
    let item = quote! {
        async fn everything(
            /// The item.
            #[path(ge = 1)] item_id: u64,
            rest: String,
            #[path] tenant: Uuid,
            #[query(default = "x", min_length = 1, max_length = 10, pattern = "^x", alias = "item-query")] q: String,
            #[query(default, title = "Tags", example = "a", unique_items, min_items = 1)] tags: Vec<String>,
            #[query(default = 0.5, gt = 0, deprecated, hidden, description = "How much")] share: f64,
            #[header] user_agent: Option<String>,
            #[header(convert_underscores = false)] strange_header: Option<String>,
            #[header(alias = "X-Token")] token: String,
            #[cookie] session: Option<String>,
            #[body(embed, examples(first(), second()))] item: Item,
            #[depends(auth::user)] user: User,
            State(items): State<Items>,
            mut page: Page,
            r#type: bool,
        ) {
        }
    };
    let path = quote!("/items/<item_id>/<rest..>");
    compare("all_places", route::expand(RouteAttribute::Method("POST"), path, item));
}

#[test]
fn lent_arguments() {
    let item = quote! {
        async fn lent(request: &RequestHead, head: &mut ResponseHead, n: u8) -> u8 {
            n
        }
    };
    compare("lent_arguments", route::expand(RouteAttribute::Method("GET"), quote!("/lent"), item));
}

#[test]
fn lent_arguments_of_a_plain_function() {
    let item = quote! {
        fn items(head: &mut ResponseHead, items: State<Items>) {}
    };
    let expansion = route::expand(RouteAttribute::Method("GET"), quote!("/lent"), item);
    compare("lent_arguments_of_a_plain_function", expansion);
}

#[test]
fn status_without_a_body() {
    let item = quote! {
        async fn delete_item() {}
    };
    let path = quote!("/items", status = 204);
    compare("status_without_a_body", route::expand(RouteAttribute::Method("DELETE"), path, item));
}

#[test]
fn faulty_route() {
    let item = quote! {
        /// Kept.
        #[allow(unused)]
        pub async fn faulty(/** gone */ #[query(mim_length = 3)] q: String, #[query] #[header] twice: u8) -> u8 {
            twice
        }
    };
    let path = quote!("/items/{id}", staus = 201);
    compare("faulty_route", route::expand(RouteAttribute::Method("GET"), path, item));
}

#[test]
fn dependency_function() {
    let item = quote! {
        /// Resolves an item.
        fn get_item_or_404(item_id: u32, items: State<Items>) -> Result<Item, HttpError> {
            items.get(item_id)
        }
    };
    compare("dependency_function", dependency::expand(quote!(), item));
}

#[test]
fn dependency_async_function() {
    let item = quote! {
        pub async fn user(#[header] token: String, head: &RequestHead, #[depends(database)] db: Database) -> User {
            User
        }
    };
    compare("dependency_async_function", dependency::expand(quote!(shared = false), item));
}

#[test]
fn dependency_blocking_function() {
    let item = quote! {
        fn verify() {}
    };
    compare("dependency_blocking_function", dependency::expand(quote!(blocking), item));
}

#[test]
fn dependency_struct() {
    let item = quote! {
        /// A part of a list.
        #[derive(Clone)]
        pub struct Page {
            /// How many are left out.
            pub skip: u32,
            #[query(le = 100, default = 20)]
            limit: u32,
        }
    };
    compare("dependency_struct", dependency::expand(quote!(), item));
}

#[test]
fn faulty_dependency() {
    let item = quote! {
        fn faulty(#[form] name: String, item_id: u32) -> Result<Item, HttpError> {
            todo!()
        }
    };
    compare("faulty_dependency", dependency::expand(quote!(shard = false), item));
}

#[test]
fn list_of_routes() {
    compare_expression("list_of_routes", routes::expand(quote!(read_item, m::create_item,)));
    compare_expression("empty_list_of_routes", routes::expand(quote!()));
    compare_expression("list_with_one_route_twice", routes::expand(quote!(a, m::b, a)));
}

fn expansion_without_function(expansion: &TokenStream) -> String {
    let mut file: syn::File = syn::parse2(expansion.clone()).expect("an expansion is made of items");
    file.items.retain(|item| !matches!(item, syn::Item::Fn(_)));
    prettyplease::unparse(&file)
}

fn compare_expression(name: &str, expansion: TokenStream) {
    compare(name, quote!(fn list() -> Routes { #expansion }));
}

fn compare(name: &str, expansion: TokenStream) {
    let file: syn::File = syn::parse2(expansion).expect("an expansion is made of items");
    let found = prettyplease::unparse(&file);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expand").join(name).with_extension("rs");
    if std::env::var_os("FERRAPI_BLESS").is_some() {
        return std::fs::write(&path, found).expect("the snapshot can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        expected.replace("\r\n", "\n") == found,
        "the expansion differs from {}; if that is meant, run the tests with FERRAPI_BLESS=1. It is now:\n{found}",
        path.display(),
    );
}
