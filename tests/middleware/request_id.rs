//! A name for each request.

use std::collections::HashSet;

use ferrapi::TestClient;
use ferrapi::middleware::RequestId;
use ferrapi::prelude::*;

#[get("/")]
async fn id(head: &RequestHead) -> Option<String> {
    head.header("x-request-id").map(str::to_owned)
}

#[get("/own")]
async fn own(head: &mut ResponseHead) {
    head.header("x-request-id", "mine");
}

fn client(layer: RequestId) -> TestClient {
    TestClient::new(App::new("Test").routes(routes![id, own]).layer(layer))
}

#[test]
fn a_request_has_an_id_that_handler_and_client_know() {
    let client = client(RequestId::new());
    let mut seen = HashSet::new();
    for _ in 0..100 {
        let answer = client.get("/").send();
        let id = answer.header("x-request-id").unwrap().to_owned();
        assert_eq!(answer.json::<String>(), id);
        let parts: Vec<_> = id.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12], "{id}");
        assert!(id.as_bytes()[14] == b'4' && b"89ab".contains(&id.as_bytes()[19]), "{id}");
        assert!(seen.insert(id));
    }
    assert!(client.get("/missing").send().header("x-request-id").is_some());
    assert_eq!(client.get("/own").send().header("x-request-id"), Some("mine"));
}

#[test]
fn a_sound_id_of_the_client_is_kept() {
    let client = client(RequestId::new());
    let long = "x".repeat(129);
    for (given, kept) in [
        ("abc-123_x.y~z:/+=@", true),
        ("a b", false),
        ("a\"b", false),
        ("a\tb", false),
        ("<script>", false),
        ("", false),
        (long.as_str(), false),
    ] {
        let answer = client.get("/").header("x-request-id", given).send();
        assert_eq!(answer.header("x-request-id") == Some(given), kept, "{given}");
    }
    let answer = client.get("/").header("x-request-id", b"\xff").send();
    assert_eq!(answer.header("x-request-id").map(str::len), Some(36));
}

#[test]
fn other_names_and_less_trust() {
    let client = client(RequestId::new().header("x-trace").trust_client(false));
    let answer = client.get("/").header("x-trace", "mine").send();
    assert_eq!(answer.header("x-trace").map(str::len), Some(36));
    assert_eq!(answer.header("x-request-id"), None);
}
