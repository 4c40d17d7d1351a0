//! Models with lists, sets and models inside.

use std::collections::BTreeSet;

use ferrapi::prelude::*;
use serde_json::{Value, json};

use super::{Sample, fastapi};

mod any_list {
    use super::*;

    #[model]
    struct Item {
        name: String,
        description: Option<String>,
        price: f64,
        tax: Option<f64>,
        #[field(default)]
        tags: Vec<Value>,
    }

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, item: Item) -> Value {
        json!([item_id, item])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![update_item])
    }
}

mod list {
    use super::*;

    #[model]
    struct Item {
        name: String,
        description: Option<String>,
        price: f64,
        tax: Option<f64>,
        #[field(default)]
        tags: Vec<String>,
    }

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, item: Item) -> Value {
        json!([item_id, item])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![update_item])
    }
}

mod set_and_model {
    use super::*;

    #[model]
    struct Image {
        url: String,
        name: String,
    }

    #[model]
    struct Item {
        name: String,
        description: Option<String>,
        price: f64,
        tax: Option<f64>,
        #[field(default)]
        tags: BTreeSet<String>,
        image: Option<Image>,
    }

    #[put("/items/<item_id>")]
    async fn update_item(item_id: i64, item: Item) -> Value {
        json!([item_id, item])
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![update_item])
    }
}

mod defaults {
    use super::*;

    #[model]
    struct Item {
        name: Option<String>,
        description: Option<String>,
        price: Option<f64>,
        #[field(default = 10.5)]
        tax: f64,
        #[field(default)]
        tags: Vec<String>,
    }

    #[get("/items/<item_id>")]
    async fn read_item(item_id: String) -> Result<Item, HttpError> {
        Err(HttpError::not_found(item_id))
    }

    #[put("/items/<item_id>")]
    async fn update_item(item_id: String, item: Item) -> Item {
        Item { name: Some(item_id), ..item }
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_item, update_item])
    }
}

pub(super) fn apps() -> Vec<Sample> {
    vec![
        ("body_nested_models.tutorial001", any_list::app),
        ("body_nested_models.tutorial002", list::app),
        ("body_nested_models.tutorial004", set_and_model::app),
        ("body_updates.tutorial001", defaults::app),
    ]
}
