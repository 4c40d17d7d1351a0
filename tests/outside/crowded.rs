//! A program in which another crate has turned on `raw_value` of serde_json, as sqlx's feature `json` does.
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

#[post("/any")]
async fn any(value: Value) -> Value {
    value
}

#[post("/items")]
async fn items(item: Item) -> Item {
    item
}

#[post("/pairs")]
async fn pairs(#[body] first: Option<Item>, #[body] second: Value) -> (Option<Item>, Value) {
    (first, second)
}

fn main() {
    let client = TestClient::new(App::new("Crowded").routes(routes![any, items, pairs]));
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
}
