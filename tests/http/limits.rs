//! The greatest body: of the application, a router, a route. (Bodies in pieces are tried in `wire`.)

use ferrapi::prelude::*;
use ferrapi::{App, Router, TestClient};

use crate::expect::expect;

#[post("/default")]
async fn with_default(#[body] text: String) -> usize {
    text.len()
}

#[post("/own", body_limit = 8)]
async fn own(#[body] text: String) -> usize {
    text.len()
}

#[post("/unread")]
async fn unread() -> &'static str {
    "not read"
}

const TOO_LARGE: &str = r#"{"detail":"Content Too Large"}"#;

/// JSON text of this many bytes.
fn text(bytes: usize) -> String {
    format!("\"{}\"", "x".repeat(bytes - 2))
}

fn send(client: &TestClient, path: &str, bytes: usize) -> u16 {
    client.post(path).content_type("application/json").body(text(bytes)).send().status()
}

#[test]
fn two_mebibytes_are_read_when_nothing_is_said() {
    let client = TestClient::new(App::new("Test").routes(routes![with_default]));
    assert_eq!(send(&client, "/default", 2 * 1024 * 1024), 200);
    let request = client.post("/default").content_type("application/json").body(text(2 * 1024 * 1024 + 1));
    let answer = request.send();
    assert_eq!((answer.status(), answer.header("content-type")), (413, Some("application/json")));
    assert_eq!(answer.header("connection"), Some("close"));
    assert!(answer.into_json()["detail"].is_string());
    assert_eq!(send(&client, "/default", 10), 200, "the next request has a connection of its own");
}

#[test]
fn the_nearest_limit_counts() {
    let inner = Router::new("/inner").body_limit(16).routes(routes![with_default, own]);
    let outer = Router::new("/outer").body_limit(64).routes(routes![with_default]).mount(inner);
    let client =
        TestClient::new(App::new("Test").body_limit(32).routes(routes![with_default, own]).mount(outer));
    for (path, limit) in [
        ("/default", 32),
        ("/own", 8),
        ("/outer/default", 64),
        ("/outer/inner/default", 16),
        ("/outer/inner/own", 8),
    ] {
        assert_eq!(send(&client, path, limit), 200, "{path}");
        assert_eq!(send(&client, path, limit + 1), 413, "{path}");
    }
    let request = client.post("/own").content_type("application/json").body(text(9));
    let answer = request.send();
    assert!(answer.text() == TOO_LARGE || answer.text().contains("Too Large"), "{}", answer.text());
}

#[test]
fn a_body_that_nobody_reads_has_no_limit() {
    let client = TestClient::new(App::new("Test").body_limit(4).routes(routes![unread]));
    expect(client.post("/unread").body("more than four"), 200, r#""not read""#);
}
