//! What a test says of an answer.

use ferrapi::serde_json::{Value, json};
use ferrapi::{App, Routes, TestClient, TestRequest, TestResponse};

/// A client of an application that has these routes and nothing else.
#[track_caller]
pub(crate) fn client(routes: Routes) -> TestClient {
    TestClient::new(App::new("Test").routes(routes))
}

/// Sends a request, and expects a JSON answer of this status, byte for byte.
#[track_caller]
pub(crate) fn expect(request: TestRequest, status: u16, body: &str) -> TestResponse {
    let answer = request.send();
    assert_eq!((answer.status(), answer.text()), (status, body));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    answer
}

/// Sends a request, and expects a 422 with these faults, byte for byte and in this order.
#[track_caller]
pub(crate) fn refused(request: TestRequest, faults: &[Value]) {
    expect(request, 422, &json!({ "detail": faults }).to_string());
}

/// A fault without a context.
pub(crate) fn fault(kind: &str, loc: Value, msg: &str, input: Value) -> Value {
    json!({"type": kind, "loc": loc, "msg": msg, "input": input})
}

/// Something is not there.
pub(crate) fn missing(loc: Value, input: Value) -> Value {
    fault("missing", loc, "Field required", input)
}

/// A text that is no integer.
pub(crate) fn no_integer(loc: Value, input: &str) -> Value {
    let msg = "Input should be a valid integer, unable to parse string as an integer";
    fault("int_parsing", loc, msg, input.into())
}

/// A number below its bound.
pub(crate) fn too_small(loc: Value, input: Value, bound: Value) -> Value {
    json!({
        "type": "greater_than_equal", "loc": loc,
        "msg": format!("Input should be greater than or equal to {bound}"), "input": input, "ctx": {"ge": bound}
    })
}
