//! Partial updates: absent told from `null`.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use crate::expect::{client, expect, fault, refused};

fn even(value: &i64) -> Result<(), &'static str> {
    if value % 2 == 0 { Ok(()) } else { Err("must be even") }
}

#[model(patch)]
#[derive(Debug, Clone, PartialEq)]
struct Item {
    /// What it is called.
    #[field(min_length = 1)]
    name: String,
    note: Option<String>,
    #[field(default, check = even)]
    count: i64,
    #[field(alias = "unitPrice", gt = 0)]
    price: f64,
}

#[model(patch = "Change", extra = "forbid")]
struct Other {
    a: i64,
}

fn stored() -> Item {
    Item { name: "Hammer".to_owned(), note: Some("old".to_owned()), count: 2, price: 9.5 }
}

#[ferrapi::patch("/item")]
fn update(change: ItemPatch) -> Item {
    let mut item = stored();
    change.apply_to(&mut item);
    item
}

#[ferrapi::patch("/echo")]
fn echo(change: ItemPatch) -> ItemPatch {
    change
}

#[ferrapi::patch("/other")]
fn other(change: Change) -> Other {
    let mut other = Other { a: 1 };
    change.apply_to(&mut other);
    other
}

#[test]
fn what_is_absent_stays_and_what_is_null_goes() {
    let client = client(routes![update, echo, other]);
    let send = |body: Value| client.patch("/item").json(&body);
    expect(send(json!({})), 200, r#"{"name":"Hammer","note":"old","count":2,"unitPrice":9.5}"#);
    expect(send(json!({"note": null})), 200, r#"{"name":"Hammer","note":null,"count":2,"unitPrice":9.5}"#);
    expect(
        send(json!({"count": "4", "unitPrice": 1})),
        200,
        r#"{"name":"Hammer","note":"old","count":4,"unitPrice":1.0}"#,
    );
    refused(
        send(json!({"name": null, "count": 3})),
        &[
            fault("string_type", json!(["body", "name"]), "Input should be a valid string", Value::Null),
            json!({"type": "value_error", "loc": ["body", "count"], "msg": "Value error, must be even", "input": 3, "ctx": {"error": {}}}),
        ],
    );
    expect(client.patch("/echo").json(&json!({"note": null})), 200, r#"{"note":null}"#);
    let extra = fault("extra_forbidden", json!(["body", "b"]), "Extra inputs are not permitted", json!(2));
    refused(client.patch("/other").json(&json!({"a": 2, "b": 2})), &[extra]);
    let change = ItemPatch { count: Maybe::Present(8), ..ItemPatch::default() };
    let mut item = stored();
    change.apply_to(&mut item);
    assert_eq!(item, Item { count: 8, ..stored() });
}

#[test]
fn a_patch_is_documented_as_a_model_without_required_fields() {
    let client = client(routes![update]);
    let document: Value = client.get("/openapi.json").send().json();
    let patch = &document["components"]["schemas"]["ItemPatch"];
    assert_eq!(patch.get("required"), None);
    assert_eq!(
        patch["properties"]["name"],
        json!({"type": "string", "minLength": 1, "title": "Name", "description": "What it is called."})
    );
    assert_eq!(
        patch["properties"]["unitPrice"],
        json!({"type": "number", "exclusiveMinimum": 0, "title": "Unitprice"})
    );
}
