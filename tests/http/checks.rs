//! Arguments with a check of their own.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{CheckError, TestClient};

use crate::expect::{client, expect, missing, no_integer, refused};

fn even(number: &i64) -> Result<(), String> {
    if number % 2 == 0 { Ok(()) } else { Err(format!("{number} is odd")) }
}

fn tagged(tag: &Option<String>) -> Result<(), &'static str> {
    if tag.as_ref().is_none_or(|tag| tag.starts_with("t-")) { Ok(()) } else { Err("a tag begins with t-") }
}

fn sorted(numbers: &[i64]) -> Result<(), CheckError> {
    if numbers.is_sorted() { Ok(()) } else { Err(CheckError::assertion("not sorted")) }
}

/// Takes what its argument derefs to.
fn short(text: &str) -> Result<(), &'static str> {
    if text.len() < 4 { Ok(()) } else { Err("too long") }
}

#[model]
struct Pair {
    a: i64,
    #[field(gt = 0)]
    b: i64,
}

fn ordered(pair: &Pair) -> Result<(), &'static str> {
    if pair.a <= pair.b { Ok(()) } else { Err("a is not above b") }
}

#[get("/p/<n>")]
async fn path(#[path(check = even, ge = 2)] n: i64) -> i64 {
    n
}

#[get("/q")]
async fn query(
    #[query(check = tagged)] tag: Option<String>,
    #[query(check = even, default = 3)] n: i64,
    #[query(check = sorted, default, max_items = 3)] list: Vec<i64>,
) -> Value {
    json!([tag, n, list])
}

#[get("/hc")]
async fn fields(
    #[header(check = even)] x_n: i64,
    #[cookie(check = short, alias = "sid")] cookie: String,
) -> Value {
    json!([x_n, cookie])
}

#[get("/model")]
async fn spread(#[query(check = ordered)] pair: Pair) -> Pair {
    pair
}

#[post("/form")]
async fn form(#[form(check = even)] n: i64, #[form(check = short)] text: String) -> Value {
    json!([n, text])
}

#[post("/body")]
async fn body(#[body(check = ordered)] pair: Pair) -> Pair {
    pair
}

#[post("/bodies")]
async fn bodies(#[body(check = ordered)] pair: Pair, #[body(check = even)] n: i64) -> Value {
    json!([pair, n])
}

#[dependency]
fn halved(#[query(check = even)] n: i64) -> i64 {
    n / 2
}

#[dependency]
struct Page {
    #[query(check = even, default = 0)]
    skip: i64,
    #[query(check = even)]
    limit: i64,
}

#[get("/depends", concurrent)]
async fn depends(#[depends(halved)] half: i64, page: Page, #[header(check = even)] x_n: i64) -> Value {
    json!([half, page.skip, page.limit, x_n])
}

fn all() -> TestClient {
    client(routes![path, query, fields, spread, form, body, bodies, depends])
}

fn unmet(loc: Value, why: &str, input: Value) -> Value {
    json!({"type": "value_error", "loc": loc, "msg": format!("Value error, {why}"), "input": input, "ctx": {"error": {}}})
}

