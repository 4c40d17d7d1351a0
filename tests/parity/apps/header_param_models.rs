//! Header parameter models: <https://fastapi.tiangolo.com/tutorial/header-param-models/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[model]
struct CommonHeaders {
    host: String,
    save_data: bool,
    if_modified_since: Option<String>,
    traceparent: Option<String>,
    #[field(default)]
    x_tag: Vec<String>,
}

/// Underscores of field names are hyphens in header names.
pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[header] headers: CommonHeaders) -> Value {
        json!(headers)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial003 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[header(convert_underscores = false)] headers: CommonHeaders) -> Value {
        json!(headers)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}
