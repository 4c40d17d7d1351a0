//! Types within types: generic and recursive models, and checks with words of their own.

#![deny(missing_docs, unreachable_pub, dead_code)]

use ferrapi::CheckError;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use crate::expect::{client, expect, fault, refused};

/// A tree.
#[model]
#[derive(Clone)]
pub(crate) struct Node {
    name: String,
    #[field(default)]
    children: Vec<Node>,
}

#[model]
struct Pair<A, B> {
    first: A,
    second: Option<B>,
    #[field(default)]
    more: Vec<A>,
}

#[model(computed(count))]
struct Page<T> {
    items: Vec<T>,
}

impl<T> Page<T> {
    fn count(&self) -> usize {
        self.items.len()
    }
}

fn lucky(value: &i64) -> Result<(), CheckError> {
    match value {
        13 => Err(CheckError::assertion("unlucky")),
        0 => Err(CheckError::custom("nothing", "Nothing is not enough").context(json!({ "least": 1 }))),
        _ => Ok(()),
    }
}

fn ordered(bet: &Bet) -> Result<(), String> {
    if bet.most < bet.amount { Err(format!("{} is too much", bet.amount)) } else { Ok(()) }
}

#[model(check = ordered)]
struct Bet {
    #[field(check = lucky)]
    amount: i64,
    most: i64,
}

#[post("/tree")]
fn tree(n: Node) -> Node {
    n
}

#[post("/pair")]
fn pair(p: Pair<Node, i64>) -> Pair<Node, i64> {
    p
}

#[post("/page")]
fn page(p: Page<Pair<i64, String>>) -> Page<Pair<i64, String>> {
    p
}

#[post("/bet")]
fn bet(b: Bet) -> Bet {
    b
}

#[test]
fn models_may_hold_themselves_and_any_other() {
    let client = client(routes![tree, pair, page]);
    let sent = json!({"name": "a", "children": [{"name": "b", "children": []}]});
    expect(client.post("/tree").json(&sent), 200, &sent.to_string());
    let kind = "model_attributes_type";
    let msg = "Input should be a valid dictionary or object to extract fields from";
    let loc = json!(["body", "children", 0, "children", 0]);
    let deep = json!({"name": "a", "children": [{"name": "b", "children": [["c"]]}]});
    refused(client.post("/tree").json(&deep), &[fault(kind, loc, msg, json!(["c"]))]);
    let sent = json!({"first": {"name": "a"}});
    let answer = r#"{"first":{"name":"a","children":[]},"second":null,"more":[]}"#;
    expect(client.post("/pair").json(&sent), 200, answer);
    let answer = r#"{"items":[{"first":1,"second":null,"more":[]}],"count":1}"#;
    expect(client.post("/page").json(&json!({"items": [{"first": "1"}]})), 200, answer);
    let document: Value = client.get("/openapi.json").send().json();
    let schemas = document["components"]["schemas"].as_object().unwrap();
    let names: Vec<_> = schemas.keys().filter(|name| name.contains("Pa")).collect();
    assert_eq!(
        names,
        [
            "Page_Pair_int64__string__-Input",
            "Page_Pair_int64__string__-Output",
            "Pair_Node__int64_",
            "Pair_int64__string_"
        ]
    );
}

#[test]
fn checks_choose_their_words() {
    let client = client(routes![bet]);
    let send = |amount: i64| client.post("/bet").json(&json!({"amount": amount, "most": 20}));
    expect(send(7), 200, r#"{"amount":7,"most":20}"#);
    let assertion = json!({
        "type": "assertion_error", "loc": ["body", "amount"], "msg": "Assertion failed, unlucky", "input": 13,
        "ctx": {"error": {}},
    });
    refused(send(13), &[assertion]);
    let nothing = json!({
        "type": "nothing", "loc": ["body", "amount"], "msg": "Nothing is not enough", "input": 0, "ctx": {"least": 1},
    });
    refused(send(0), &[nothing]);
    let much = json!({
        "type": "value_error", "loc": ["body"], "msg": "Value error, 21 is too much",
        "input": {"amount": 21, "most": 20}, "ctx": {"error": {}},
    });
    refused(send(21), &[much]);
}
