//! Keys: those that are no field, and those that are named differently in and out.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Map, Value, json};

use crate::expect::{client, expect, fault, missing, refused};

#[model(extra = "forbid")]
struct Strict {
    a: i64,
    #[field(default = "x")]
    b: String,
}

#[model(extra = "allow")]
struct Allow {
    a: i64,
    #[field(extra)]
    rest: Map<String, Value>,
}

#[model]
struct Names {
    #[field(alias = "firstName")]
    first_name: String,
    #[field(input_alias = "in", output_alias = "out")]
    both: i64,
    #[field(default = "none", alias = "lastName")]
    last_name: String,
}

#[post("/forbid")]
fn forbid(s: Strict) -> Strict {
    s
}

#[post("/allow")]
fn allow(s: Allow) -> Allow {
    s
}

#[post("/names")]
fn names(s: Names) -> Names {
    s
}

#[post("/by-name", response(by_name))]
fn by_name(s: Names) -> Names {
    s
}

#[post("/list")]
fn list(s: Vec<Strict>) -> Vec<Strict> {
    s
}

#[test]
fn an_array_is_no_model() {
    let client = client(routes![forbid, list]);
    let kind = "model_attributes_type";
    let msg = "Input should be a valid dictionary or object to extract fields from";
    refused(
        client.post("/forbid").json(&json!([1, "x"])),
        &[fault(kind, json!(["body"]), msg, json!([1, "x"]))],
    );
    let inner = fault(kind, json!(["body", 0]), msg, json!([1]));
    refused(client.post("/list").json(&json!([[1]])), &[inner]);
}

#[test]
fn unknown_keys_are_refused_or_kept() {
    let client = client(routes![forbid, allow]);
    expect(client.post("/forbid").json(&json!({"a": 1})), 200, r#"{"a":1,"b":"x"}"#);
    let extra = fault("extra_forbidden", json!(["body", "c"]), "Extra inputs are not permitted", json!(2));
    refused(client.post("/forbid").json(&json!({"a": 1, "c": 2})), &[extra]);
    let sent = json!({"a": 1, "z": [1], "y": null});
    expect(client.post("/allow").json(&sent), 200, r#"{"a":1,"z":[1],"y":null}"#);
    expect(client.post("/allow").json(&json!({"a": "1", "z": "1"})), 200, r#"{"a":1,"z":"1"}"#);
}

#[test]
fn a_field_may_be_named_differently_in_and_out() {
    let client = client(routes![names, by_name]);
    let sent = json!({"firstName": "a", "in": 1});
    expect(client.post("/names").json(&sent), 200, r#"{"firstName":"a","out":1,"lastName":"none"}"#);
    expect(client.post("/by-name").json(&sent), 200, r#"{"first_name":"a","both":1,"last_name":"none"}"#);
    let sent = json!({"firstName": "a", "out": 1});
    refused(client.post("/names").json(&sent), &[missing(json!(["body", "in"]), sent)]);
}
