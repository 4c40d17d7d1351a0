//! JSON bodies: one model, several parts, optional, with a default, lists, maps; what is no body.

use std::collections::BTreeMap;

use ferrapi::TestClient;
use ferrapi::TestRequest;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use crate::expect::{expect, fault, missing, no_integer, refused};

#[model]
#[derive(Clone)]
struct Small {
    n: i64,
}

#[model]
struct Item {
    #[field(min_length = 1)]
    name: String,
    #[field(gt = 0)]
    price: f64,
    #[field(default)]
    tags: Vec<String>,
    note: Option<String>,
    owner: Option<Small>,
}

#[post("/one")]
async fn one(item: Item) -> Item {
    item
}

#[post("/small")]
async fn small(small: Small) -> i64 {
    small.n
}

#[get("/get")]
async fn with_get(small: Small) -> i64 {
    small.n
}

#[delete("/delete")]
async fn with_delete(small: Small) -> i64 {
    small.n
}

#[post("/optional")]
async fn optional(small: Option<Small>) -> Option<Small> {
    small
}

#[post("/default")]
async fn with_default(#[body(default = Small { n: 7 })] small: Small) -> Small {
    small
}

#[post("/two")]
async fn two(small: Small, item: Item, #[body(gt = 0)] weight: i64) -> (i64, String, i64) {
    (small.n, item.name, weight)
}

#[post("/embedded")]
async fn embedded(#[body(embed)] small: Small) -> i64 {
    small.n
}

#[post("/maybe-two")]
async fn maybe_two(a: Option<Small>, b: Option<Small>) -> (Option<Small>, Option<Small>) {
    (a, b)
}

#[post("/list")]
async fn list(#[body] all: Vec<Small>) -> usize {
    all.len()
}

#[post("/map")]
async fn map(all: BTreeMap<i64, f64>) -> BTreeMap<i64, f64> {
    all
}

#[post("/scalar")]
async fn scalar(#[body(ge = 1)] n: i64) -> i64 {
    n
}

#[post("/any")]
async fn any(#[body] value: Value) -> Value {
    value
}

#[model]
#[serde(deny_unknown_fields)]
struct Exact {
    a: i64,
    #[serde(rename = "bC")]
    b_c: Option<i64>,
}

#[post("/exact")]
async fn exact(body: Exact) -> Exact {
    body
}

#[post("/foreign")]
async fn foreign(body: Json<std::net::Ipv4Addr>) -> Json<std::net::Ipv4Addr> {
    body
}

fn all() -> TestClient {
    TestClient::new(
        ferrapi::App::new("Test")
            .routes(routes![one, small, with_get, with_delete, optional, with_default, two, embedded])
            .routes(routes![maybe_two, list, map, scalar, any, exact, foreign]),
    )
}

fn send(path: &str, body: &str) -> TestRequest {
    all().post(path).content_type("application/json").body(String::from(body))
}

fn no_model(loc: Value, input: Value) -> Value {
    let msg = "Input should be a valid dictionary or object to extract fields from";
    fault("model_attributes_type", loc, msg, input)
}

fn malformed(offset: usize, error: &str) -> Value {
    json!({"type": "json_invalid", "loc": ["body", offset], "msg": "JSON decode error", "input": {}, "ctx": {"error": error}})
}

