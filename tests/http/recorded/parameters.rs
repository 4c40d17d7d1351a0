//! The handlers that read paths, queries, header fields and cookies.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[model]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Color {
    Red,
    Green,
    DarkBlue,
}

#[get("/files/<rest..>")]
pub(super) async fn path_rest(rest: String) -> Value {
    json!({ "rest": rest })
}

#[get("/two/<a>/<b>")]
pub(super) async fn path_two(a: i64, b: bool) -> Value {
    json!({"a": a, "b": b})
}

#[get("/order/me")]
pub(super) async fn order_fixed() -> Value {
    json!({"who": "fixed"})
}

#[get("/order/<who>")]
pub(super) async fn order_param(who: String) -> Value {
    json!({ "who": who })
}

#[get("/multi")]
pub(super) async fn multi_get() -> Value {
    json!({"ok": true})
}

#[post("/multi")]
pub(super) async fn multi_post() -> Value {
    json!({"ok": true})
}

#[head("/only-head")]
pub(super) async fn only_head(head: &mut ResponseHead) {
    head.header("x-head", "1");
}

#[options("/only-options")]
pub(super) async fn only_options() -> Value {
    json!({"options": true})
}

// ---- the query

#[get("/q/defaults")]
pub(super) async fn q_defaults(
    #[query(default = 5)] i: i64,
    #[query(default = "hello")] s: String,
    #[query(default = false)] b: bool,
    o: Option<i64>,
    #[query(default = vec!["a".to_owned(), "b".to_owned()])] l: Vec<String>,
) -> Value {
    json!({"i": i, "s": s, "b": b, "o": o, "l": l})
}

#[get("/q/alias")]
pub(super) async fn q_alias(
    #[query(alias = "item-id")] v: i64,
    #[query(deprecated)] w: Option<String>,
    #[query(hidden)] hidden: Option<String>,
) -> Value {
    json!({"v": v, "w": w, "hidden": hidden})
}

#[get("/q/several")]
pub(super) async fn q_several(
    a: i64,
    b: f64,
    c: bool,
    d: Color,
    #[query(min_length = 3)] e: String,
) -> Value {
    json!({"a": a, "b": b, "c": c, "d": d, "e": e})
}

#[model]
#[serde(rename_all = "lowercase")]
pub(super) enum Direction {
    Asc,
    Desc,
}

#[model]
#[serde(deny_unknown_fields)]
pub(super) struct QModel {
    #[field(default = 100, gt = 0, le = 100)]
    limit: i64,
    #[field(default = Direction::Asc)]
    order: Direction,
    #[field(default)]
    tags: Vec<String>,
    required: i64,
}

#[get("/q/model")]
pub(super) async fn q_model(#[query] p: QModel) -> QModel {
    p
}

#[model]
pub(super) struct QLoose {
    #[field(default = 1)]
    a: i64,
    #[field(default = "x")]
    #[serde(rename = "bC")]
    b_c: String,
}

#[get("/q/loose")]
pub(super) async fn q_loose(#[query] p: QLoose) -> QLoose {
    p
}

// ---- header fields and cookies

#[get("/h/convert")]
pub(super) async fn h_convert(
    #[header] user_agent: Option<String>,
    #[header] x_token: Option<Vec<String>>,
    #[header(convert_underscores = false)] under_score: Option<String>,
    #[header(alias = "X-Other")] named: Option<String>,
) -> Value {
    json!({"user_agent": user_agent, "x_token": x_token, "under_score": under_score, "named": named})
}

#[model]
pub(super) struct HModel {
    x_num: i64,
    #[field(default)]
    x_tags: Vec<String>,
    if_match: Option<String>,
}

#[get("/h/model")]
pub(super) async fn h_model(#[header] h: HModel) -> HModel {
    h
}

#[model]
#[serde(deny_unknown_fields)]
pub(super) struct CModel {
    session: String,
    n: Option<i64>,
}

#[get("/c/model")]
pub(super) async fn c_model(#[cookie] c: CModel) -> CModel {
    c
}

// ---- all places

#[get("/all/<p>")]
pub(super) async fn all_places(p: i64, q: i64, #[header] x_h: i64, #[cookie] c: i64) -> Value {
    json!({"p": p, "q": q, "h": x_h, "c": c})
}

#[model]
#[derive(Clone)]
pub(super) struct Small {
    pub(super) n: i64,
}

#[post("/all/<p>")]
pub(super) async fn all_places_body(
    p: i64,
    q: i64,
    #[header] x_h: i64,
    #[cookie] c: i64,
    body: Small,
) -> Value {
    json!({"p": p, "q": q, "h": x_h, "c": c, "body": body})
}
