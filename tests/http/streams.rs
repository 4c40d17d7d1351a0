//! Answers that are written piece by piece.

use ferrapi::prelude::*;
use ferrapi::serde_json::Value;
use ferrapi::{TestClient, serde_json};

#[model]
struct Item {
    name: String,
    price: Option<f64>,
}

#[get("/iterator")]
fn iterator() -> Stream {
    Stream::from_iter(["a", "", "b"])
}

#[get("/generated", status = 201)]
async fn generated(#[query(default = 3)] count: u32) -> Stream {
    Stream::generate(move |out| async move {
        for number in 0..count {
            out.send(format!("{number};")).await;
        }
    })
    .media_type("text/plain; charset=utf-8")
}

/// Another task sends, and ends after the function.
#[get("/spawned")]
async fn spawned() -> Stream {
    Stream::generate(|out| async move {
        tokio::spawn(async move {
            for piece in ["x", "y"] {
                tokio::task::yield_now().await;
                out.send(piece).await;
            }
        });
    })
}

#[get("/lines")]
async fn lines() -> JsonLines<Item> {
    JsonLines::generate(|out| async move {
        out.send(Item { name: "a\nb".to_owned(), price: None }).await;
        out.send(Item { name: "c".to_owned(), price: Some(1.5) }).await;
        Ok::<_, std::fmt::Error>(())
    })
}

#[get("/broken")]
async fn broken() -> Stream {
    Stream::generate(|out| async move {
        out.send("beginning").await;
        Err::<(), _>(std::io::Error::other("the disk is gone"))
    })
}

fn client() -> TestClient {
    TestClient::new(App::new("Streams").routes(routes![iterator, generated, spawned, lines, broken]))
}

#[test]
fn pieces_come_in_order() {
    let client = client();
    let response = client.get("/iterator").send();
    assert_eq!((response.text(), response.header("content-type")), ("ab", None));
    let response = client.get("/generated?count=1000").send();
    let all: String = (0..1000).map(|number| format!("{number};")).collect();
    assert_eq!((response.status(), response.text()), (201, all.as_str()));
    assert_eq!(response.header("content-type"), Some("text/plain; charset=utf-8"));
    assert_eq!(client.get("/generated?count=0").send().text(), "");
    assert_eq!(client.get("/spawned").send().text(), "xy");
    assert_eq!(client.head("/generated").send().text(), "");
}

#[test]
fn values_are_lines() {
    let client = client();
    let response = client.get("/lines").send();
    assert_eq!(response.header("content-type"), Some("application/jsonl"));
    assert_eq!(response.text(), "{\"name\":\"a\\nb\",\"price\":null}\n{\"name\":\"c\",\"price\":1.5}\n");
    let document: Value = client.get("/openapi.json").send().json();
    let answer = &document["paths"]["/lines"]["get"]["responses"]["200"]["content"];
    assert_eq!(
        *answer,
        serde_json::json!({ "application/jsonl": { "itemSchema": { "$ref": "#/components/schemas/Item" } } })
    );
    let stream = &document["paths"]["/iterator"]["get"]["responses"]["200"];
    assert_eq!(*stream, serde_json::json!({ "description": "Successful Response" }));
}

/// The status is out already, so that only the end of the connection can say it.
#[test]
fn a_failure_breaks_the_connection_off() {
    let client = client();
    let answer = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        client.get("/broken").send().text().to_owned()
    }));
    assert!(answer.is_err(), "{answer:?}");
}
