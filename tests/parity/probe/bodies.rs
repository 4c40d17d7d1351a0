//! JSON bodies of every form.

use std::collections::BTreeMap;

use ferrapi::CheckError;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use super::models::{Aliased, Small};

#[model(extra = "forbid")]
struct Strict {
    a: i64,
    #[field(default = "x")]
    b: String,
}

#[post("/b/forbid")]
fn b_forbid(s: Strict) -> Value {
    json!(s)
}

#[post("/b/alias")]
fn b_alias(a: Aliased) -> Value {
    json!(a)
}

#[model]
struct Node {
    name: String,
    #[field(default)]
    children: Vec<Node>,
}

#[post("/b/tree")]
fn b_tree(n: Node) -> Value {
    json!(n)
}

#[post("/b/list-int")]
fn b_list_int(v: Vec<i64>) -> Value {
    json!(v)
}

#[post("/b/dict")]
fn b_dict(v: BTreeMap<i64, f64>) -> Value {
    json!(v)
}

#[post("/b/any")]
fn b_any(#[body] v: Value) -> Value {
    json!({ "v": v })
}

#[post("/b/scalar")]
fn b_scalar(#[body] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/b/scalar-embed")]
fn b_scalar_embed(#[body(embed, ge = 1)] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/b/embed")]
fn b_embed(#[body(embed)] user: Small) -> Value {
    json!(user)
}

#[post("/b/two-optional")]
fn b_two_optional(a: Option<Small>, b: Option<Small>) -> Value {
    json!({ "a": a, "b": b })
}

#[post("/b/optional")]
fn b_optional(s: Option<Small>) -> Value {
    json!({ "s": s })
}

#[post("/b/default")]
fn b_default(#[body(default = Small { n: 7 })] s: Small) -> Value {
    json!({ "s": s })
}

#[delete("/b/delete-with-body")]
fn b_delete(s: Small) -> Value {
    json!(s)
}

#[get("/b/get-with-body")]
fn b_get(s: Small) -> Value {
    json!(s)
}

#[model(check = ordered)]
struct Validated {
    #[field(check = even)]
    a: i64,
    b: i64,
}

fn even(a: &i64) -> Result<(), &'static str> {
    if a % 2 == 0 { Ok(()) } else { Err("a must be even") }
}

fn ordered(validated: &Validated) -> Result<(), &'static str> {
    if validated.b < validated.a { Err("b must not be less than a") } else { Ok(()) }
}

#[post("/b/validators")]
fn b_validators(v: Validated) -> Value {
    json!(v)
}

#[model]
struct Assert {
    #[field(check = lucky)]
    a: i64,
}

fn lucky(a: &i64) -> Result<(), CheckError> {
    if *a == 13 { Err(CheckError::assertion("unlucky")) } else { Ok(()) }
}

#[post("/b/assertion")]
fn b_assert(v: Assert) -> Value {
    json!(v)
}

pub(super) fn add(app: App) -> App {
    app.routes(routes![
        b_forbid,
        b_alias,
        b_tree,
        b_list_int,
        b_dict,
        b_any,
        b_scalar,
        b_scalar_embed,
        b_embed,
        b_two_optional,
        b_optional,
        b_default,
        b_delete,
        b_get,
        b_validators,
        b_assert,
    ])
}
