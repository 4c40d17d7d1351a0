//! Errors on purpose: `HttpError`, `#[derive(ApiError)]`, and how places are ordered in a 422.

use ferrapi::prelude::*;
use ferrapi::serde_json::json;
use ferrapi::{ApiError, TestClient};

use crate::expect::{client, expect, missing, no_integer, refused};

#[model]
struct Small {
    n: i64,
}

/// Arguments in the opposite of the order of errors.
#[post("/all/<p>")]
async fn all(body: Small, #[cookie] c: i64, #[header] x_h: i64, q: i64, p: i64) -> [i64; 5] {
    [p, q, x_h, c, body.n]
}

#[test]
fn errors_are_ordered_by_place_whatever_the_order_of_the_arguments() {
    let client = client(routes![all]);
    refused(
        client.post("/all/x?q=y").header("x-h", "z").cookie("c", "w").json(&json!({"n": "v"})),
        &[
            no_integer(json!(["path", "p"]), "x"),
            no_integer(json!(["query", "q"]), "y"),
            no_integer(json!(["header", "x-h"]), "z"),
            no_integer(json!(["cookie", "c"]), "w"),
            no_integer(json!(["body", "n"]), "v"),
        ],
    );
    refused(
        client.post("/all/1"),
        &[
            missing(json!(["query", "q"]), json!(null)),
            missing(json!(["header", "x-h"]), json!(null)),
            missing(json!(["cookie", "c"]), json!(null)),
            missing(json!(["body"]), json!(null)),
        ],
    );
    let request = client.post("/all/1?q=2").header("x-h", "3").cookie("c", "4").json(&json!({"n": 5}));
    expect(request, 200, "[1,2,3,4,5]");
}

#[get("/http/<status>")]
async fn http(status: u16, kind: String) -> Result<(), HttpError> {
    Err(match kind.as_str() {
        "phrase" => HttpError::status(status),
        "text" => HttpError::new(status, "nothing \"here\""),
        "list" => HttpError::json(status, [1, 2]),
        _ => HttpError::json(status, json!({"code": 7, "why": ["a"]})),
    }
    .header("x-why", "because")
    .header("not a name", "left out"))
}

#[dependency]
fn fails(#[query(default = 401)] status: u16) -> Result<(), HttpError> {
    Err(HttpError::status(status).header("www-authenticate", "Bearer"))
}

#[get("/below", depends(fails))]
async fn below() {}

#[test]
fn an_error_has_its_status_detail_and_header_fields() {
    let client = client(routes![http]);
    for (path, status, body) in [
        ("/http/404?kind=phrase", 404, r#"{"detail":"Not Found"}"#),
        ("/http/418?kind=phrase", 418, r#"{"detail":"I'm a Teapot"}"#),
        ("/http/404?kind=text", 404, r#"{"detail":"nothing \"here\""}"#),
        ("/http/418?kind=list", 418, r#"{"detail":[1,2]}"#),
        ("/http/409?kind=map", 409, r#"{"detail":{"code":7,"why":["a"]}}"#),
        ("/http/500?kind=text", 500, r#"{"detail":"nothing \"here\""}"#),
    ] {
        let answer = expect(client.get(path), status, body);
        assert_eq!((answer.header("x-why"), answer.headers().len()), (Some("because"), 5));
    }
}

#[test]
fn statuses_without_a_body_have_none_as_errors_either() {
    let client = client(routes![http, below]);
    for (path, status) in
        [("/http/304?kind=text", 304), ("/http/204?kind=map", 204), ("/below?status=304", 304)]
    {
        let answer = client.get(path).send();
        assert_eq!((answer.status(), answer.text(), answer.header("content-type")), (status, "", None));
    }
    assert_eq!(client.get("/http/304?kind=text").send().header("x-why"), Some("because"));
}

#[test]
fn an_error_of_a_dependency_answers_the_request() {
    let answer = expect(client(routes![below]).get("/below"), 401, r#"{"detail":"Unauthorized"}"#);
    assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
}

#[derive(ApiError)]
enum ItemError {
    #[error(status = 404, detail = "Item {id} not found")]
    Missing { id: u32 },
    #[error(status = 409, detail = "Item {0} exists")]
    Exists(u32),
    #[error(status = 503)]
    Closed,
    #[error(transparent)]
    Other(#[from] HttpError),
}

fn find(id: u32) -> Result<u32, HttpError> {
    if id == 4 { Err(HttpError::forbidden("not yours").header("x-a", "1")) } else { Ok(id) }
}

#[get("/item/<id>")]
async fn item(id: u32) -> Result<u32, ItemError> {
    match id {
        1 => Err(ItemError::Missing { id }),
        2 => Err(ItemError::Exists(id)),
        3 => Err(ItemError::Closed),
        _ => Ok(find(id)?),
    }
}

#[dependency]
fn checked(id: u32) -> Result<u32, ItemError> {
    if id == 1 { Err(ItemError::Missing { id }) } else { Ok(id) }
}

#[get("/checked/<id>")]
async fn through(#[depends(checked)] id: u32) -> u32 {
    id
}

#[test]
fn an_enum_of_errors_is_rendered_from_its_attributes() {
    let client = client(routes![item, through]);
    expect(client.get("/item/1"), 404, r#"{"detail":"Item 1 not found"}"#);
    expect(client.get("/item/2"), 409, r#"{"detail":"Item 2 exists"}"#);
    expect(client.get("/item/3"), 503, r#"{"detail":"Service Unavailable"}"#);
    let answer = expect(client.get("/item/4"), 403, r#"{"detail":"not yours"}"#);
    assert_eq!(answer.header("x-a"), Some("1"));
    expect(client.get("/item/5"), 200, "5");
    expect(client.get("/checked/1"), 404, r#"{"detail":"Item 1 not found"}"#);
    expect(client.get("/checked/2"), 200, "2");
}

#[test]
fn errors_of_the_framework_are_json() {
    let client: TestClient = client(routes![item]);
    expect(client.get("/nothing"), 404, r#"{"detail":"Not Found"}"#);
    let answer = expect(client.post("/item/1"), 405, r#"{"detail":"Method Not Allowed"}"#);
    assert_eq!(answer.header("allow"), Some("GET, HEAD"));
}
