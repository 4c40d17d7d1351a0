//! Expansions stand on their own: they name nothing of the user's scope, and no lint has anything to say about them.
//!
//! The modules hold programs that shadow what can be shadowed; that they compile under the lints below is the test.
//! One request through each shows that they also mean what they say.
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unreachable_pub, unused, nonstandard_style, future_incompatible)]
#![deny(let_underscore_drop, missing_debug_implementations, single_use_lifetimes, trivial_casts)]
#![deny(
    unused_qualifications,
    unused_import_braces,
    unused_lifetimes,
    unit_bindings,
    variant_size_differences
)]
#![deny(clippy::all, clippy::pedantic, clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// What these would say is said of the programs' own lines, not of what they expand to.
#![allow(clippy::drop_non_drop, clippy::needless_pass_by_value, clippy::too_many_arguments)]
#![allow(clippy::unnecessary_wraps, clippy::unused_async)]

mod letters;
mod names;
mod nested;
mod shadowed;

use ferrapi::{App, TestClient};

#[test]
fn without_a_prelude() {
    let app = App::new("Shadowed").state(shadowed::count()).routes(shadowed::list());
    let client = TestClient::new(app.mount(shadowed::router()));
    let answer = client.get("/shadowed/least").header("x-user", "a").send();
    assert_eq!((answer.status(), answer.text()), (200, "4"));
    let answer = client.get("/shadowed/items/7").query(&[("q", "x")]).send();
    assert_eq!((answer.status(), answer.text()), (200, r#"{"id":7,"q":"x","tags":["a"]}"#));
    let answer = client.get("/shadowed/key").header("x-key", "1234").send();
    assert_eq!((answer.status(), answer.text()), (200, "5"));
    let answer = client.post("/shadowed/items").header("x-user", "a").json(&[0; 0]).send();
    assert_eq!(answer.status(), 422);
}

#[test]
fn with_names_of_the_glue() {
    let client = TestClient::new(App::new("Names").routes(names::list()));
    let answer = client.get("/names/request/1").query(&[("issues", "2"), ("answer", "3")]).send();
    assert_eq!((answer.status(), answer.text()), (200, "[1,2,3,4,5]"));
    let answer = client.get("/names/type/loop").query(&[("move", "box")]).send();
    assert_eq!((answer.status(), answer.text()), (200, r#"{"type":"loop","move":"box"}"#));
    let answer = client.get("/names/user").send();
    assert_eq!((answer.status(), answer.text()), (200, r#""user""#));
    let answer =
        client.get("/names/concurrent").query(&[("branch_1", "3"), ("issues", "1"), ("answer", "2")]).send();
    assert_eq!((answer.status(), answer.text()), (200, r#""user branch 3""#));
    let answer = client.get("/names/page").query(&[("from", "3")]).send();
    assert_eq!((answer.status(), answer.text()), (200, "3"));
    let answer = client.get("/names/blocking").send();
    assert_eq!((answer.status(), answer.text(), answer.header("x-request")), (200, "1", Some("2")));
}

#[test]
fn from_nested_modules() {
    let client = TestClient::new(App::new("Nested").routes(nested::list()).routes(nested::ways::list()));
    assert_eq!(client.get("/nested/ways").send().text(), "[1,1,3]");
    for path in ["/nested/ways/super", "/nested/ways/here"] {
        assert_eq!(client.get(path).send().status(), 200, "{path}");
    }
    let answer = client.get("/nested/items/1").send();
    assert_eq!((answer.status(), answer.text()), (200, r#"{"id":1}"#));
    let answer = client.get("/nested/items/0").send();
    assert_eq!((answer.status(), answer.text()), (409, r#"{"detail":"0 is taken"}"#));
}

#[test]
fn with_types_named_like_parameters() {
    let client = TestClient::new(App::new("Letters").routes(letters::list()));
    let sent = r#"{"b":{"a":[{"b":null,"s":{"d":{"W":{"k":1}},"t":{"m":"V","v":{"k":2}}}}]},"s":{"d":{"E":{"t":{"m":"E","e":4}}},"t":{"m":"V","v":5}}}"#;
    let answer = client.post("/letters").header("content-type", "application/json").body(sent).send();
    assert_eq!((answer.status(), answer.text()), (200, sent));
}
