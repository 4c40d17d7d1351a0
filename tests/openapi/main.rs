//! The OpenAPI document, from outside: what an application serves at `/openapi.json`.

mod item_store;
mod operations;
mod shop;
mod snapshot;
mod speed;
mod tutorial;
mod values;

use ferrapi::{App, TestClient};
use serde_json::Value;

/// The document as a client gets it.
fn served(app: App) -> Value {
    TestClient::new(app).get("/openapi.json").send().into_json()
}
