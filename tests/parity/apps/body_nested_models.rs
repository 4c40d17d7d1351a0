//! Nested models: <https://fastapi.tiangolo.com/tutorial/body-nested-models/>

use std::collections::{BTreeMap, BTreeSet};

use ferrapi::HttpUrl;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// A list of anything.
pub(crate) mod tutorial001 {
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
        json!({ "item_id": item_id, "item": item })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}

pub(crate) mod tutorial002 {
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
        json!({ "item_id": item_id, "item": item })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}

/// A set, and a model in a model.
pub(crate) mod tutorial004 {
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
        json!({ "item_id": item_id, "item": item })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}

/// A URL that is checked.
pub(crate) mod tutorial005 {
    use super::*;

    #[model]
    struct Image {
        url: HttpUrl,
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
        json!({ "item_id": item_id, "item": item })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![update_item])
    }
}

/// Models as deep as one likes.
pub(crate) mod tutorial007 {
    use super::*;

    #[model]
    struct Image {
        url: HttpUrl,
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
        images: Option<Vec<Image>>,
    }

    #[model]
    struct Offer {
        name: String,
        description: Option<String>,
        price: f64,
        items: Vec<Item>,
    }

    #[post("/offers/")]
    async fn create_offer(offer: Offer) -> Value {
        json!(offer)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_offer])
    }
}

/// A map with keys that are numbers; in JSON they are texts.
pub(crate) mod tutorial009 {
    use super::*;

    #[post("/index-weights/")]
    async fn create_index_weights(#[body] weights: BTreeMap<i64, f64>) -> Value {
        json!(weights)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_index_weights])
    }
}
