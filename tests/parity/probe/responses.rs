//! Answers: statuses, errors, other media types, header fields and cookies.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[get("/r/none")]
fn r_none() -> Value {
    Value::Null
}

#[delete("/r/204", status = 204)]
fn r_204() {}

#[post("/r/201", status = 201)]
fn r_201() -> Value {
    json!({ "created": true })
}

#[get("/r/304", status = 304)]
fn r_304() {}

#[model]
struct NanOut {
    v: f64,
}

/// JSON has no NaN: FastAPI falls over, serde writes `null`.
#[get("/r/nan")]
fn r_nan() -> Value {
    json!({ "v": f64::NAN })
}

#[get("/r/nan-model")]
fn r_nan_model() -> NanOut {
    NanOut { v: f64::INFINITY }
}

/// Python's integers hold any number; one that is no status is answered with 500.
fn status(code: i64) -> u16 {
    code.try_into().unwrap_or(500)
}

#[get("/r/http-exception")]
fn r_exc(
    #[query(default = 404)] code: i64,
    #[query(default = "str")] kind: String,
) -> Result<Value, HttpError> {
    let code = status(code);
    let error = match kind.as_str() {
        "str" => HttpError::new(code, "nothing here"),
        "dict" => HttpError::json(code, json!({ "code": 7, "why": ["a"] })),
        "list" => HttpError::json(code, [1, 2]),
        "none" => HttpError::status(code),
        _ => panic!("no such kind"),
    };
    Err(error.header("X-Why", "because"))
}

#[get("/r/crash")]
fn r_crash() -> Value {
    panic!("boom")
}

#[get("/r/redirect")]
fn r_redirect(#[query(default = 307)] code: i64) -> Response {
    Redirect::to("/r/none").status(status(code)).into()
}

#[get("/r/plain")]
fn r_plain() -> PlainText<&'static str> {
    PlainText("héllo")
}

#[get("/r/html")]
fn r_html() -> Html<&'static str> {
    Html("<b>hi</b>")
}

#[get("/r/stream")]
fn r_stream() -> Response {
    Stream::from_iter(["a", "b", "c"]).media_type("text/plain; charset=utf-8").into()
}

#[get("/r/str")]
fn r_str() -> Value {
    json!("just text")
}

#[get("/r/direct")]
fn r_direct() -> Response {
    let mut response = Response::new(vec![0, 1].into());
    response.headers_mut().insert("content-type", "application/octet-stream".parse().unwrap());
    response.headers_mut().insert("X-Custom", "1".parse().unwrap());
    response
}

#[get("/r/side-effects")]
fn r_side(head: &mut ResponseHead) -> Value {
    let cookie =
        Cookie::new("sid", "abc").max_age(std::time::Duration::from_secs(60)).http_only(true).secure(true);
    let cookie = cookie.same_site(SameSite::Strict).path("/x");
    head.header("X-Set", "yes").cookie(cookie).status(202);
    json!({ "ok": true })
}

#[get("/r/delete-cookie")]
fn r_delete_cookie(head: &mut ResponseHead) -> Value {
    head.delete_cookie("sid");
    json!({ "ok": true })
}

pub(super) fn add(app: App) -> App {
    app.routes(routes![
        r_none,
        r_204,
        r_201,
        r_304,
        r_nan,
        r_nan_model,
        r_exc,
        r_crash,
        r_redirect,
        r_plain,
        r_html,
        r_stream,
        r_str,
        r_direct,
        r_side,
        r_delete_cookie,
    ])
}
