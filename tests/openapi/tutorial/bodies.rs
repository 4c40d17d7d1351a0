//! Request bodies.

use ferrapi::prelude::*;
use serde_json::{Value, json};

use super::{Sample, fastapi};

#[model]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
}

#[post("/items/")]
async fn create_item(item: Item) -> Value {
    json!(item)
}

mod sized {
    use super::*;

    #[model]
    struct Item {
        title: String,
        size: i64,
    }

    #[post("/items/")]
    async fn create_item(item: Item) -> Value {
        json!(item)
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![create_item])
    }
}

mod with_path_and_query {
    use super::*;

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, item: Item, q: Option<String>) -> Value {
        json!([item_id, item, q])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![update_item])
    }
}

mod optional {
    use super::*;

    #[put("/items/<item_id>")]
    async fn update_item(
        #[path(title = "The ID of the item to get", ge = 0, le = 1000)] item_id: i64,
        q: Option<String>,
        item: Option<Item>,
    ) -> Value {
        json!([item_id, item, q])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![update_item])
    }
}

mod several {
    use super::*;

    #[model]
    struct User {
        username: String,
        full_name: Option<String>,
    }

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, item: Item, user: User, #[body] importance: i64) -> Value {
        json!([item_id, item, user, importance])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![update_item])
    }
}

mod embedded {
    use super::*;

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, #[body(embed)] item: Item) -> Value {
        json!([item_id, item])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![update_item])
    }
}

mod parts {
    use super::*;

    #[put("/items/<item_id>")]
    async fn upsert_item(item_id: String, #[body] name: Option<String>, #[body] size: Option<i64>) -> Value {
        json!([item_id, name, size])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![upsert_item])
    }
}

mod map {
    use std::collections::BTreeMap;

    use super::*;

    #[post("/index-weights/")]
    async fn create_index_weights(weights: BTreeMap<i64, f64>) -> Value {
        json!(weights)
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![create_index_weights])
    }
}

mod example {
    use super::*;

    #[put("/items/<item_id>")]
    async fn update_item(
        item_id: i64,
        #[body(example = json!({"name": "Foo", "description": "A very nice Item", "price": 35.4, "tax": 3.2}))]
        item: Item,
    ) -> Value {
        json!([item_id, item])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![update_item])
    }
}

pub(super) fn apps() -> Vec<Sample> {
    vec![
        ("body.tutorial001", || fastapi().routes(routes![create_item])),
        ("body.tutorial002", || fastapi().routes(routes![create_item])),
        ("handling_errors.tutorial005", sized::app),
        ("body.tutorial004", with_path_and_query::app),
        ("body_multiple_params.tutorial001", optional::app),
        ("body_multiple_params.tutorial003", several::app),
        ("body_multiple_params.tutorial005", embedded::app),
        ("additional_status_codes.tutorial001", parts::app),
        ("body_nested_models.tutorial009", map::app),
        ("schema_extra_example.tutorial003", example::app),
    ]
}
