//! Event streams: what they write and how they are documented.

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[model]
struct Item {
    name: String,
}

#[post("/items", status = 201)]
async fn items(names: Vec<String>) -> Sse<Item> {
    Sse::from_iter(names.into_iter().map(|name| Item { name }))
}

#[get("/mixed")]
async fn mixed() -> Sse<SseEvent<Item>> {
    Sse::generate(|out| async move {
        out.send(SseEvent::empty().comment("two\nlines")).await;
        out.send(SseEvent::new(Item { name: "a\nb".to_owned() }).event("item").id("1")).await;
        out.send(SseEvent::raw("<b>\n</b>").retry(std::time::Duration::from_millis(1500))).await;
        Ok::<_, std::fmt::Error>(())
    })
}

#[get("/any")]
async fn any() -> Sse<Value> {
    Sse::from_iter([json!(null), json!([1, 2])])
}

#[get("/texts")]
async fn texts() -> Sse<String> {
    Sse::from_iter(["a".to_owned()])
}

#[get("/response")]
async fn response() -> Response {
    Sse::from_iter([1, 2]).into()
}

fn client() -> TestClient {
    TestClient::new(App::new("Events").routes(routes![items, mixed, any, texts, response]))
}

#[test]
fn events_are_written_line_by_line() {
    let client = client();
    let answer = client.post("/items").json(&["a", "b"]).send();
    assert_eq!(
        (answer.status(), answer.text()),
        (201, "data: {\"name\":\"a\"}\n\ndata: {\"name\":\"b\"}\n\n")
    );
    assert_eq!(
        client.get("/mixed").send().text(),
        ": two\n: lines\n\n\
         event: item\ndata: {\"name\":\"a\\nb\"}\nid: 1\n\n\
         data: <b>\ndata: </b>\nretry: 1500\n\n"
    );
    assert_eq!(client.get("/any").send().text(), "data: null\n\ndata: [1, 2]\n\n");
    let answer = client.get("/response").send();
    assert_eq!(answer.text(), "data: 1\n\ndata: 2\n\n");
    for (name, value) in [
        ("content-type", "text/event-stream; charset=utf-8"),
        ("cache-control", "no-cache"),
        ("x-accel-buffering", "no"),
        ("x-content-type-options", "nosniff"),
    ] {
        assert_eq!(answer.header(name), Some(value));
    }
    assert_eq!(client.head("/texts").send().text(), "");
}

#[test]
fn the_document_describes_one_event() {
    let document: Value = client().get("/openapi.json").send().json();
    let event = |path: &str, method: &str, status: &str| {
        document["paths"][path][method]["responses"][status]["content"]["text/event-stream"]["itemSchema"]
            .clone()
    };
    let plain = json!({
        "type": "object",
        "properties": {
            "data": { "type": "string" }, "event": { "type": "string" }, "id": { "type": "string" },
            "retry": { "type": "integer", "minimum": 0 },
        },
    });
    assert_eq!(event("/mixed", "get", "200"), plain);
    assert_eq!(event("/any", "get", "200"), plain);
    let typed = |schema: Value| {
        let mut event = plain.clone();
        event["properties"]["data"] =
            json!({ "type": "string", "contentMediaType": "application/json", "contentSchema": schema });
        event["required"] = json!(["data"]);
        event
    };
    assert_eq!(event("/items", "post", "201"), typed(json!({ "$ref": "#/components/schemas/Item" })));
    assert_eq!(event("/texts", "get", "200"), typed(json!({ "type": "string" })));
    assert!(document["components"]["schemas"]["Item"].is_object());
}
