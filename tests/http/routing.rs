//! Which route answers, and what is answered when none does.

use ferrapi::prelude::*;
use ferrapi::{App, TestClient};

use crate::expect::{client, expect};

macro_rules! named {
    ($($name:ident: $method:ident $path:literal),* $(,)?) => {
        $(#[$method($path)]
        async fn $name() -> &'static str {
            stringify!($name)
        })*
    };
}

named! {
    root: get "/",
    fixed: get "/items/me",
    slash: get "/slash/",
    posted: post "/posted",
    upper: get "/Upper/Case",
    special: get "/a-b_c~d.e:f@g",
    unicode: get "/café",
    many_get: get "/many",
    many_put: put "/many",
    many_patch: patch "/many",
    many_delete: delete "/many",
    many_options: options "/many",
    many_trace: trace "/many",
}

#[get("/items/<id>")]
async fn variable(id: String) -> String {
    id
}

#[get("/items/<id>/more")]
async fn longer(id: String) -> String {
    format!("more {id}")
}

#[get("/files/<rest..>")]
async fn rest(rest: String) -> String {
    rest
}

#[get("/files/fixed/name")]
async fn in_rest() -> &'static str {
    "fixed"
}

#[get("/<any>")]
async fn any(any: String) -> String {
    format!("any {any}")
}

#[route(HEAD, "/head")]
async fn head_only(head: &mut ResponseHead) {
    head.header("x-head", "1");
}

fn all() -> TestClient {
    TestClient::new(
        App::new("Test")
            .routes(routes![
                root, fixed, variable, longer, slash, posted, upper, special, unicode, rest, in_rest
            ])
            .routes(routes![
                many_get,
                many_put,
                many_patch,
                many_delete,
                many_options,
                many_trace,
                head_only
            ]),
    )
}

const NOT_FOUND: &str = r#"{"detail":"Not Found"}"#;

