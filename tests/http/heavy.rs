//! JSON that is small as text and large in memory.

use ferrapi::prelude::*;
use ferrapi::{App, TestClient};
use serde_json::Value;

#[model]
struct Order {
    name: String,
    #[field(default)]
    amounts: Vec<u32>,
}

#[post("/amounts")]
async fn amounts(amounts: Vec<u32>) -> usize {
    amounts.len()
}

#[post("/order")]
async fn order(order: Order) -> usize {
    order.amounts.len()
}

#[post("/two")]
async fn two(first: Order, second: Order) -> usize {
    first.amounts.len() + second.amounts.len()
}

fn client() -> TestClient {
    TestClient::new(App::new("Test").routes(routes![amounts, order, two]))
}

fn send(path: &str, body: &str) -> (u16, String) {
    let answer = client().post(path).header("content-type", "application/json").body(body).send();
    (answer.status(), answer.text().to_owned())
}

fn many(value: &str, last: &str) -> String {
    format!("[{}{last}]", format!("{value},").repeat(200_000))
}

#[test]
fn what_fits_exactly_may_be_long() {
    assert_eq!(send("/amounts", &many("1", "1")), (200, "200001".to_owned()));
}

#[test]
fn the_first_hundred_faults_are_told() {
    let (status, text) = send("/amounts", &many("-1", "1"));
    assert_eq!(status, 422);
    assert!(text.len() <= 64 * 1024);
    let document: Value = serde_json::from_str(&text).unwrap();
    let detail = document["detail"].as_array().unwrap();
    assert_eq!((detail.len(), &detail[99]["loc"][1]), (100, &Value::from(99)));
    let (status, text) = send("/order", &format!(r#"{{"amounts":{},"name":7}}"#, many("1", "1")));
    assert_eq!(status, 422);
    assert!(text.contains(r#""loc":["body","name"],"msg":"Input should be a valid string""#), "{text}");
    let (status, _) = send("/two", &format!(r#"{{"first":{{"amounts":{}}},"second":{{}}}}"#, many("1", "1")));
    assert_eq!(status, 422);
}

#[test]
fn a_fault_that_is_too_far_away_is_not_looked_for() {
    let refused =
        (413, r#"{"detail":"The body does not fit, and has too many values to say where"}"#.to_owned());
    assert_eq!(send("/amounts", &many("1", "-1")), refused);
    assert_eq!(send("/amounts", &many("1", "\"1\"")), refused, "nor is coerced what might be wrong");
    let keys: Vec<_> = (0..100_000).map(|key| format!(r#""{key}":0"#)).collect();
    assert_eq!(send("/order", &format!("{{{}}}", keys.join(","))), refused);
}

#[test]
fn what_nests_too_deep_is_no_json_however_long_it_is() {
    for body in ["[".repeat(100_000), format!("{}{}", "[".repeat(50_000), "]".repeat(50_000))] {
        let (status, text) = send("/amounts", &body);
        assert_eq!(status, 422);
        assert!(text.contains(r#""type":"json_invalid""#), "{text}");
    }
}

#[test]
fn syntax_is_checked_to_the_end() {
    let (status, text) = send("/amounts", &many("-1", "}"));
    assert_eq!(status, 422);
    assert!(text.contains(r#""type":"json_invalid""#), "{text}");
}
