//! The handlers that read bodies.

use std::collections::{BTreeMap, BTreeSet};

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use super::parameters::{Color, Small};

#[model]
#[serde(deny_unknown_fields)]
pub(super) struct Strict {
    a: i64,
    #[field(default = "x")]
    b: String,
}

#[post("/b/forbid")]
pub(super) async fn b_forbid(s: Strict) -> Strict {
    s
}

#[model]
pub(super) struct Aliased {
    #[serde(rename = "firstName")]
    first_name: String,
    #[field(default = "none")]
    #[serde(rename = "lastName")]
    last_name: String,
}

#[post("/b/alias")]
pub(super) async fn b_alias(a: Aliased) -> Aliased {
    a
}

#[model]
pub(super) struct Node {
    name: String,
    #[field(default)]
    children: Vec<Node>,
}

#[post("/b/tree")]
pub(super) async fn b_tree(n: Node) -> Node {
    n
}

#[model]
pub(super) struct Item {
    name: String,
    #[field(gt = 0)]
    price: f64,
    #[field(default = 1)]
    qty: i64,
    #[field(default)]
    tags: BTreeSet<String>,
    #[field(default = Color::Red)]
    color: Color,
}

#[post("/b/list")]
pub(super) async fn b_list(#[body] v: Vec<Item>) -> Vec<Item> {
    v
}

#[post("/b/list-int")]
pub(super) async fn b_list_int(#[body] v: Vec<i64>) -> Vec<i64> {
    v
}

#[post("/b/dict")]
pub(super) async fn b_dict(v: BTreeMap<i64, f64>) -> BTreeMap<i64, f64> {
    v
}

#[post("/b/enum-dict")]
pub(super) async fn b_enum_dict(v: BTreeMap<Color, i64>) -> BTreeMap<Color, i64> {
    v
}

#[post("/b/any")]
pub(super) async fn b_any(#[body] v: Value) -> Value {
    json!({ "v": v })
}

#[post("/b/scalar")]
pub(super) async fn b_scalar(#[body] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/b/scalar-embed")]
pub(super) async fn b_scalar_embed(#[body(embed, ge = 1)] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/b/embed")]
pub(super) async fn b_embed(#[body(embed)] user: Small) -> Small {
    user
}

#[post("/b/two-optional")]
pub(super) async fn b_two_optional(a: Option<Small>, b: Option<Small>) -> Value {
    json!({"a": a, "b": b})
}

#[post("/b/optional")]
pub(super) async fn b_optional(s: Option<Small>) -> Value {
    json!({ "s": s })
}

#[post("/b/default")]
pub(super) async fn b_default(#[body(default = Small { n: 7 })] s: Small) -> Value {
    json!({ "s": s })
}

#[delete("/b/delete-with-body")]
pub(super) async fn b_delete(s: Small) -> Small {
    s
}

#[get("/b/get-with-body")]
pub(super) async fn b_get(s: Small) -> Small {
    s
}