#[test]
fn the_more_specific_path_wins_whatever_the_order() {
    for client in [client(routes![fixed, variable, any]), client(routes![any, variable, fixed])] {
        expect(client.get("/items/me"), 200, r#""fixed""#);
        expect(client.get("/items/you"), 200, r#""you""#);
        expect(client.get("/items"), 200, r#""any items""#);
    }
    expect(all().get("/items/me/more"), 200, r#""more me""#);
    expect(all().get("/files/fixed/name"), 200, r#""fixed""#);
    expect(all().get("/files/fixed/other"), 200, r#""fixed/other""#);
    expect(all().get("/files/fixed"), 200, r#""fixed""#);
}

#[test]
fn the_root_is_a_path() {
    expect(all().get("/"), 200, r#""root""#);
    expect(all().get("/?a=b"), 200, r#""root""#);
    expect(client(routes![fixed]).get("/"), 404, NOT_FOUND);
}

#[test]
fn paths_are_compared_as_written() {
    expect(all().get("/Upper/Case"), 200, r#""upper""#);
    expect(all().get("/upper/case"), 404, NOT_FOUND);
    expect(all().get("//Upper/Case"), 404, NOT_FOUND);
    expect(all().get("/Upper//Case"), 404, NOT_FOUND);
    expect(all().get("/Upper/../Upper/Case"), 404, NOT_FOUND);
    expect(all().get("/a-b_c~d.e:f@g"), 200, r#""special""#);
    expect(all().get("/a%2Db_c%7Ed.e%3af%40g"), 200, r#""special""#);
    expect(all().get("/caf%C3%A9"), 200, r#""unicode""#);
    expect(all().get("/%55pper/Case"), 200, r#""upper""#);
}

#[test]
fn a_path_is_redirected_to_its_form_with_or_without_a_slash() {
    for (path, location) in [
        ("/slash", "/slash/"),
        ("/slash?a=b&c=%20", "/slash/?a=b&c=%20"),
        ("/items/me/", "/items/me"),
        ("/items/me//", "/items/me"),
        ("/items/you/?x=%C3%A9", "/items/you?x=%C3%A9"),
        ("/items/a%2Fb/", "/items/a%2Fb"),
        ("/files", "/files/"),
        ("/many/", "/many"),
        ("/docs/", "/docs"),
        ("/openapi.json/", "/openapi.json"),
    ] {
        let answer = all().get(path).send();
        assert_eq!((answer.status(), answer.header("location")), (307, Some(location)), "{path}");
        assert_eq!((answer.text(), answer.header("content-type")), ("", None));
    }
    let answer = all().post("/items/me/").send();
    assert_eq!(
        (answer.status(), answer.header("location")),
        (307, Some("/items/me")),
        "any method redirects"
    );
}

#[test]
fn a_redirect_never_leads_to_another_server() {
    let client = client(routes![any, slash]);
    for path in
        ["//evil.com/", "//evil.com", "///evil.com/", "/%2Fevil.com/", "/\\evil.com/", "/\\/evil.com/"]
    {
        let answer = client.get(path).header("host", "evil.com").send();
        let location = answer.header("location").unwrap_or("/");
        assert!(location.starts_with('/'), "{path} → {location}");
        assert!(!location.starts_with("//") && !location.starts_with("/\\"), "{path} → {location}");
    }
    let answer = all().get("/slash").header("host", "evil.com").send();
    assert_eq!(answer.header("location"), Some("/slash/"));
}

#[test]
fn redirects_can_be_switched_off() {
    let client = TestClient::new(App::new("Test").redirect_slashes(false).routes(routes![slash, fixed]));
    expect(client.get("/slash"), 404, NOT_FOUND);
    expect(client.get("/items/me/"), 404, NOT_FOUND);
    expect(client.get("/slash/"), 200, r#""slash""#);
}

#[test]
fn nothing_is_redirected_to_what_is_not_there() {
    for path in ["/nothing", "/nothing/", "/items/", "/items", "/items/a/b/"] {
        expect(all().get(path), 404, NOT_FOUND);
    }
}

#[test]
fn every_method_has_its_attribute() {
    let client = all();
    for method in ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
        let name = format!("\"many_{}\"", method.to_lowercase());
        expect(client.request(method, "/many"), 200, &name);
    }
    let answer = client.head("/head").send();
    assert_eq!((answer.status(), answer.header("x-head"), answer.text()), (200, Some("1"), ""));
}

#[test]
fn a_wrong_method_is_told_every_right_one() {
    let allowed = |method: &str, path: &str| {
        let answer = all().request(method, path).send();
        assert_eq!((answer.status(), answer.text()), (405, r#"{"detail":"Method Not Allowed"}"#));
        let mut methods: Vec<String> =
            answer.header("allow").unwrap().split(", ").map(str::to_owned).collect();
        methods.sort_unstable();
        methods.join(" ")
    };
    assert_eq!(allowed("POST", "/many"), "DELETE GET HEAD OPTIONS PATCH PUT TRACE");
    assert_eq!(allowed("GET", "/posted"), "POST");
    assert_eq!(allowed("GET", "/head"), "HEAD");
    assert_eq!(allowed("OPTIONS", "/items/me"), "GET HEAD");
    assert_eq!(allowed("FOO", "/files/a"), "GET HEAD");
    assert_eq!(allowed("POST", "/docs"), "GET HEAD");
    let answer = all().head("/posted").send();
    assert_eq!((answer.status(), answer.text()), (405, ""));
}

#[test]
fn a_less_specific_path_answers_the_methods_that_a_more_specific_one_does_not() {
    let client = client(routes![fixed, create_any]);
    expect(client.post("/items/me"), 200, r#""me""#);
    expect(client.get("/items/me"), 200, r#""fixed""#);
    let answer = expect(client.put("/items/me"), 405, r#"{"detail":"Method Not Allowed"}"#);
    let mut methods: Vec<_> = answer.header("allow").unwrap().split(", ").collect();
    methods.sort_unstable();
    assert_eq!(methods, ["GET", "HEAD", "POST"]);
}

#[post("/items/<id>")]
async fn create_any(id: String) -> String {
    id
}