#[test]
fn a_model_is_read_and_answered() {
    let body = r#"{"price":1.5,"name":"x","more":[1],"owner":{"n":"5"}}"#;
    expect(send("/one", body), 200, r#"{"name":"x","price":1.5,"tags":[],"note":null,"owner":{"n":5}}"#);
}

#[test]
fn faults_come_in_the_order_of_the_fields_however_deep() {
    let body = r#"{"owner":{"n":"x"},"tags":["a",1,null],"price":-1,"name":5}"#;
    let mut below =
        fault("greater_than", json!(["body", "price"]), "Input should be greater than 0", json!(-1));
    below["ctx"] = json!({"gt": 0.0});
    let text = |loc, input| fault("string_type", loc, "Input should be a valid string", input);
    refused(
        send("/one", body),
        &[
            text(json!(["body", "name"]), json!(5)),
            below,
            text(json!(["body", "tags", 1]), json!(1)),
            text(json!(["body", "tags", 2]), json!(null)),
            no_integer(json!(["body", "owner", "n"]), "x"),
        ],
    );
}

#[test]
fn a_missing_field_shows_what_it_is_missing_from() {
    let input = json!({"tags": [], "owner": {}});
    refused(
        send("/one", &input.to_string()),
        &[
            missing(json!(["body", "name"]), input.clone()),
            missing(json!(["body", "price"]), input),
            missing(json!(["body", "owner", "n"]), json!({})),
        ],
    );
}

#[test]
fn anything_but_an_object_is_no_model() {
    for body in ["[]", "5", "\"x\"", "true"] {
        let input = ferrapi::serde_json::from_str(body).unwrap();
        refused(send("/small", body), &[no_model(json!(["body"]), input)]);
    }
}

#[test]
fn no_body_and_null_are_missing() {
    let nothing = || [missing(json!(["body"]), json!(null))];
    refused(all().post("/small"), &nothing());
    refused(send("/small", ""), &nothing());
    refused(send("/small", "null"), &nothing());
    refused(send("/small", " null\n"), &nothing());
    refused(all().post("/small").content_type("text/plain"), &nothing());
}

#[test]
fn without_a_json_media_type_a_body_is_text() {
    let body = r#"{"n":1}"#;
    let text = || [no_model(json!(["body"]), json!(body))];
    refused(all().post("/small").body(body), &text());
    for media_type in ["text/json", "text/plain", "application/jsonl", "application/octet-stream"] {
        refused(all().post("/small").content_type(media_type).body(body), &text());
    }
    for media_type in ["application/json; charset=latin-1", "APPLICATION/JSON", "application/problem+json"] {
        expect(all().post("/small").content_type(media_type).body(body), 200, "1");
    }
    refused(all().post("/small").body("null"), &[no_model(json!(["body"]), json!("null"))]);
}

#[test]
fn malformed_json_says_where_in_characters() {
    refused(send("/small", r#"{"n":"#), &[malformed(5, "Expecting value")]);
    refused(send("/small", r#"{"n":1"#), &[malformed(6, "Expecting ',' delimiter")]);
    refused(send("/small", r#"{"é":1,}"#), &[malformed(6, "Illegal trailing comma before end of object")]);
    refused(send("/small", "{n:1}"), &[malformed(1, "Expecting property name enclosed in double quotes")]);
    refused(send("/small", r#"{"n":1} x"#), &[malformed(8, "Extra data")]);
    refused(send("/small", r#"{"n":NaN}"#), &[malformed(5, "Expecting value")]);
}

#[test]
fn bytes_that_are_no_text_are_a_bad_request() {
    // Also where nobody reads it.
    for body in [&b"{\"n\":\"\xff\"}"[..], &b"{\"n\":1,\"further\":\"\xff\"}"[..]] {
        let request = all().post("/small").content_type("application/json").body(body);
        expect(request, 400, r#"{"detail":"There was an error parsing the body"}"#);
    }
}

#[test]
fn a_byte_order_mark_and_utf_16_are_read() {
    expect(send("/small", "\u{feff}{\"n\":1}"), 200, "1");
    let utf_16: Vec<u8> = "{\"n\":1}".encode_utf16().flat_map(u16::to_le_bytes).collect();
    expect(all().post("/small").content_type("application/json").body(utf_16), 200, "1");
}

#[test]
fn of_two_equal_keys_the_last_counts() {
    expect(send("/small", r#"{"n":1,"n":2}"#), 200, "2");
    refused(send("/small", r#"{"n":1,"n":"x"}"#), &[no_integer(json!(["body", "n"]), "x")]);
}

#[test]
fn values_are_coerced_as_pydantic_does() {
    for (value, read) in
        [("\"5\"", "5"), ("5.0", "5"), ("true", "1"), ("1e2", "100"), ("\" 7 \"", "7"), ("-0", "0")]
    {
        expect(send("/small", &format!(r#"{{"n":{value}}}"#)), 200, read);
    }
    let msg = "Input should be a valid integer, got a number with a fractional part";
    refused(
        send("/small", r#"{"n":1.5}"#),
        &[fault("int_from_float", json!(["body", "n"]), msg, json!(1.5))],
    );
    let msg = "Input should be a valid integer";
    for input in [json!(null), json!([1]), json!({})] {
        let body = json!({ "n": input }).to_string();
        refused(send("/small", &body), &[fault("int_type", json!(["body", "n"]), msg, input)]);
    }
}

#[test]
fn every_method_may_have_a_body() {
    let client = all();
    let body = &json!({"n": 3});
    expect(client.get("/get").json(body), 200, "3");
    expect(client.delete("/delete").json(body), 200, "3");
    refused(client.get("/get"), &[missing(json!(["body"]), json!(null))]);
}

#[test]
fn a_body_may_be_optional_or_have_a_default() {
    for body in ["", "null"] {
        expect(send("/optional", body), 200, "null");
        expect(send("/default", body), 200, r#"{"n":7}"#);
    }
    expect(all().post("/optional"), 200, "null");
    expect(send("/optional", r#"{"n":1}"#), 200, r#"{"n":1}"#);
    expect(send("/default", r#"{"n":1}"#), 200, r#"{"n":1}"#);
    refused(send("/optional", "{}"), &[missing(json!(["body", "n"]), json!({}))]);
    refused(send("/default", "5"), &[no_model(json!(["body"]), json!(5))]);
    refused(send("/optional", "nul"), &[malformed(0, "Expecting value")]);
}

#[test]
fn several_parts_stand_under_their_names() {
    let body = json!({"weight": "3", "small": {"n": 1}, "item": {"name": "x", "price": 1}, "more": 1});
    expect(all().post("/two").json(&body), 200, r#"[1,"x",3]"#);
    let none = || ["small", "item", "weight"].map(|part| missing(json!(["body", part]), json!(null)));
    for body in ["", "null", "{}", "[]", "5", r#"{"small":null}"#] {
        refused(send("/two", body), &none());
    }
    let body = json!({"small": 5, "item": {"name": "x"}, "weight": 0});
    let mut low =
        fault("greater_than", json!(["body", "weight"]), "Input should be greater than 0", json!(0));
    low["ctx"] = json!({"gt": 0});
    refused(
        all().post("/two").json(&body),
        &[
            no_model(json!(["body", "small"]), json!(5)),
            missing(json!(["body", "item", "price"]), json!({"name": "x"})),
            low,
        ],
    );
}

#[test]
fn one_part_may_be_embedded() {
    expect(send("/embedded", r#"{"small":{"n":1}}"#), 200, "1");
    refused(send("/embedded", r#"{"n":1}"#), &[missing(json!(["body", "small"]), json!(null))]);
    refused(send("/embedded", r#"{"small":{}}"#), &[missing(json!(["body", "small", "n"]), json!({}))]);
}

#[test]
fn optional_parts_may_be_absent_but_not_their_object() {
    for body in ["", "null", "{}", r#"{"a":null}"#] {
        expect(send("/maybe-two", body), 200, "[null,null]");
    }
    expect(send("/maybe-two", r#"{"b":{"n":2}}"#), 200, r#"[null,{"n":2}]"#);
    for body in ["[]", "5", "\"x\""] {
        let none = ["a", "b"].map(|part| missing(json!(["body", part]), json!(null)));
        refused(send("/maybe-two", body), &none);
    }
}

#[test]
fn a_body_may_be_a_list_a_map_a_scalar_or_anything() {
    expect(send("/list", r#"[{"n":1},{"n":2}]"#), 200, "2");
    refused(
        send("/list", r#"[{"n":1},5,{}]"#),
        &[no_model(json!(["body", 1]), json!(5)), missing(json!(["body", 2, "n"]), json!({}))],
    );
    refused(
        send("/list", "{}"),
        &[fault("list_type", json!(["body"]), "Input should be a valid list", json!({}))],
    );
    expect(send("/map", r#"{"2":1,"1":"0.5"}"#), 200, r#"{"1":0.5,"2":1.0}"#);
    refused(send("/map", r#"{"x":1}"#), &[no_integer(json!(["body", "x", "[key]"]), "x")]);
    expect(send("/scalar", "\"5\""), 200, "5");
    let mut low =
        fault("greater_than_equal", json!(["body"]), "Input should be greater than or equal to 1", json!(0));
    low["ctx"] = json!({"ge": 1});
    refused(send("/scalar", "0"), &[low]);
    expect(send("/any", r#"{"b":[1,2.5,"x",null],"a":true}"#), 200, r#"{"b":[1,2.5,"x",null],"a":true}"#);
    refused(send("/any", "null"), &[missing(json!(["body"]), json!(null))]);
}

#[test]
fn a_strict_model_refuses_other_keys_after_its_own_faults() {
    expect(send("/exact", r#"{"a":1,"bC":2}"#), 200, r#"{"a":1,"bC":2}"#);
    let extra = |key: &str, input| {
        fault("extra_forbidden", json!(["body", key]), "Extra inputs are not permitted", input)
    };
    refused(
        send("/exact", r#"{"z":0,"bC":"x","b_c":1}"#),
        &[
            missing(json!(["body", "a"]), json!({"z": 0, "bC": "x", "b_c": 1})),
            no_integer(json!(["body", "bC"]), "x"),
            extra("z", json!(0)),
            extra("b_c", json!(1)),
        ],
    );
}

#[test]
fn a_type_of_another_crate_is_read_by_serde() {
    expect(send("/foreign", "\"127.0.0.1\""), 200, "\"127.0.0.1\"");
    let answer = send("/foreign", "\"x\"").send();
    assert_eq!(answer.status(), 422);
    assert_eq!(answer.into_json()["detail"][0]["loc"], json!(["body"]));
}

#[test]
fn an_error_document_is_bounded() {
    let answer = send("/list", &format!("[{}1]", "1,".repeat(100_000))).send();
    assert_eq!(answer.status(), 422);
    assert!(answer.bytes().len() <= 64 * 1024, "{} bytes", answer.bytes().len());
    let faults = answer.into_json()["detail"].as_array().unwrap().len();
    assert!((1..=100).contains(&faults), "{faults}");
    let answer = send("/small", &json!({"n": "x".repeat(500_000)}).to_string()).send();
    assert!(answer.bytes().len() < 2 * 1024, "{} bytes", answer.bytes().len());
}

#[test]
fn deep_nesting_is_refused_and_not_run_into() {
    let answer = send("/any", &"[".repeat(100_000)).send();
    assert_eq!(answer.status(), 422);
    assert_eq!(answer.into_json()["detail"][0]["type"], "json_invalid");
}
