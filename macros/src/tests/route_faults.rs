//! Every message about a route: the mistake, and the words.

use proc_macro2::TokenStream;
use quote::quote;

use crate::attr::route::RouteAttribute;
use crate::route;
use crate::snapshot::messages;

fn get(keys: TokenStream, item: TokenStream) -> Vec<String> {
    messages(route::expand(RouteAttribute::Method("GET"), keys, item))
}

/// The messages about an attribute, on a function without a mistake.
fn keys(keys: TokenStream) -> Vec<String> {
    get(
        keys,
        quote!(
            async fn handler() {}
        ),
    )
}

/// The messages about a function, under a path without a mistake.
fn function(item: TokenStream) -> Vec<String> {
    get(quote!("/items/<item_id>"), item)
}

/// The messages about one argument of an otherwise right handler.
fn argument(argument: TokenStream) -> Vec<String> {
    function(quote!(async fn handler(#argument) {}))
}

fn check(cases: &[(TokenStream, &str)], found: fn(TokenStream) -> Vec<String>) {
    for (tokens, message) in cases {
        assert_eq!(found(tokens.clone()), [*message], "{tokens}");
    }
}

#[test]
fn right_routes_have_no_fault() {
    let none: [&str; 0] = [];
    assert_eq!(keys(quote!("/")), none);
    assert_eq!(keys(quote!("/a", responses(4XX = Message, "5XX" = "text", default(Message)),)), none);
    assert_eq!(argument(quote!(#[path(alias = "item_id")] id: u64)), none);
    assert_eq!(argument(quote!(#[depends(item)] item_id: Item)), none);
    assert_eq!(argument(quote!(#[depends(m::item("a", 1),)] item_id: Item)), none);
    assert_eq!(argument(quote!(#[header(alias = "X-Token")] Token(token): Token)), none);
    assert_eq!(argument(quote!(text: Cow<'static, str>)), none);
}

#[test]
fn keys_of_a_route() {
    let cases = [
        (quote!(), "`#[get]` begins with a path: write `#[get(\"/items/<id>\")]`"),
        (quote!(path = "/"), "`#[get]` begins with a path: write `#[get(\"/items/<id>\")]`"),
        (quote!("/" status = 201), "expected `,` after the path"),
        (quote!("items"), "a path begins with a slash: write `/items`"),
        (quote!("/{id}"), "`{id}` is no path variable: write `<id>`"),
        (quote!("/", staus = 201), "unknown key `staus`, did you mean `status`?"),
        (quote!("/", status = "201"), "`status` takes a number: write `status = 201`"),
        (quote!("/", status = 99), "a status is a number from 200 to 599"),
        (quote!("/", status = 600), "a status is a number from 200 to 599"),
        (quote!("/", status = 100), "a status below 200 is no answer yet: write one from 200 to 599"),
        (quote!("/", tags = "a"), "`tags` takes a list: write `tags(\"items\")`"),
        (quote!("/", summary = 1), "`summary` takes text: write `summary = \"…\"`"),
        (quote!("/", hidden = 1), "`hidden` is a flag: write `hidden` or `hidden = false`"),
        (quote!("/", crate = "api"), "`crate` takes a path: write `crate = ::ferrapi`"),
        (quote!("/", body_limit), "`body_limit` takes a value: write `body_limit = 1_000_000`"),
        (quote!("/", responses), "`responses` takes a list: write `responses(404 = Message)`"),
        (
            quote!("/", responses(404)),
            "this response says nothing: write `404 = Message`, `404 = \"text\"`, `404(Message, \"text\")` or `200(content(\"image/png\"))`",
        ),
        (
            quote!("/", responses(404("a", "b"))),
            "a response has one type and one text: write `404 = Message`, `404 = \"text\"`, `404(Message, \"text\")` or `200(content(\"image/png\"))`",
        ),
        (quote!("/", responses(40 = "x")), "`40` is no status: write `404`, `4XX` or `default`"),
        (quote!("/", responses(6XX = "x")), "`6XX` is no status: write `404`, `4XX` or `default`"),
        (
            quote!("/", responses(200(content("png")))),
            "`png` is no media type: write one such as `image/png`",
        ),
        (
            quote!("/", responses(200(contents("image/png")))),
            "`contents` is no part of a response: write `404 = Message`, `404 = \"text\"`, `404(Message, \"text\")` or `200(content(\"image/png\"))`",
        ),
        (
            quote!("/", openapi_extra),
            "`openapi_extra` takes a value: write `openapi_extra = json!({ \"x-internal\": true })`",
        ),
        (quote!("/", responses(404 = "a", 404 = A)), "the response `404` is given twice"),
        (quote!("/", depends = verify), "`depends` takes a list: write `depends(function)`"),
        (
            quote!("/", depends(role("admin"), Role { name: "admin" })),
            "`depends` names a `#[dependency]` function or struct: write `depends(function)`",
        ),
        (
            quote!("/", depends("admin")),
            "`depends` names a `#[dependency]` function or struct: write `depends(function)`",
        ),
    ];
    check(&cases, keys);
}

#[test]
fn methods() {
    let cases = [
        (quote!(), "`#[route]` begins with a method: write `#[route(GET, \"/items/<id>\")]`"),
        (quote!("GET", "/"), "the method is a word: write `GET` without quotes"),
        (quote!(GET "/"), "expected `,` after the method"),
        (quote!(GET), "`#[route]` takes a path after the method: write `#[route(GET, \"/items/<id>\")]`"),
        (quote!("/items"), "`#[route]` begins with a method: write `#[route(GET, \"/items\")]`"),
        (quote!(GET, x), "`#[route]` takes a path after the method: write `#[route(GET, \"/items/<id>\")]`"),
        (quote!(get, "/"), "unknown method `get`, did you mean `GET`?"),
        (quote!(DELTE, "/"), "unknown method `DELTE`, did you mean `DELETE`?"),
        (
            quote!(PROPFIND, "/"),
            "unknown method `PROPFIND`, write one of `GET`, `POST`, `PUT`, `PATCH`, `DELETE`, `HEAD`, `OPTIONS` and `TRACE`",
        ),
    ];
    check(&cases, |tokens| {
        messages(route::expand(
            RouteAttribute::Route,
            tokens,
            quote!(
                async fn handler() {}
            ),
        ))
    });
}

#[test]
fn functions() {
    let cases = [
        (
            quote!(
                struct Handler;
            ),
            "`#[get]` stands on a function",
        ),
        (
            quote!(
                async fn handler();
            ),
            "`#[get]` stands on a function with a body",
        ),
        (
            quote!(
                async fn handler(&self) {}
            ),
            "a handler is a free function: take what it needs as arguments, not as `self`",
        ),
        (
            quote!(
                const fn handler() {}
            ),
            "a handler runs once per request: remove `const`",
        ),
        (
            quote!(
                unsafe fn handler() {}
            ),
            "a handler is called by generated code: it cannot be `unsafe`",
        ),
        (
            quote!(
                extern "C" fn handler() {}
            ),
            "a handler is an ordinary Rust function: remove `extern`",
        ),
        (
            quote!(
                async fn handler<T>() {}
            ),
            "a handler cannot be generic: nothing would choose its types, write one for each",
        ),
        (
            quote!(
                async fn handler<'a>() {}
            ),
            "a handler has no lifetime parameter: its arguments are owned, or lent with a plain `&`",
        ),
        (
            quote!(
                async fn handler()
                where
                    u8: Copy,
                {
                }
            ),
            "a handler has no `where` clause",
        ),
        (
            quote!(
                async fn handler() -> impl Reply {}
            ),
            "what a handler returns must be named: write the type instead of `impl …`",
        ),
        (
            quote!(
                async fn handler() -> Vec<_> {}
            ),
            "a type in a signature is written out: nothing infers `_`",
        ),
    ];
    check(&cases, function);
}

#[test]
fn arguments() {
    let cases = [
        (
            quote!(item: impl Into<String>),
            "an argument's type must be named: write the type instead of `impl …`",
        ),
        (
            quote!(name: Option<&str>),
            "an argument owns what it is made of: write an owned type, such as `String` for `&str`",
        ),
        (
            quote!(name: Cow<'a, str>),
            "an argument's type has no lifetime: arguments are owned, or lent with a plain `&`",
        ),
        (quote!(head: &'a Head), "an argument is lent for the time of the call: write a plain `&`"),
        (
            quote!(#[query] head: &Head),
            "an argument by reference is lent for the call: `#[query]` needs an owned type",
        ),
        (quote!(#[cfg(unix)] q: u8), "an argument is always there: put `#[cfg]` on the whole item"),
        (
            quote!(#[query] #[cookie] q: u8),
            "an argument comes from one place: keep `#[query]` or `#[cookie]`",
        ),
        (quote!(#[query] item_id: u8), "`item_id` is a variable of the path: `#[query]` cannot stand on it"),
        (quote!(#[query] Q(q): Q), "`#[query]` reads a value by its name: write a plain name here"),
        (quote!(#[path(default = 1)] item_id: u8), "a path variable is always there: it has no default"),
        (quote!(#[query(alias = "")] q: u8), "an alias is a name: it cannot be empty"),
        (
            quote!(#[header(alias = "x token")] token: u8),
            "`x token` is no header name: letters, digits and hyphens, as in `x-token`",
        ),
        (quote!(#[query = "q"] q: u8), "`#[query]` takes keys: write `#[query(alias = \"…\")]`"),
        (quote!(#[query(aliass = "q")] q: u8), "unknown key `aliass`, did you mean `alias`?"),
        (
            quote!(#[query(default(1))] q: u8),
            "`default` takes a value: write `default = …`, or `default` for the type's own",
        ),
        (quote!(#[query(ge = 2, le = 1)] q: u8), "no value satisfies both `ge = 2` and `le = 1`"),
        (quote!(#[query(le = 1, default = 2)] q: u8), "the default 2 breaks `le = 1`"),
        (
            quote!(#[file(default = Vec::new())] files: Vec<Bytes>),
            "the one default of a list of files is none: write `default`",
        ),
        (
            quote!(#[form] name: String, #[body] item: Item),
            "a body is a form or JSON, not both: `#[form]` and `#[body]` cannot stand in one function",
        ),
        (
            quote!(#[body] item: Item, #[form] name: String, #[file] file: UploadFile),
            "a body is a form or JSON, not both: `#[body]` and `#[form]` cannot stand in one function",
        ),
        (quote!(#[depends] user: User), "`#[depends]` names a dependency: write `#[depends(function)]`"),
        (quote!(#[depends()] user: User), "`depends` names a dependency: write `depends(function)`"),
        (
            quote!(#[depends(roles[0]("admin"))] user: User),
            "`depends` names a `#[dependency]` function or struct: write `depends(function)`",
        ),
        (
            quote!(#[depends(user, scope = "function")] user: User),
            "`scope` is said of the dependency itself: write `#[dependency(scope = \"function\")]` on its definition",
        ),
        (
            quote!(#[depends(user, use_cache = false)] user: User),
            "`use_cache` is said of the dependency itself: write `#[dependency(shared = false)]` on its definition",
        ),
        (quote!(#[depends(user, name = "x")] user: User), "unknown key `name`, `#[depends]` takes `scopes`"),
        (
            quote!(#[fixed] user: User),
            "`#[fixed]` stands in a dependency, whose users give the value: nobody gives a handler one",
        ),
    ];
    check(&cases, argument);
}

#[test]
fn keys_of_one_place_are_unknown_at_another() {
    let [message] = argument(quote!(#[query(embed)] q: u8)).try_into().unwrap();
    let known = "unknown key `embed`, `#[query]` takes `alias`, `default`, `default_factory`, `title`";
    assert!(message.starts_with(known), "{message}");
}

#[test]
fn all_faults_of_an_item_are_reported_together() {
    let found = get(
        quote!("/{id}", staus = 201),
        quote!(
            async fn handler<T>(
                #[query]
                #[header]
                q: u8,
                #[depends] name: String,
            ) {
            }
        ),
    );
    assert_eq!(found.len(), 5, "{found:#?}");
}

#[test]
fn parts_of_an_answer() {
    let cases = [
        (quote!("/", response), "`response` takes a list: write `response(exclude_none)`"),
        (quote!("/", response()), "this says nothing: write `response(exclude_none)` or another key"),
        (quote!("/", response(include = "a")), "`include` takes a list: write `include(name, price)`"),
        (quote!("/", response(include(a), exclude(a))), "`a` is included and excluded: keep one of them"),
        (quote!("/", response(exclude_nones)), "unknown key `exclude_nones`, did you mean `exclude_none`?"),
        (
            quote!("/", response(by_name, exclude_unset)),
            "a Rust value does not know which of its fields were set: return `Given<T>`, which does",
        ),
    ];
    check(&cases, keys);
}
