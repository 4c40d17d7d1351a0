//! Query, header and cookie parameters: defaults, aliases, models, all places at once.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use super::models::{Color, Small};

#[get("/q/defaults")]
fn q_defaults(
    #[query(default = 5)] i: i64,
    #[query(default = "hello")] s: String,
    #[query(default = false)] b: bool,
    o: Option<i64>,
    #[query(default = vec!["a".to_owned(), "b".to_owned()])] l: Vec<String>,
) -> Value {
    json!({ "i": i, "s": s, "b": b, "o": o, "l": l })
}

#[get("/q/alias")]
fn q_alias(
    #[query(alias = "item-id")] v: i64,
    #[query(deprecated)] w: Option<String>,
    #[query(hidden)] hidden: Option<String>,
) -> Value {
    json!({ "v": v, "w": w, "hidden": hidden })
}

#[get("/q/several")]
fn q_several(a: i64, b: f64, c: bool, d: Color, #[query(min_length = 3)] e: String) -> Value {
    json!({ "a": a, "b": b, "c": c, "d": d, "e": e })
}

#[model(literal)]
enum Order {
    #[serde(rename = "asc")]
    Ascending,
    #[serde(rename = "desc")]
    Descending,
}

#[model(extra = "forbid")]
struct QModel {
    #[field(default = 100, gt = 0, le = 100)]
    limit: i64,
    #[field(default = Order::Ascending)]
    order: Order,
    #[field(default)]
    tags: Vec<String>,
    required: i64,
}

#[get("/q/model")]
fn q_model(#[query] p: QModel) -> Value {
    json!(p)
}

#[model]
struct QLoose {
    #[field(default = 1)]
    a: i64,
    #[field(alias = "bC", default = "x")]
    b_c: String,
}

#[get("/q/loose")]
fn q_loose(#[query] p: QLoose) -> Value {
    json!(p)
}

#[get("/h/convert")]
fn h_convert(
    #[header] user_agent: Option<String>,
    #[header] x_token: Option<Vec<String>>,
    #[header(convert_underscores = false)] under_score: Option<String>,
    #[header(alias = "X-Other")] named: Option<String>,
) -> Value {
    json!({ "user_agent": user_agent, "x_token": x_token, "under_score": under_score, "named": named })
}

#[model]
struct HModel {
    x_num: i64,
    #[field(default)]
    x_tags: Vec<String>,
    if_match: Option<String>,
}

#[get("/h/model")]
fn h_model(#[header] h: HModel) -> Value {
    json!(h)
}

#[model(extra = "forbid")]
struct CModel {
    session: String,
    n: Option<i64>,
}

#[get("/c/model")]
fn c_model(#[cookie] c: CModel) -> Value {
    json!(c)
}

#[get("/all/<p>")]
fn all_places(p: i64, q: i64, #[header] x_h: i64, #[cookie] c: i64) -> Value {
    json!({ "p": p, "q": q, "h": x_h, "c": c })
}

#[post("/all/<p>")]
fn all_places_body(p: i64, q: i64, #[header] x_h: i64, #[cookie] c: i64, body: Small) -> Value {
    json!({ "p": p, "q": q, "h": x_h, "c": c, "body": body })
}

pub(super) fn add(app: App) -> App {
    app.routes(routes![
        q_defaults,
        q_alias,
        q_several,
        q_model,
        q_loose,
        h_convert,
        h_model,
        c_model,
        all_places,
        all_places_body
    ])
}
