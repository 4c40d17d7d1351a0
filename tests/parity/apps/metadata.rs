//! Metadata and docs URLs: <https://fastapi.tiangolo.com/tutorial/metadata/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial002 {
    use super::*;

    #[get("/items/")]
    async fn read_items() -> Value {
        json!([{ "name": "Foo" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").openapi_url("/api/v1/openapi.json").routes(routes![read_items])
    }
}
