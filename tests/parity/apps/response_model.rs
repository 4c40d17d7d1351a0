//! Response model: <https://fastapi.tiangolo.com/tutorial/response-model/>

use ferrapi::prelude::*;
use ferrapi::serde_json::json;

/// The return type is the response model.
pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    #[derive(Default)]
    struct Item {
        name: String,
        description: Option<String>,
        price: f64,
        tax: Option<f64>,
        #[field(default)]
        tags: Vec<String>,
    }

    #[post("/items/")]
    async fn create_item(item: Item) -> Item {
        item
    }

    #[get("/items/")]
    async fn read_items() -> Vec<Item> {
        vec![
            Item { name: "Portal Gun".to_owned(), price: 42.0, ..Item::default() },
            Item { name: "Plumbus".to_owned(), price: 32.0, ..Item::default() },
        ]
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item, read_items])
    }
}

/// A whole `Response`, which may be a redirect or JSON.
pub(crate) mod tutorial003_02 {
    use super::*;

    #[get("/portal")]
    async fn get_portal(#[query(default = false)] teleport: bool) -> Response {
        if teleport {
            return Redirect::to("https://www.youtube.com/watch?v=dQw4w9WgXcQ").into();
        }
        Json(json!({ "message": "Here's your interdimensional portal." })).into()
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![get_portal])
    }
}

/// `Response | dict` has no meaning in Rust: a handler has one return type.
pub(crate) mod tutorial003_05 {
    pub(crate) use super::tutorial003_02::app;
}
