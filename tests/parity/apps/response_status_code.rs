//! Response status code: <https://fastapi.tiangolo.com/tutorial/response-status-code/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[post("/items/", status = 201)]
    async fn create_item(name: String) -> Value {
        json!({ "name": name })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item])
    }
}