#[test]
fn a_value_is_checked_wherever_it_comes_from() {
    let client = all();
    expect(client.get("/p/4"), 200, "4");
    refused(client.get("/p/5"), &[unmet(json!(["path", "n"]), "5 is odd", json!("5"))]);
    expect(client.get("/q?tag=t-1&n=2&list=1&list=2"), 200, r#"["t-1",2,[1,2]]"#);
    refused(
        client.get("/q?tag=x&n=%203%20&list=2&list=1"),
        &[
            unmet(json!(["query", "tag"]), "a tag begins with t-", json!("x")),
            unmet(json!(["query", "n"]), "3 is odd", json!(" 3 ")),
            json!({"type": "assertion_error", "loc": ["query", "list"], "msg": "Assertion failed, not sorted", "input": ["2", "1"], "ctx": {"error": {}}}),
        ],
    );
    expect(client.get("/hc").header("x-n", "2").cookie("sid", "abc"), 200, r#"[2,"abc"]"#);
    refused(
        client.get("/hc").header("x-n", "1").cookie("sid", "abcd"),
        &[
            unmet(json!(["header", "x-n"]), "1 is odd", json!("1")),
            unmet(json!(["cookie", "sid"]), "too long", json!("abcd")),
        ],
    );
    expect(client.get("/model?a=1&b=2"), 200, r#"{"a":1,"b":2}"#);
    assert_eq!(
        client.get("/model?a=3&b=2").send().json::<Value>()["detail"][0]["msg"],
        "Value error, a is not above b"
    );
    expect(client.post("/form").form(&[("n", "2"), ("text", "abc")]), 200, r#"[2,"abc"]"#);
    refused(
        client.post("/form").form(&[("n", "1"), ("text", "abcd")]),
        &[
            unmet(json!(["body", "n"]), "1 is odd", json!("1")),
            unmet(json!(["body", "text"]), "too long", json!("abcd")),
        ],
    );
}

#[test]
fn a_body_is_checked_after_its_fields() {
    let client = all();
    expect(client.post("/body").json(&json!({"a": 1, "b": 2})), 200, r#"{"a":1,"b":2}"#);
    expect(client.post("/body").json(&json!({"a": "1", "b": 2})), 200, r#"{"a":1,"b":2}"#);
    for pair in [json!({"a": 3, "b": 2}), json!({"a": "3", "b": 2})] {
        refused(client.post("/body").json(&pair), &[unmet(json!(["body"]), "a is not above b", pair)]);
    }
    let wrong = client.post("/body").json(&json!({"a": 3, "b": 0})).send();
    assert_eq!(wrong.json::<Value>()["detail"][0]["type"], "greater_than");
    let pair = json!({"a": 3, "b": 2});
    refused(
        client.post("/bodies").json(&json!({"pair": pair, "n": 3})),
        &[
            unmet(json!(["body", "pair"]), "a is not above b", pair),
            unmet(json!(["body", "n"]), "3 is odd", json!(3)),
        ],
    );
    expect(
        client.post("/bodies").json(&json!({"pair": {"a": 1, "b": 2}, "n": 2})),
        200,
        r#"[{"a":1,"b":2},2]"#,
    );
}

#[test]
fn what_is_absent_is_not_checked() {
    let client = all();
    expect(client.get("/q"), 200, "[null,3,[]]");
    refused(client.get("/hc").cookie("sid", "abc"), &[missing(json!(["header", "x-n"]), Value::Null)]);
}

#[test]
fn other_rules_count_before_the_check() {
    let client = all();
    refused(client.get("/p/x"), &[no_integer(json!(["path", "n"]), "x")]);
    let below = client.get("/p/1").send().json::<Value>();
    assert_eq!(
        (below["detail"].as_array().unwrap().len(), &below["detail"][0]["type"]),
        (1, &json!("greater_than_equal"))
    );
    let many = client.get("/q?list=4&list=3&list=2&list=1").send().json::<Value>();
    assert_eq!(many["detail"][0]["type"], "too_long");
}

#[test]
fn arguments_of_dependencies_are_checked() {
    let client = all();
    let send = |query: &str| client.get(&format!("/depends?{query}")).header("x-n", "2");
    expect(send("n=4&limit=2"), 200, "[2,0,2,2]");
    let odd = |name: &str| unmet(json!(["query", name]), "3 is odd", json!("3"));
    refused(send("n=3&skip=3&limit=3"), &[odd("n"), odd("skip"), odd("limit")]);
}

#[test]
fn the_document_knows_nothing_of_checks() {
    let document: Value = all().get("/openapi.json").send().json();
    let schema =
        |path: &str, index: usize| document["paths"][path]["get"]["parameters"][index]["schema"].clone();
    assert_eq!(schema("/p/{n}", 0), json!({"type": "integer", "minimum": 2, "title": "N"}));
    assert_eq!(schema("/q", 0), json!({"anyOf": [{"type": "string"}, {"type": "null"}], "title": "Tag"}));
    let body = &document["paths"]["/body"]["post"]["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(*body, json!({"$ref": "#/components/schemas/Pair"}));
}
