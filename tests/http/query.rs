//! Query parameters: required, optional, with a default, repeated, as a list, as a model.

use std::collections::BTreeSet;

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::json;

use crate::expect::{client, expect, fault, missing, no_integer, refused};

#[get("/required")]
async fn required(q: String) -> String {
    q
}

#[get("/optional")]
async fn optional(q: Option<u32>) -> Option<u32> {
    q
}

#[get("/default")]
async fn with_default(
    #[query(default = 10)] limit: u32,
    #[query(default = "new")] sort: String,
    #[query(default)] skip: u32,
) -> (u32, String, u32) {
    (limit, sort, skip)
}

#[model]
struct Menu {
    #[field(default = ["soup", "bread"])]
    dishes: Vec<String>,
    #[field(default = [[1, 2], []])]
    tables: Vec<Vec<u8>>,
}

#[post("/menu")]
async fn menu(menu: Menu) -> Menu {
    menu
}

#[get("/listed")]
async fn listed(
    #[query(default = ["b", "a"])] words: Vec<String>,
    #[query(default = [2, 1, 2])] numbers: BTreeSet<u8>,
    #[query(default = [])] none: Vec<f64>,
) -> (Vec<String>, BTreeSet<u8>, Vec<f64>) {
    (words, numbers, none)
}

#[get("/alias")]
async fn alias(#[query(alias = "item-query")] q: String) -> String {
    q
}

#[get("/bounded")]
async fn bounded(#[query(min_length = 2, max_length = 4, pattern = "^x")] q: String) -> String {
    q
}

#[get("/flag")]
async fn flag(on: bool) -> bool {
    on
}

#[get("/list")]
async fn list(#[query] n: Vec<i32>) -> Vec<i32> {
    n
}

#[get("/lists")]
async fn lists(
    #[query(min_items = 1, max_items = 2)] a: Vec<String>,
    #[query(default = vec![1, 2])] b: Vec<i32>,
    #[query] c: Option<Vec<i32>>,
    #[query(default)] d: BTreeSet<i32>,
) -> (Vec<String>, Vec<i32>, Option<Vec<i32>>, BTreeSet<i32>) {
    (a, b, c, d)
}

#[model]
#[serde(deny_unknown_fields)]
struct Filter {
    #[field(default = 100, gt = 0, le = 100)]
    limit: i64,
    #[field(default)]
    tags: Vec<String>,
    wanted: i64,
}

#[get("/model")]
async fn model(#[query] filter: Filter) -> Filter {
    filter
}

#[model]
struct Loose {
    a: i64,
    #[field(default)]
    b: Vec<i64>,
}

#[get("/loose")]
async fn loose(#[query] filter: Loose) -> Loose {
    filter
}

fn all() -> TestClient {
    client(routes![required, optional, with_default, alias, bounded, flag, list, lists, model, loose])
}

