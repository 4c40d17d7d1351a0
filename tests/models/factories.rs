//! Defaults that are made anew each time.

use std::sync::atomic::{AtomicU64, Ordering};

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use crate::expect::{client, expect};

fn next() -> u64 {
    static LAST: AtomicU64 = AtomicU64::new(0);
    LAST.fetch_add(1, Ordering::Relaxed) + 1
}

#[model]
struct Ticket {
    #[field(default_factory = next, ge = 1)]
    number: u64,
    #[field(default_factory = Vec::new, max_items = 2)]
    tags: Vec<String>,
    #[field(default_factory = || Some(7))]
    seats: Option<i64>,
    #[field(default = 1)]
    row: i64,
}

#[post("/tickets")]
async fn create(ticket: Ticket) -> Ticket {
    ticket
}

#[post("/tickets/short", response(exclude_defaults))]
async fn create_short(ticket: Ticket) -> Ticket {
    ticket
}

#[get("/tickets")]
async fn search(
    /// From when on.
    #[query(default_factory = next)]
    from: u64,
    #[query(default_factory = Vec::new)] tags: Vec<String>,
) -> Value {
    json!([from, tags])
}

#[get("/tickets/model")]
async fn by_model(#[query] ticket: Ticket) -> Ticket {
    ticket
}

fn all() -> TestClient {
    client(routes![create, create_short, search, by_model])
}

#[test]
fn a_factory_is_asked_each_time() {
    let client = all();
    let number = |answer: Value| answer["number"].as_u64().unwrap();
    let first = number(client.post("/tickets").json(&json!({})).send().json());
    let second = number(client.post("/tickets").json(&json!({})).send().json());
    let coerced = number(client.post("/tickets").json(&json!({"row": "2"})).send().json());
    let by_model = number(client.get("/tickets/model").send().json());
    let queried: Value = client.get("/tickets").send().json();
    let all = [first, second, coerced, by_model, queried[0].as_u64().unwrap()];
    assert!(all.is_sorted_by(|before, after| before < after), "{all:?}");
    expect(
        client.post("/tickets").json(&json!({"number": 1})),
        200,
        r#"{"number":1,"tags":[],"seats":7,"row":1}"#,
    );
    expect(client.get("/tickets?from=3&tags=a"), 200, r#"[3,["a"]]"#);
    expect(
        client.post("/tickets/short").json(&json!({"number": 1, "seats": null})),
        200,
        r#"{"number":1,"seats":null}"#,
    );
}

#[test]
fn the_document_has_no_default_that_is_made() {
    let document: Value = all().get("/openapi.json").send().json();
    let ticket = &document["components"]["schemas"]["Ticket"];
    assert_eq!(ticket.get("required"), None);
    assert_eq!(ticket["properties"]["number"], json!({"type": "integer", "minimum": 1, "title": "Number"}));
    assert_eq!(ticket["properties"]["tags"].get("default"), None);
    assert_eq!(ticket["properties"]["seats"].get("default"), None);
    assert_eq!(ticket["properties"]["row"]["default"], 1);
    let parameters = |path: &str| document["paths"][path]["get"]["parameters"].clone();
    let searched = parameters("/tickets");
    assert_eq!(
        searched[0],
        json!({
            "name": "from", "in": "query", "required": false, "description": "From when on.",
            "schema": {"type": "integer", "minimum": 0, "title": "From", "description": "From when on."},
        })
    );
    for parameters in [searched, parameters("/tickets/model")] {
        let made = parameters.as_array().unwrap().iter().filter(|parameter| parameter["name"] != "row");
        assert!(
            made.into_iter().all(|parameter| parameter["schema"].get("default").is_none()),
            "{parameters}"
        );
    }
}
