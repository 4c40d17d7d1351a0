//! A router with a prefix, a tag and a dependency; operations of uncommon methods.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

use super::dependencies::dep_fail;

#[get("/")]
fn sub_root() -> Value {
    json!({ "at": "root" })
}

#[get("/leaf")]
fn sub_leaf() -> Value {
    json!({ "at": "leaf" })
}

#[get("/dir/")]
fn sub_dir() -> Value {
    json!({ "at": "dir" })
}

#[get("/multi")]
fn multi() -> Value {
    json!({ "ok": true })
}

#[post("/multi")]
fn multi_post() -> Value {
    multi()
}

#[head("/only-head")]
fn only_head(head: &mut ResponseHead) -> Value {
    head.header("X-Head", "1");
    Value::Null
}

#[options("/only-options")]
fn only_options() -> Value {
    json!({ "options": true })
}

pub(super) fn add(app: App) -> App {
    let router =
        Router::new("/sub").tag("sub").depends::<dep_fail>().routes(routes![sub_root, sub_leaf, sub_dir]);
    app.mount(router).routes(routes![multi, multi_post, only_head, only_options])
}
