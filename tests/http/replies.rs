//! What a handler may return, and how it is written.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use ferrapi::Body;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use crate::expect::expect;

#[model]
#[derive(Clone)]
struct Item {
    id: u32,
    #[serde(rename = "fullName")]
    name: String,
    note: Option<String>,
}

fn sample() -> Item {
    Item { id: 1, name: "é\u{1F600}</".to_owned(), note: None }
}

const SAMPLE: &str = "{\"id\":1,\"fullName\":\"é\u{1F600}</\",\"note\":null}";

#[get("/model")]
async fn model() -> Item {
    sample()
}

#[get("/list")]
async fn list() -> Vec<Item> {
    vec![sample(), sample()]
}

#[get("/some")]
async fn some() -> Option<Item> {
    Some(sample())
}

#[get("/none")]
async fn none() -> Option<Item> {
    None
}

#[get("/shared")]
async fn shared() -> Arc<Item> {
    Arc::new(sample())
}

#[get("/unit")]
async fn unit() {}

#[get("/text")]
async fn text() -> String {
    "a\"b".to_owned()
}

#[get("/static")]
async fn static_text() -> &'static str {
    "just text"
}

#[get("/float")]
async fn float() -> (f64, f64, f32) {
    (1.0, 1e22, 0.5)
}

#[get("/nan")]
async fn nan() -> f64 {
    f64::NAN
}

#[get("/tuple")]
async fn tuple() -> (u8, bool, Option<char>) {
    (1, true, Some('x'))
}

#[get("/map")]
async fn map() -> BTreeMap<String, Vec<i32>> {
    BTreeMap::from([("b".to_owned(), vec![2]), ("a".to_owned(), vec![])])
}

#[get("/numbers")]
async fn numbers() -> HashMap<u32, bool> {
    HashMap::from([(7, true)])
}

#[get("/any")]
async fn any() -> Value {
    json!({"z": 1, "a": [null]})
}

#[get("/html")]
async fn html() -> Html<&'static str> {
    Html("<b>hi</b>")
}

#[get("/plain", status = 202)]
async fn plain() -> PlainText {
    PlainText("héllo".to_owned())
}

#[get("/bytes")]
async fn bytes() -> Bytes {
    Bytes::from_static(b"\x00\x01")
}

#[get("/redirect")]
async fn redirect(kind: String) -> Redirect {
    match kind.as_str() {
        "to" => Redirect::to("/a b?q=é"),
        "permanent" => Redirect::permanent("https://example.com/%20x"),
        "other" => Redirect::see_other("/x"),
        "injection" => Redirect::to("/x\r\nset-cookie: a=b"),
        _ => Redirect::to("/x").status(302),
    }
}

#[get("/status")]
async fn status(code: u16) -> Result<(StatusCode, Item), HttpError> {
    let code = StatusCode::from_u16(code).map_err(|_| HttpError::bad_request("no status"))?;
    Ok((code, sample()))
}

#[post("/created", status = 201)]
async fn created() -> Item {
    sample()
}

#[delete("/gone", status = 204)]
async fn gone() {}

#[get("/unchanged", status = 304)]
async fn unchanged() {}

#[get("/reset", status = 205)]
async fn reset() {}

#[get("/whole")]
async fn whole() -> Response {
    let mut response = Response::new(Body::from("as it is"));
    *response.status_mut() = StatusCode::ACCEPTED;
    response.headers_mut().insert("x-a", "1".parse().unwrap());
    response
}

fn all() -> ferrapi::TestClient {
    ferrapi::TestClient::new(
        App::new("Test")
            .routes(routes![model, list, some, none, shared, unit, text, static_text, float, nan, tuple, map])
            .routes(routes![numbers, any, html, plain, bytes, redirect, status, created, gone, unchanged])
            .routes(routes![reset, whole]),
    )
}

