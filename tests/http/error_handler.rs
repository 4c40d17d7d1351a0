//! Errors that an application answers in a way of its own.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{RequestHead, TestClient, ValidationError, validate};

#[model]
struct Item {
    name: String,
    #[field(gt = 0)]
    price: f64,
}

#[post("/items")]
async fn create(item: Item) -> Item {
    item
}

#[post("/files")]
async fn files(#[form] n: i64, file: Option<UploadFile>) -> bool {
    n > 0 && file.is_some()
}

#[get("/items/<id>")]
async fn read(id: u32) -> Result<u32, HttpError> {
    if id == 0 { Err(HttpError::not_found("no such item").header("x-why", "zero")) } else { Ok(id) }
}

#[dependency]
fn token(#[header] x_token: Option<String>) -> Result<String, HttpError> {
    x_token.ok_or_else(|| HttpError::unauthorized("who are you?", "Bearer"))
}

#[get("/me", depends(token))]
async fn me() -> bool {
    true
}

/// Where, what, and how the body came in.
fn wrong(error: ValidationError, head: &RequestHead) -> Json<Value> {
    let errors: Vec<_> = error.errors().iter().map(|issue| issue.kind()).collect();
    Json(json!({ "at": head.path(), "errors": errors, "body": error.body(), "said": error.to_string() }))
}

fn text(error: HttpError, head: &RequestHead) -> PlainText<String> {
    PlainText(format!("{} {}: {error}", head.method(), head.path()))
}

fn client() -> TestClient {
    let routes = routes![create, files, read, me];
    TestClient::new(App::new("Shop").error_handler(wrong).error_handler(text).body_limit(100).routes(routes))
}

fn answer(response: ferrapi::TestResponse) -> (u16, String) {
    (response.status(), response.text().to_owned())
}

#[test]
fn a_request_that_does_not_fit_is_answered_by_the_handler() {
    let client = client();
    let response = client.post("/items").json(&json!({ "name": "a", "price": 0 })).send();
    assert_eq!(response.status(), 422);
    assert_eq!(
        response.json::<Value>(),
        json!({
            "at": "/items",
            "errors": ["greater_than"],
            "body": { "name": "a", "price": 0 },
            "said": "body: price: Input should be greater than 0",
        })
    );
    let broken = client.post("/items").header("content-type", "application/json").body("{\"a\":").send();
    assert_eq!((broken.status(), broken.json::<Value>()["body"].clone()), (422, json!("{\"a\":")));
    let empty = client.post("/items").send();
    assert_eq!(empty.json::<Value>()["body"], Value::Null);
    let path = client.get("/items/x").send();
    assert_eq!(path.json::<Value>()["errors"], json!(["int_parsing"]));
}

#[test]
fn every_other_refusal_is_answered_by_the_other_handler() {
    let client = client();
    let cases = [
        (client.get("/items/0"), (404, "GET /items/0: 404: no such item")),
        (client.get("/me"), (401, "GET /me: 401: who are you?")),
        (client.get("/nowhere"), (404, "GET /nowhere: 404")),
        (client.delete("/items"), (405, "DELETE /items: 405")),
        (client.post("/items").body("x".repeat(101)), (413, "POST /items: 413")),
        (
            client.post("/files").header("content-type", "multipart/form-data"),
            (400, "POST /files: 400: Missing boundary in multipart."),
        ),
        (
            client.post("/items").header("content-type", "application/json").body(&b"\xff"[..]),
            (400, "POST /items: 400: There was an error parsing the body"),
        ),
    ];
    for (request, (status, text)) in cases {
        assert_eq!(answer(request.send()), (status, text.to_owned()));
    }
    let large = client.post("/items").body("x".repeat(101)).send();
    assert_eq!(large.header("connection"), Some("close"));
}

#[test]
fn a_handler_may_choose_the_status_and_the_whole_response() {
    let app = App::new("Shop")
        .error_handler(|_: ValidationError, _| (StatusCode::BAD_REQUEST, Json("no")))
        .error_handler(|error: HttpError, _| error.header("x-handled", "1"))
        .routes(routes![create, read]);
    let client = TestClient::new(app);
    assert_eq!(answer(client.get("/items/x").send()), (400, "\"no\"".to_owned()));
    let response = client.get("/items/0").send();
    assert_eq!((response.header("x-why"), response.header("x-handled")), (Some("zero"), Some("1")));
    assert_eq!(response.text(), r#"{"detail":"no such item"}"#);
}

#[test]
fn a_handler_may_look_on_and_leave_the_answer_as_it_is() {
    let plain = TestClient::new(App::new("Shop").routes(routes![create, read]));
    let app = App::new("Shop")
        .error_handler(|error: ValidationError, _| error)
        .error_handler(|error: HttpError, _| error)
        .routes(routes![create, read]);
    let watched = TestClient::new(app);
    for request in [
        |client: &TestClient| client.get("/items/x").send(),
        |client: &TestClient| client.get("/items/0").send(),
        |client: &TestClient| client.post("/items").json(&json!({ "price": -1 })).send(),
    ] {
        assert_eq!(answer(request(&watched)), answer(request(&plain)));
    }
}

#[test]
fn a_handler_gets_the_bytes_of_the_body_too() {
    let as_sent = |error: ValidationError, _: &RequestHead| {
        PlainText(String::from_utf8(error.raw_body().to_vec()).unwrap_or_default())
    };
    let app = App::new("Shop").error_handler(as_sent).routes(routes![create, files]);
    let client = TestClient::new(app);
    for body in ["{ \"name\" : 1 }", "{ \"name\" ", "null", ""] {
        let request = client.post("/items").header("content-type", "application/json").body(body);
        assert_eq!(answer(request.send()), (422, body.to_owned()));
    }
    let form = client.post("/files").header("content-type", "application/x-www-form-urlencoded").body("n=x");
    assert_eq!(answer(form.send()).0, 422);
}

/// A document in another format, checked by hand.
#[post("/raw")]
async fn raw(body: Bytes) -> Result<Item, ValidationError> {
    validate(ferrapi::serde_json::from_slice(&body).unwrap_or_default())
}

#[test]
fn a_value_is_validated_as_a_body_is() {
    let client = TestClient::new(App::new("Shop").routes(routes![raw]));
    assert_eq!(client.post("/raw").body(r#"{"name":"a","price":"2"}"#).send().json::<Value>()["price"], 2.0);
    let response = client.post("/raw").body(r#"{"name":1,"price":2}"#).send();
    assert_eq!(response.status(), 422);
    assert_eq!(
        response.text(),
        r#"{"detail":[{"type":"string_type","loc":["name"],"msg":"Input should be a valid string","input":1}]}"#
    );
}
