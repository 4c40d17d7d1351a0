//! A handler that panics: a plain 500 for its client, and nothing for anybody else.

use ferrapi::TestClient;
use ferrapi::prelude::*;

use crate::expect::{client, expect};

#[get("/async")]
async fn in_async() -> u8 {
    panic!("secret of the house")
}

#[get("/later")]
async fn after_an_await() -> u8 {
    tokio::task::yield_now().await;
    panic!("secret {}", "of the house")
}

#[get("/plain")]
fn in_plain() -> u8 {
    panic!("secret of the house")
}

#[dependency]
fn faulty() -> u8 {
    panic!("secret of the house")
}

#[dependency(blocking)]
fn faulty_blocking() -> u8 {
    panic!("secret of the house")
}

#[get("/below")]
async fn below(#[depends(faulty)] n: u8) -> u8 {
    n
}

#[get("/below-blocking")]
async fn below_blocking(#[depends(faulty_blocking)] n: u8) -> u8 {
    n
}

#[get("/head")]
async fn with_head(head: &mut ResponseHead) -> u8 {
    head.status(201).header("x-secret", "1");
    std::panic::panic_any(5)
}

#[post("/body")]
async fn with_body(body: Vec<u8>) -> usize {
    assert!(body.is_empty(), "secret of the house");
    body.len()
}

#[get("/fine")]
async fn fine() -> u8 {
    1
}

struct Unwritable;

impl ferrapi::serde::Serialize for Unwritable {
    fn serialize<S: ferrapi::serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(ferrapi::serde::ser::Error::custom("secret of the house"))
    }
}

impl ferrapi::schemars::JsonSchema for Unwritable {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Unwritable".into()
    }

    fn json_schema(_: &mut ferrapi::schemars::SchemaGenerator) -> ferrapi::schemars::Schema {
        ferrapi::schemars::json_schema!({})
    }
}

impl<'de> ferrapi::serde::Deserialize<'de> for Unwritable {
    fn deserialize<D: ferrapi::serde::Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Unwritable)
    }
}

#[get("/unwritable")]
async fn unwritable() -> Json<Unwritable> {
    Json(Unwritable)
}

fn all() -> TestClient {
    client(routes![
        in_async,
        after_an_await,
        in_plain,
        below,
        below_blocking,
        with_head,
        with_body,
        fine,
        unwritable
    ])
}

#[track_caller]
fn assert_silent(answer: &ferrapi::TestResponse) {
    assert_eq!((answer.status(), answer.text()), (500, "Internal Server Error"));
    assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    let mut names: Vec<_> = answer.headers().keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["content-length", "content-type", "date", "x-content-type-options"]);
}

#[test]
fn a_panic_is_a_500_that_tells_nothing() {
    let client = all();
    for path in ["/async", "/later", "/plain", "/below", "/below-blocking", "/head"] {
        assert_silent(&client.get(path).send());
        expect(client.get("/fine"), 200, "1");
    }
    assert_silent(&client.post("/body").json(&[1]).send());
    expect(client.post("/body").json::<[u8]>(&[]), 200, "0");
}

#[test]
fn an_answer_that_cannot_be_written_is_a_500_that_tells_nothing() {
    assert_silent(&all().get("/unwritable").send());
}

#[test]
fn many_panics_at_once_hurt_nobody() {
    let client = all();
    std::thread::scope(|scope| {
        for n in 0..20 {
            let client = &client;
            scope.spawn(move || match n % 2 {
                0 => assert_silent(&client.get("/plain").send()),
                _ => drop(expect(client.get("/fine"), 200, "1")),
            });
        }
    });
}
