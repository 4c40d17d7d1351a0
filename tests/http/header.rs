//! Header parameters: names, repetition, text, models.

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::json;

use crate::expect::{client, expect, missing, no_integer, refused};

#[get("/agent")]
async fn agent(#[header] user_agent: String) -> String {
    user_agent
}

#[get("/number")]
async fn number(#[header] x_number: i64) -> i64 {
    x_number
}

#[get("/kept")]
async fn kept(#[header(convert_underscores = false)] x_kept: Option<String>) -> Option<String> {
    x_kept
}

#[get("/alias")]
async fn alias(#[header(alias = "X-Other")] other: Option<String>) -> Option<String> {
    other
}

#[get("/default")]
async fn with_default(#[header(default = 3, ge = 1)] x_n: u32) -> u32 {
    x_n
}

#[get("/list")]
async fn list(#[header] x_token: Vec<String>) -> Vec<String> {
    x_token
}

#[model]
#[serde(deny_unknown_fields)]
struct Exact {
    host: String,
    user_agent: String,
    x_num: i64,
    #[field(default)]
    x_tags: Vec<String>,
}

#[get("/exact")]
async fn exact(#[header] fields: Exact) -> Exact {
    fields
}

fn all() -> TestClient {
    client(routes![agent, number, kept, alias, with_default, list, exact])
}

#[test]
fn an_underscore_is_a_hyphen_and_case_does_not_matter() {
    expect(all().get("/agent"), 200, r#""testclient""#);
    expect(all().get("/agent").header("USER-AGENT", "x"), 200, r#""x""#);
    expect(all().get("/alias").header("x-other", "1"), 200, r#""1""#);
    expect(all().get("/kept").header("x_kept", "1"), 200, r#""1""#);
    expect(all().get("/kept").header("x-kept", "1"), 200, "null");
}

#[test]
fn errors_name_the_field_as_it_is_on_the_wire() {
    refused(all().get("/number"), &[missing(json!(["header", "x-number"]), json!(null))]);
    refused(all().get("/number").header("x-number", "a"), &[no_integer(json!(["header", "x-number"]), "a")]);
    refused(all().get("/number").header("x-number", ""), &[no_integer(json!(["header", "x-number"]), "")]);
}

#[test]
fn of_a_repeated_scalar_the_first_counts() {
    expect(all().get("/number").header("x-number", "1").header("x-number", "2"), 200, "1");
}

#[test]
fn a_list_takes_every_field_and_splits_no_commas() {
    expect(all().get("/list").header("x-token", "a").header("x-token", "b, c"), 200, r#"["a","b, c"]"#);
    refused(all().get("/list"), &[missing(json!(["header", "x-token"]), json!(null))]);
}

#[test]
fn a_default_stands_in() {
    expect(all().get("/default"), 200, "3");
    expect(all().get("/default").header("x-n", "7"), 200, "7");
}

#[test]
fn text_is_latin_1() {
    expect(all().get("/agent").header("user-agent", b"\xe9"), 200, r#""é""#);
}

#[test]
fn a_model_keeps_its_underscores_in_errors() {
    let answer = r#"{"host":"testserver","user_agent":"testclient","x_num":1,"x_tags":["a","b"]}"#;
    expect(all().get("/exact").header("x-num", "1").header("x-tags", "a").header("x-tags", "b"), 200, answer);
    let input = json!({"host": "testserver", "user_agent": "testclient", "x_tags": []});
    refused(all().get("/exact"), &[missing(json!(["header", "x_num"]), input)]);
    let extra = json!({
        "type": "extra_forbidden", "loc": ["header", "x-more"], "msg": "Extra inputs are not permitted", "input": "1"
    });
    refused(all().get("/exact").header("x-num", "1").header("x-more", "1"), &[extra]);
}

#[test]
fn a_field_of_a_model_under_its_own_name_is_passed_over() {
    let input = json!({"host": "testserver", "user_agent": "testclient", "x_tags": []});
    refused(all().get("/exact").header("x_num", "1"), &[missing(json!(["header", "x_num"]), input)]);
    let answer = r#"{"host":"testserver","user_agent":"testclient","x_num":1,"x_tags":["a"]}"#;
    let both = all().get("/exact").header("x-num", "1").header("x_num", "2").header("x-tags", "a");
    expect(both.header("x_tags", "b"), 200, answer);
    let wrong = all().get("/exact").header("x-num", "a").header("x_num", "2");
    refused(wrong, &[no_integer(json!(["header", "x_num"]), "a")]);
}
