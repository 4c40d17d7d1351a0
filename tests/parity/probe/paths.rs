//! Paths: rest, several variables, fixed text beside a variable.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[get("/files/<rest..>")]
fn path_rest(rest: String) -> Value {
    json!({ "rest": rest })
}

#[get("/two/<a>/<b>")]
fn path_two(a: i64, b: bool) -> Value {
    json!({ "a": a, "b": b })
}

#[get("/order/me")]
fn order_fixed() -> Value {
    json!({ "who": "fixed" })
}

#[get("/order/<who>")]
fn order_param(who: String) -> Value {
    json!({ "who": who })
}

pub(super) fn add(app: App) -> App {
    app.routes(routes![path_rest, path_two, order_fixed, order_param])
}