#[test]
fn values_are_compact_json_that_escapes_only_what_it_must() {
    let client = all();
    expect(client.get("/model"), 200, SAMPLE);
    expect(client.get("/list"), 200, &format!("[{SAMPLE},{SAMPLE}]"));
    expect(client.get("/some"), 200, SAMPLE);
    expect(client.get("/none"), 200, "null");
    expect(client.get("/shared"), 200, SAMPLE);
    expect(client.get("/unit"), 200, "null");
    expect(client.get("/text"), 200, r#""a\"b""#);
    expect(client.get("/static"), 200, r#""just text""#);
    expect(client.get("/tuple"), 200, r#"[1,true,"x"]"#);
    expect(client.get("/map"), 200, r#"{"a":[],"b":[2]}"#);
    expect(client.get("/numbers"), 200, r#"{"7":true}"#);
    expect(client.get("/any"), 200, r#"{"z":1,"a":[null]}"#);
    expect(client.get("/nan"), 200, "null");
    let floats: Vec<f64> = client.get("/float").send().json();
    assert_eq!(floats, [1.0, 1e22, 0.5]);
}

#[test]
fn text_html_and_bytes_are_sent_as_they_are() {
    for (path, status, media_type, body) in [
        ("/html", 200, "text/html; charset=utf-8", "<b>hi</b>"),
        ("/plain", 202, "text/plain; charset=utf-8", "héllo"),
        ("/bytes", 200, "application/octet-stream", "\u{0}\u{1}"),
    ] {
        let answer = all().get(path).send();
        assert_eq!((answer.status(), answer.header("content-type")), (status, Some(media_type)));
        assert_eq!(
            (answer.text(), answer.header("content-length")),
            (body, Some(body.len().to_string().as_str()))
        );
    }
}

#[test]
fn redirects_have_a_location_and_no_body() {
    for (kind, status, location) in [
        ("to", 307, "/a%20b?q=%C3%A9"),
        ("permanent", 308, "https://example.com/%20x"),
        ("other", 303, "/x"),
        ("found", 302, "/x"),
        ("injection", 307, "/x%0D%0Aset-cookie:%20a=b"),
    ] {
        let answer = all().get("/redirect").query(&[("kind", kind)]).send();
        assert_eq!((answer.status(), answer.header("location")), (status, Some(location)));
        assert_eq!((answer.text(), answer.header("content-length")), ("", Some("0")));
        assert_eq!((answer.header("content-type"), answer.header("set-cookie")), (None, None));
    }
}

#[test]
fn a_status_may_be_declared_or_returned() {
    expect(all().post("/created"), 201, SAMPLE);
    expect(all().get("/status?code=202"), 202, SAMPLE);
    expect(all().get("/status?code=599"), 599, SAMPLE);
    expect(all().get("/status?code=1000"), 400, r#"{"detail":"no status"}"#);
}

#[test]
fn statuses_without_a_body_have_none() {
    let client = all();
    for (answer, status) in [
        (client.delete("/gone").send(), 204),
        (client.get("/unchanged").send(), 304),
        (client.get("/reset").send(), 205),
        (client.get("/status?code=204").send(), 204),
        (client.get("/status?code=304").send(), 304),
    ] {
        assert_eq!((answer.status(), answer.text()), (status, ""));
        // The media type stays, as FastAPI has it.
        assert_eq!(answer.header("content-type"), Some("application/json"));
    }
}

#[test]
fn a_whole_response_is_sent_as_it_is() {
    let answer = all().get("/whole").send();
    assert_eq!((answer.status(), answer.text(), answer.header("x-a")), (202, "as it is", Some("1")));
    assert_eq!(answer.header("content-type"), None);
}

#[test]
fn header_fields_of_the_request_never_come_back() {
    let answer =
        all().get("/model").header("x-secret", "1").cookie("a", "b").header("set-cookie", "a=b").send();
    let mut names: Vec<_> = answer.headers().keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["content-length", "content-type", "date", "x-content-type-options"]);
}

#[test]
fn head_is_answered_where_get_is_without_a_body() {
    let client = all();
    for path in ["/model", "/html", "/bytes", "/redirect?kind=to", "/unit"] {
        let (got, head) = (client.get(path).send(), client.head(path).send());
        assert_eq!((head.status(), head.text()), (got.status(), ""));
        for name in ["content-type", "location"] {
            assert_eq!(head.header(name), got.header(name), "{name} of {path}");
        }
        // Where there is nothing, its length may be left out.
        assert_eq!(
            head.header("content-length").unwrap_or("0"),
            got.header("content-length").unwrap(),
            "{path}"
        );
    }
    assert_eq!(client.head("/created").send().status(), 405);
    assert_eq!(client.head("/nothing").send().status(), 404);
}
