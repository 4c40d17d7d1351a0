//! Request body: <https://fastapi.tiangolo.com/tutorial/body/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// `class Item(BaseModel)` is `#[model] struct Item`.
#[model]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
}

/// A model as an argument is the JSON body.
pub(crate) mod tutorial001 {
    use super::*;

    #[post("/items/")]
    async fn create_item(item: Item) -> Value {
        json!(item)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item])
    }
}

pub(crate) mod tutorial002 {
    use super::*;

    #[post("/items/")]
    async fn create_item(item: Item) -> Value {
        let mut answer = json!(item);
        if let Some(tax) = item.tax {
            answer["price_with_tax"] = json!(item.price + tax);
        }
        answer
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item])
    }
}

/// Path, query and body together.
pub(crate) mod tutorial004 {
    use super::*;

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, item: Item, q: Option<String>) -> Value {
        let mut answer = json!(item);
        answer["item_id"] = json!(item_id);
        if let Some(q) = q.filter(|q| !q.is_empty()) {
            answer["q"] = json!(q);
        }
        answer
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}