#[test]
fn a_required_parameter_is_missing_or_there() {
    refused(all().get("/required"), &[missing(json!(["query", "q"]), json!(null))]);
    refused(all().get("/required?"), &[missing(json!(["query", "q"]), json!(null))]);
    refused(all().get("/required?Q=1&p=2"), &[missing(json!(["query", "q"]), json!(null))]);
    expect(all().get("/required?q="), 200, r#""""#);
    expect(all().get("/required?q"), 200, r#""""#);
    expect(all().get("/required?p=1&q=x&r=2"), 200, r#""x""#);
}

#[test]
fn a_query_is_decoded_once() {
    for (query, decoded) in [
        ("q=a+b%20c", r#""a b c""#),
        ("q=%2525", r#""%25""#),
        ("q=a%26b%3Dc", r#""a&b=c""#),
        ("q=a=b", r#""a=b""#),
        ("%71=x", r#""x""#),
        ("q=%C3%A9", r#""é""#),
        ("q=%FF", "\"\u{fffd}\""),
        ("q=100%", r#""100%""#),
        ("q=a;b", r#""a;b""#),
        ("&&q=x&", r#""x""#),
    ] {
        expect(all().get(&format!("/required?{query}")), 200, decoded);
    }
}

#[test]
fn of_a_repeated_scalar_the_last_counts() {
    expect(all().get("/required?q=a&q=b"), 200, r#""b""#);
    expect(all().get("/optional?q=x&q=1"), 200, "1");
    refused(all().get("/optional?q=1&q=x"), &[no_integer(json!(["query", "q"]), "x")]);
}

#[test]
fn an_optional_parameter_may_be_absent_but_not_wrong() {
    expect(all().get("/optional"), 200, "null");
    expect(all().get("/optional?q=5"), 200, "5");
    refused(all().get("/optional?q="), &[no_integer(json!(["query", "q"]), "")]);
    refused(all().get("/optional?q=null"), &[no_integer(json!(["query", "q"]), "null")]);
}

#[test]
fn a_default_stands_in() {
    expect(all().get("/default"), 200, r#"[10,"new",0]"#);
    expect(all().get("/default?sort=&skip=3"), 200, r#"[10,"",3]"#);
    refused(all().get("/default?limit="), &[no_integer(json!(["query", "limit"]), "")]);
}

#[test]
fn a_default_may_be_a_list() {
    let client = TestClient::new(App::new("Menus").routes(routes![listed, menu]));
    expect(client.get("/listed"), 200, r#"[["b","a"],[1,2],[]]"#);
    expect(client.get("/listed?words=c&numbers=3&none=0.5"), 200, r#"[["c"],[3],[0.5]]"#);
    expect(client.post("/menu").json(&json!({})), 200, r#"{"dishes":["soup","bread"],"tables":[[1,2],[]]}"#);
    let document: ferrapi::serde_json::Value = client.get("/openapi.json").send().json();
    let default = |index| &document["paths"]["/listed"]["get"]["parameters"][index]["schema"]["default"];
    assert_eq!((default(0), default(1), default(2)), (&json!(["b", "a"]), &json!([1, 2]), &json!([])));
    let menu = &document["components"]["schemas"]["Menu"]["properties"];
    assert_eq!(menu["dishes"]["default"], json!(["soup", "bread"]));
}

#[test]
fn an_alias_is_the_name_on_the_wire_and_in_errors() {
    expect(all().get("/alias?item-query=x"), 200, r#""x""#);
    refused(all().get("/alias?q=x"), &[missing(json!(["query", "item-query"]), json!(null))]);
}

#[test]
fn the_first_constraint_that_fails_is_told() {
    let told = |kind: &str, msg: &str, input: &str, ctx| {
        let mut told = fault(kind, json!(["query", "q"]), msg, input.into());
        told["ctx"] = ctx;
        [told]
    };
    expect(all().get("/bounded?q=xy"), 200, r#""xy""#);
    let short =
        told("string_too_short", "String should have at least 2 characters", "é", json!({"min_length": 2}));
    refused(all().get("/bounded?q=%C3%A9"), &short);
    let long =
        told("string_too_long", "String should have at most 4 characters", "abcde", json!({"max_length": 4}));
    refused(all().get("/bounded?q=abcde"), &long);
    let other =
        told("string_pattern_mismatch", "String should match pattern '^x'", "abc", json!({"pattern": "^x"}));
    refused(all().get("/bounded?q=abc"), &other);
}

#[test]
fn a_flag_takes_pythons_words() {
    for word in ["true", "TRUE", "1", "yes", "y", "t", "on", "On"] {
        expect(all().get(&format!("/flag?on={word}")), 200, "true");
    }
    for word in ["false", "0", "no", "n", "f", "OFF"] {
        expect(all().get(&format!("/flag?on={word}")), 200, "false");
    }
    let msg = "Input should be a valid boolean, unable to interpret input";
    for word in ["", "2", "maybe", " true"] {
        let request = all().get("/flag").query(&[("on", word)]);
        refused(request, &[fault("bool_parsing", json!(["query", "on"]), msg, word.into())]);
    }
}

#[test]
fn a_list_takes_every_value_in_order() {
    expect(all().get("/list?n=3&x=0&n=1&n=2"), 200, "[3,1,2]");
    expect(all().get("/list?n=3"), 200, "[3]");
    refused(all().get("/list"), &[missing(json!(["query", "n"]), json!(null))]);
    refused(
        all().get("/list?n=1&n=x&n=2&n=y"),
        &[no_integer(json!(["query", "n", 1]), "x"), no_integer(json!(["query", "n", 3]), "y")],
    );
    refused(all().get("/list?n=1,2"), &[no_integer(json!(["query", "n", 0]), "1,2")]);
    refused(all().get("/list?n[]=1"), &[missing(json!(["query", "n"]), json!(null))]);
}

#[test]
fn lists_may_have_bounds_and_defaults() {
    expect(all().get("/lists?a=x"), 200, r#"[["x"],[1,2],null,[]]"#);
    expect(all().get("/lists?a=x&a=y&b=9&c=5&c=6&d=2&d=1&d=2"), 200, r#"[["x","y"],[9],[5,6],[1,2]]"#);
    let long = json!({
        "type": "too_long", "loc": ["query", "a"], "msg": "List should have at most 2 items after validation, not 3",
        "input": ["x", "y", "z"], "ctx": {"field_type": "List", "max_length": 2, "actual_length": 3}
    });
    refused(all().get("/lists?a=x&a=y&a=z"), &[long]);
}

#[test]
fn a_model_is_one_parameter_for_each_field() {
    expect(all().get("/model?wanted=1&tags=a&tags=b"), 200, r#"{"limit":100,"tags":["a","b"],"wanted":1}"#);
    refused(all().get("/model"), &[missing(json!(["query", "wanted"]), json!({"limit": 100, "tags": []}))]);
    let extra = |name: &str, input| {
        fault("extra_forbidden", json!(["query", name]), "Extra inputs are not permitted", input)
    };
    refused(
        all().get("/model?wanted=x&more=1&more=2&other=3"),
        &[
            no_integer(json!(["query", "wanted"]), "x"),
            extra("more", json!(["1", "2"])),
            extra("other", json!("3")),
        ],
    );
    let mut above = fault(
        "less_than_equal",
        json!(["query", "limit"]),
        "Input should be less than or equal to 100",
        "101".into(),
    );
    above["ctx"] = json!({"le": 100});
    refused(all().get("/model?wanted=1&limit=101"), &[above]);
}

#[test]
fn a_model_that_is_not_strict_about_it_ignores_the_unknown() {
    expect(all().get("/loose?a=1&c=2"), 200, r#"{"a":1,"b":[]}"#);
    expect(all().get("/loose?a=1&a=2&b=3"), 200, r#"{"a":2,"b":[3]}"#);
    refused(
        all().get("/loose?b=x"),
        &[missing(json!(["query", "a"]), json!({"b": ["x"]})), no_integer(json!(["query", "b", 0]), "x")],
    );
}
