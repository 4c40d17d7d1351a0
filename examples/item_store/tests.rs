//! Every line of the program, tried through the real HTTP stack without a port.

use ferrapi::TestClient;

use super::*;

fn client() -> TestClient {
    TestClient::new(app(Upstream::new("http://127.0.0.1:1/")))
}

#[test]
fn smoke() {
    let client = client();
    for (method, path, body) in [
        ("GET", "/echo/42?q=search", ""),
        ("GET", "/echo/x", ""),
        ("GET", "/items", ""),
        ("GET", "/items/1", ""),
        ("GET", "/items/9", ""),
        ("GET", "/items/abc", ""),
        ("POST", "/items", r#"{"name":"Thingamajig","price":9.5}"#),
        ("POST", "/items", r#"{"name":"","price":"0","tags":[1]}"#),
        ("POST", "/items", r#"["n",1.5,[]]"#),
        ("POST", "/items", r#"{"name":"#),
        ("POST", "/items", ""),
        ("DELETE", "/items/1", ""),
        ("DELETE", "/items/1", ""),
        ("GET", "/users/7/posts/9", ""),
        ("GET", "/users/0/posts/0", ""),
        ("GET", "/users/0/posts/0?include_draft=maybe", ""),
        ("GET", "/slow", ""),
        ("GET", "/items/", ""),
        ("PUT", "/items", ""),
        ("GET", "/nothing", ""),
        ("GET", "/proxy", ""),
        ("GET", "/openapi.json", ""),
    ] {
        let mut request = client.request(method, path);
        if !body.is_empty() {
            request = request.content_type("application/json").body(body);
        }
        let answer = request.send();
        println!("{method} {path} {body}\n  -> {} {:?} {}", answer.status(), answer.headers(), answer.text());
    }
}
