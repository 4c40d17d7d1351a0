//! Declare request example data: <https://fastapi.tiangolo.com/tutorial/schema-extra-example/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// An example of the whole model.
pub(crate) mod tutorial001 {
    use super::*;

    #[model(example = json!({ "name": "Foo", "description": "A very nice Item", "price": 35.4, "tax": 3.2 }))]
    struct Item {
        name: String,
        description: Option<String>,
        price: f64,
        tax: Option<f64>,
    }

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, item: Item) -> Value {
        json!({ "item_id": item_id, "item": item })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}

#[model]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
}

/// An example of one operation's body.
pub(crate) mod tutorial003 {
    use super::*;

    #[put("/items/<item_id>")]
    async fn update_item(
        item_id: i64,
        #[body(example = json!({ "name": "Foo", "description": "A very nice Item", "price": 35.4, "tax": 3.2 }))]
        item: Item,
    ) -> Value {
        json!({ "item_id": item_id, "item": item })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}

pub(crate) mod tutorial004 {
    use super::*;

    #[put("/items/<item_id>")]
    async fn update_item(
        item_id: i64,
        #[body(examples(
            json!({ "name": "Foo", "description": "A very nice Item", "price": 35.4, "tax": 3.2 }),
            json!({ "name": "Bar", "price": "35.4" }),
            json!({ "name": "Baz", "price": "thirty five point four" }),
        ))]
        item: Item,
    ) -> Value {
        json!({ "item_id": item_id, "item": item })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}
