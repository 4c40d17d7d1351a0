//! What is refused, and what is said to browsers, without being asked for.

use ferrapi::prelude::*;
use ferrapi::{App, TestClient};
use serde_json::{Value, json};

#[get("/names/<name>")]
async fn by_name(name: String) -> String {
    name
}

#[get("/files/<path..>")]
async fn file(path: String) -> String {
    path
}

#[post("/items")]
async fn create(names: Vec<String>) -> usize {
    names.len()
}

#[post("/any")]
async fn any(#[body] value: Value) -> Value {
    value
}

#[model]
struct Named {
    name: String,
}

#[post("/named")]
async fn named(named: Named) -> String {
    named.name
}

#[post("/two")]
async fn two(first: Named, second: Option<Named>) -> String {
    first.name + second.as_ref().map_or("", |named| &named.name)
}

#[post("/login")]
async fn login(#[form] name: String) -> String {
    name
}

#[post("/raw")]
async fn raw(mut body: BodyStream) -> Result<usize, HttpError> {
    Ok(body.next().await?.map_or(0, |piece| piece.len()))
}

#[get("/stream")]
async fn stream() -> Stream {
    Stream::from_iter(["a"]).media_type("text/plain")
}

fn client() -> TestClient {
    TestClient::new(
        App::new("Test").routes(routes![by_name, file, create, any, named, two, login, raw, stream]),
    )
}

#[test]
fn a_path_is_text() {
    let client = client();
    for path in ["/names/%FF", "/names/a%00b", "/files/a/%C3", "/files/%00", "/nowhere/%ED%A0%80", "/%00"] {
        let answer = client.get(path).send();
        assert_eq!((answer.status(), answer.text()), (400, r#"{"detail":"Bad Request"}"#), "{path}");
    }
    assert_eq!(client.get("/names/%C3%A9%2500").send().text(), r#""é%00""#);
    assert_eq!(client.get("/names/x?q=%FF%00").send().status(), 200, "a query is no path");
}

#[test]
fn a_compressed_body_is_not_read() {
    let client = client();
    for (path, media_type) in [
        ("/items", "application/json"),
        ("/login", "application/x-www-form-urlencoded"),
        ("/login", "multipart/form-data; boundary=x"),
    ] {
        for coding in ["gzip", "br", "zstd", "deflate", "gzip, gzip", "aes128gcm"] {
            let request =
                client.post(path).header("content-type", media_type).header("content-encoding", coding);
            let answer = request.body("[]").send();
            assert_eq!(
                (answer.status(), answer.header("accept-encoding")),
                (415, Some("identity")),
                "{coding}"
            );
        }
    }
    let plain = client.post("/items").header("content-type", "application/json");
    assert_eq!(plain.header("content-encoding", "Identity").body("[]").send().text(), "0");
    assert_eq!(client.post("/raw").header("content-encoding", "gzip").body("abc").send().text(), "3");
}

#[test]
fn browsers_guess_no_media_type() {
    let client = client();
    for path in
        ["/names/x", "/nowhere", "/stream", "/docs", "/redoc", "/openapi.json", "/docs/swagger-ui.css"]
    {
        assert_eq!(client.get(path).send().header("x-content-type-options"), Some("nosniff"), "{path}");
    }
}

#[test]
fn the_docs_pages_run_no_strangers_scripts() {
    let client = client();
    for path in ["/docs", "/redoc", "/docs/oauth2-redirect"] {
        let page = client.get(path).send();
        let policy = page.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none'; script-src 'self'"), "{policy}");
        assert!(!policy.contains("script-src 'self' 'unsafe"), "{policy}");
        // Every script of the page is a file of ours, or has its hash in the policy.
        let inline = page.text().matches("<script>").count();
        assert_eq!(policy.matches("'sha256-").count(), inline, "{path}");
        assert!(!page.text().contains("src=\"http") && !page.text().contains("href=\"http"), "{path}");
    }
}

/// serde_json's `RawValue` has a key of its own, under which a text would be read as JSON again, and without end.
#[test]
fn no_key_means_anything_to_the_parser() {
    let mut nested = "1".to_owned();
    for _ in 0..12 {
        let inside = json!({ "$serde_json::private::RawValue": nested });
        nested = format!("{}{inside}{}", "[".repeat(100), "]".repeat(100));
    }
    let answer = client().post("/any").header("content-type", "application/json").body(nested.clone()).send();
    assert_eq!((answer.status(), answer.text()), (200, nested.as_str()));
    let number = json!({ "$serde_json::private::Number": "1" });
    assert_eq!(client().post("/any").json(&number).send().json::<Value>(), number);
}

#[test]
fn what_nobody_reads_is_json_nevertheless() {
    let client = client();
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for (value, status) in [
        (&br#"[1,{"b":[null,true,1.5,"\u00e9"]}]"#[..], 200),
        (b"\"\xff\"", 400),
        (br#""\ud800""#, 422),
        (b"1e999", 422),
        (deep.as_bytes(), 422),
    ] {
        for (path, before) in
            [("/named", r#"{"name":"x","other":"#), ("/two", r#"{"first":{"name":"x"},"other":"#)]
        {
            let body = [before.as_bytes(), value, b"}"].concat();
            let answer = client.post(path).header("content-type", "application/json").body(body).send();
            assert_eq!(
                answer.status(),
                status,
                "{path} {}",
                String::from_utf8_lossy(&value[..value.len().min(9)])
            );
        }
    }
}
