//! JSON bodies: content types, `null` and absence, defaults, parts.

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[model]
struct Small {
    n: i64,
}

#[post("/one")]
async fn one(s: Small) -> i64 {
    s.n
}

#[post("/strict", strict_content_type = true)]
async fn strict(s: Small) -> i64 {
    s.n
}

#[post("/lenient", strict_content_type = false)]
async fn lenient(s: Small) -> i64 {
    s.n
}

#[post("/default")]
async fn default(#[body(default = Some(Small { n: 7 }))] s: Option<Small>) -> Value {
    json!(s)
}

#[post("/embedded")]
async fn embedded(#[body(embed, default = Some(Small { n: 7 }))] s: Option<Small>) -> Value {
    json!(s)
}

#[post("/text")]
async fn text(#[body(max_length = 5)] text: String) -> String {
    text
}

#[test]
fn json_needs_its_content_type_unless_told_otherwise() {
    let routes = || routes![one, strict, lenient];
    for (app, expected) in [
        (App::new("Strict").routes(routes()), [422, 422, 200]),
        (App::new("Lenient").strict_content_type(false).routes(routes()), [200, 422, 200]),
        (
            App::new("Router")
                .strict_content_type(false)
                .mount(Router::new("").strict_content_type(true).routes(routes())),
            [422, 422, 200],
        ),
    ] {
        let client = TestClient::new(app);
        let statuses =
            ["/one", "/strict", "/lenient"].map(|path| client.post(path).body(r#"{"n":1}"#).send().status());
        assert_eq!(statuses, expected);
        let statuses =
            ["text/plain", "text/json", "application/x-json", "application/json/x"].map(|media_type| {
                client.post("/lenient").content_type(media_type).body(r#"{"n":1}"#).send().status()
            });
        assert_eq!(statuses, [422; 4]);
        let statuses = ["application/json", "APPLICATION/VND.API+JSON;v=1", "application/merge-patch+json"]
            .map(|media_type| {
                client.post("/one").content_type(media_type).body(r#"{"n":1}"#).send().status()
            });
        assert_eq!(statuses, [200; 3]);
    }
}

#[test]
fn null_and_absence_are_the_default() {
    let client = TestClient::new(App::new("Defaults").routes(routes![default, embedded]));
    let of = |path: &str, body: &str| {
        client.post(path).content_type("application/json").body(body).send().into_json()
    };
    for body in ["", "null", " null "] {
        assert_eq!(of("/default", body), json!({"n": 7}), "{body:?}");
        assert_eq!(of("/embedded", body), json!({"n": 7}), "{body:?}");
    }
    assert_eq!(of("/default", r#"{"n":1}"#), json!({"n": 1}));
    for body in [r#"{"s":null}"#, "{}"] {
        assert_eq!(of("/embedded", body), json!({"n": 7}), "{body:?}");
    }
    assert_eq!(of("/embedded", r#"{"s":{"n":1}}"#), json!({"n": 1}));
    assert_eq!(of("/embedded", r#"{"s":null,"s":{"n":2}}"#), json!({"n": 2}));
    assert_eq!(of("/embedded", r#"{"s":{"n":2},"s":null}"#), json!({"n": 7}));
    assert_eq!(of("/embedded", "[]")["detail"][0]["type"], "missing");
}

#[test]
fn a_text_is_json_or_the_body_itself() {
    let client = TestClient::new(App::new("Texts").routes(routes![text]));
    assert_eq!(client.post("/text").json("abc").send().json::<String>(), "abc");
    assert_eq!(client.post("/text").content_type("text/plain").body("abc").send().json::<String>(), "abc");
    let answer = client.post("/text").content_type("text/plain").body("abcdef").send().into_json();
    assert_eq!(answer["detail"][0]["type"], "string_too_long");
}

#[test]
fn what_no_parser_should_meet_is_answered() {
    let client = TestClient::new(App::new("Bombs").routes(routes![one]));
    let send = |body: Vec<u8>| client.post("/one").content_type("application/json").body(body).send();
    let deep = format!("{{\"n\":{}", "[".repeat(1_000_000));
    for (body, status) in [
        (deep.into_bytes(), 422),
        ("[".repeat(100).into_bytes(), 422),
        (b"{\"n\":1e999999999}".to_vec(), 422),
        (format!("{{\"n\":{}}}", "9".repeat(4300)).into_bytes(), 422),
        (format!("{{\"n\":{}}}", "9".repeat(4301)).into_bytes(), 400),
        (b"{\"n\":\"\xff\"}".to_vec(), 400),
        (b"\xff\xfe{".to_vec(), 400),
    ] {
        let shown = String::from_utf8_lossy(&body[..body.len().min(20)]).into_owned();
        assert_eq!(send(body).status(), status, "{shown}");
    }
}
