//! The handlers whose answers, or whose dependencies, are of interest.

use std::sync::atomic::{AtomicUsize, Ordering};

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use super::parameters::Small;

#[get("/r/none")]
pub(super) async fn r_none() {}

#[get("/r/none-typed")]
pub(super) async fn r_none_typed() -> Option<Small> {
    None
}

#[delete("/r/204", status = 204)]
pub(super) async fn r_204() {}

#[post("/r/201", status = 201)]
pub(super) async fn r_201() -> Value {
    json!({"created": true})
}

#[get("/r/304", status = 304)]
pub(super) async fn r_304() {}

#[get("/r/http-exception")]
pub(super) async fn r_exc(
    #[query(default = 404)] code: u16,
    #[query(default = "str")] kind: String,
) -> Result<Value, HttpError> {
    let error = match kind.as_str() {
        "dict" => HttpError::json(code, json!({"code": 7, "why": ["a"]})),
        "list" => HttpError::json(code, [1, 2]),
        "none" => HttpError::status(code),
        _ => HttpError::new(code, "nothing here"),
    };
    Err(error.header("X-Why", "because"))
}

#[get("/r/crash")]
pub(super) async fn r_crash() -> Value {
    panic!("boom")
}

#[get("/r/redirect")]
pub(super) async fn r_redirect(#[query(default = 307)] code: u16) -> Redirect {
    Redirect::to("/r/none").status(code)
}

#[get("/r/plain")]
pub(super) async fn r_plain() -> PlainText<&'static str> {
    PlainText("héllo")
}

#[get("/r/html")]
pub(super) async fn r_html() -> Html<&'static str> {
    Html("<b>hi</b>")
}

#[get("/r/str")]
pub(super) async fn r_str() -> &'static str {
    "just text"
}

#[get("/r/direct")]
pub(super) async fn r_direct(head: &mut ResponseHead) -> Bytes {
    head.header("X-Custom", "1");
    Bytes::from_static(b"\x00\x01")
}

#[get("/r/side-effects")]
pub(super) async fn r_side(head: &mut ResponseHead) -> Value {
    let cookie = Cookie::new("sid", "abc")
        .max_age(std::time::Duration::from_secs(60))
        .http_only(true)
        .secure(true)
        .same_site(SameSite::Strict)
        .path("/x");
    head.status(202).header("X-Set", "yes").cookie(cookie);
    json!({"ok": true})
}

// ---- dependencies

#[dependency]
pub(super) fn dep_counter(log: State<AtomicUsize>) -> usize {
    log.fetch_add(1, Ordering::Relaxed) + 1
}

#[dependency(shared = false)]
pub(super) fn dep_counter_anew(log: State<AtomicUsize>) -> usize {
    log.fetch_add(1, Ordering::Relaxed) + 1
}

#[dependency]
pub(super) fn dep_a(#[depends(dep_counter)] n: usize) -> usize {
    n
}

#[dependency]
pub(super) fn dep_b(#[depends(dep_counter)] n: usize) -> usize {
    n
}

#[dependency]
pub(super) fn dep_c(#[depends(dep_counter_anew)] n: usize) -> usize {
    n
}

#[get("/d/cache")]
pub(super) async fn d_cache(
    #[depends(dep_a)] a: usize,
    #[depends(dep_b)] b: usize,
    #[depends(dep_c)] c: usize,
) -> Value {
    json!({"same": a == b, "different": c != a})
}

#[dependency]
pub(super) fn dep_q(#[query(min_length = 3)] q: String, #[query(default = 1)] n: i64) -> Value {
    json!({"q": q, "n": n})
}

#[get("/d/params")]
pub(super) async fn d_params(#[depends(dep_q)] d: Value, z: i64) -> Value {
    json!({"d": d, "z": z})
}

#[dependency]
pub(super) fn dep_fail(#[header] x_key: Option<String>) -> Result<(), HttpError> {
    if x_key.as_deref() == Some("good") { Ok(()) } else { Err(HttpError::forbidden("bad key")) }
}

#[get("/d/fail-first", depends(dep_fail))]
pub(super) async fn d_fail_first(n: i64) -> Value {
    json!({ "n": n })
}

#[get("/")]
pub(super) async fn sub_root() -> Value {
    json!({"at": "root"})
}

#[get("/leaf")]
pub(super) async fn sub_leaf() -> Value {
    json!({"at": "leaf"})
}

#[get("/dir/")]
pub(super) async fn sub_dir() -> Value {
    json!({"at": "dir"})
}
