//! Body with multiple parameters: <https://fastapi.tiangolo.com/tutorial/body-multiple-params/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[model]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
}

/// An `Option` of a model is a body that may be absent.
pub(crate) mod tutorial001 {
    use super::*;

    #[put("/items/<item_id>")]
    async fn update_item(
        #[path(title = "The ID of the item to get", ge = 0, le = 1000)] item_id: i64,
        q: Option<String>,
        item: Option<Item>,
    ) -> Value {
        let mut results = json!({ "item_id": item_id });
        if let Some(q) = q.filter(|q| !q.is_empty()) {
            results["q"] = json!(q);
        }
        if let Some(item) = item {
            results["item"] = json!(item);
        }
        results
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}

/// Several bodies are the members of one object; `#[body]` puts a scalar among them.
pub(crate) mod tutorial003 {
    use super::*;

    #[model]
    struct User {
        username: String,
        full_name: Option<String>,
    }

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, item: Item, user: User, #[body] importance: i64) -> Value {
        json!({ "item_id": item_id, "item": item, "user": user, "importance": importance })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}

/// `embed` makes a single body a member too.
pub(crate) mod tutorial005 {
    use super::*;

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, #[body(embed)] item: Item) -> Value {
        json!({ "item_id": item_id, "item": item })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}
