//! A program in which other crates have turned on `raw_value` of serde_json, as sqlx's feature `json` does, and
//! `arbitrary_precision`.
//!
//! Out: nothing, if no body means anything else by it, and none ends the program.

use ferrapi::TestClient;
use ferrapi::prelude::*;
use serde_json::{Value, json};

#[model]
struct Item {
    name: String,
    extra: Value,
}

#[model]
struct Numbers {
    small: u8,
    double: f64,
}

#[post("/any")]
async fn any(value: Value) -> Value {
    value
}

#[post("/items")]
async fn items(item: Item) -> Item {
    item
}

#[post("/numbers")]
async fn numbers(numbers: Numbers) -> Numbers {
    numbers
}

#[post("/pairs")]
async fn pairs(#[body] first: Option<Item>, #[body] second: Value) -> (Option<Item>, Value) {
    (first, second)
}

fn main() {
    let client = TestClient::new(App::new("Crowded").routes(routes![any, items, numbers, pairs]));
    let send = |path: &str, body: &str| {
        let answer =
            client.post(path).header("content-type", "application/json").body(body.to_owned()).send();
        (answer.status(), answer.text().to_owned())
    };
    let plain = r#"{"name":"\u0024serde","extra":{"$serde_json":"[1]"}}"#;
    assert_eq!(send("/items", plain), (200, plain.replace("\\u0024", "$")));
    let refused = (400, r#"{"detail":"There was an error parsing the body"}"#.to_owned());
    let mut hidden = "1".to_owned();
    for _ in 0..14 {
        let inside = json!({ "$serde_json::private::RawValue": hidden });
        hidden = format!("{}{inside}{}", "[".repeat(100), "]".repeat(100));
    }
    for value in [
        &hidden,
        r#"{"$serde_json::private::RawValue":"[1]"}"#,
        r#"{"\u0024serde_json::private::RawValue":"[1]"}"#,
    ] {
        assert_eq!(send("/any", value), refused);
        assert_eq!(send("/items", value), refused);
        assert_eq!(send("/items", &format!(r#"{{"name":"x","extra":{value}}}"#)), refused);
        assert_eq!(send("/items", &format!(r#"{{"name":1,"extra":{value}}}"#)), refused);
        assert_eq!(send("/pairs", &format!(r#"{{"first":null,"second":{value}}}"#)), refused);
    }
    assert_eq!(
        send("/numbers", r#"{"small":"7","double":1.50}"#),
        (200, r#"{"small":7,"double":1.5}"#.to_owned())
    );
    for numbers in
        [r#"{"small":1e400,"double":1}"#, r#"{"small":-1e400,"double":1}"#, r#"{"small":1,"double":1e400}"#]
    {
        assert_eq!(send("/numbers", numbers).0, 422, "{numbers}");
    }
}
