//! Separate OpenAPI schemas for input and output or not:
//! <https://fastapi.tiangolo.com/how-to/separate-openapi-schemas/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    struct Item {
        name: String,
        description: Option<String>,
    }

    #[post("/items/")]
    async fn create_item(item: Item) -> Value {
        json!(item)
    }

    #[get("/items/")]
    async fn read_items() -> Vec<Item> {
        vec![
            Item {
                name: "Portal Gun".to_owned(),
                description: Some("Device to travel through the multi-rick-verse".to_owned()),
            },
            Item { name: "Plumbus".to_owned(), description: None },
        ]
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item, read_items])
    }
}
