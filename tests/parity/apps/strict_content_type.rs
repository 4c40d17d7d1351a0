//! Strict content-type checking: <https://fastapi.tiangolo.com/advanced/strict-content-type/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    struct Item {
        name: String,
        price: f64,
    }

    #[post("/items/")]
    async fn create_item(item: Item) -> Value {
        json!(item)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").strict_content_type(false).routes(routes![create_item])
    }
}
