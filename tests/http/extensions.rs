//! Values that dependencies leave on a request for those that come after.

use ferrapi::prelude::*;
use ferrapi::{App, Extension, Extensions, TestClient};

use crate::expect::expect;

#[derive(Clone)]
struct RequestId(u32);

#[dependency]
async fn identify(#[header] x_id: Option<u32>, extensions: &mut Extensions) {
    if let Some(id) = x_id {
        extensions.insert(RequestId(id));
    }
}

#[dependency]
fn next(id: Extension<RequestId>) -> u32 {
    id.0.0 + 1
}

#[get("/id")]
async fn id(id: Extension<RequestId>) -> u32 {
    id.0.0
}

#[get("/next")]
async fn next_id(#[depends(next)] next: u32) -> u32 {
    next
}

#[get("/perhaps")]
async fn perhaps(id: Option<Extension<RequestId>>) -> Option<u32> {
    id.map(|id| id.0.0)
}

#[get("/here", depends(identify))]
fn here(id: Extension<RequestId>, extensions: &mut Extensions) -> (u32, usize) {
    extensions.insert("another");
    (id.0.0, extensions.len())
}

fn client() -> TestClient {
    let identified = ferrapi::Router::new("").depends::<identify>().routes(routes![id, next_id, perhaps]);
    TestClient::new(App::new("Test").mount(identified).routes(routes![here]))
}

#[test]
fn what_a_dependency_leaves_is_taken_further_in() {
    let client = client();
    for (path, body) in [("/id", "7"), ("/next", "8"), ("/perhaps", "7"), ("/here", "[7,2]")] {
        expect(client.get(path).header("x-id", "7"), 200, body);
    }
}

#[test]
fn what_nobody_has_left_is_a_failure_inside_unless_it_is_optional() {
    let client = client();
    for path in ["/id", "/next", "/here"] {
        // The connection is the one of the request before, which had the value.
        expect(client.get("/id").header("x-id", "7"), 200, "7");
        let answer = client.get(path).send();
        assert_eq!((answer.status(), answer.text()), (500, "Internal Server Error"), "{path}");
    }
    expect(client.get("/perhaps"), 200, "null");
}

#[test]
fn nothing_of_it_is_documented() {
    let document: ferrapi::serde_json::Value = client().get("/openapi.json").send().json();
    assert!(document["paths"]["/perhaps"]["get"]["parameters"][0]["name"] == "x-id");
    assert!(document["paths"]["/perhaps"]["get"]["parameters"].as_array().is_some_and(|all| all.len() == 1));
}
