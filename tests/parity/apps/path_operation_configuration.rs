//! Path operation configuration: <https://fastapi.tiangolo.com/tutorial/path-operation-configuration/>

use std::collections::BTreeSet;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[model]
struct Item {
    name: String,
    description: Option<String>,
    price: f64,
    tax: Option<f64>,
    #[field(default)]
    tags: BTreeSet<String>,
}

pub(crate) mod tutorial001 {
    use super::*;

    #[post("/items/", status = 201)]
    async fn create_item(item: Item) -> Item {
        item
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item])
    }
}

pub(crate) mod tutorial002 {
    use super::*;

    #[post("/items/", tags("items"))]
    async fn create_item(item: Item) -> Item {
        item
    }

    #[get("/items/", tags("items"))]
    async fn read_items() -> Value {
        json!([{ "name": "Foo", "price": 42 }])
    }

    #[get("/users/", tags("users"))]
    async fn read_users() -> Value {
        json!([{ "username": "johndoe" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item, read_items, read_users])
    }
}

pub(crate) mod tutorial003 {
    use super::*;

    #[post(
        "/items/",
        summary = "Create an item",
        description = "Create an item with all the information, name, description, price, tax and a set of unique tags"
    )]
    async fn create_item(item: Item) -> Item {
        item
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item])
    }
}

/// A doc comment is summary and description at once.
pub(crate) mod tutorial005 {
    use super::*;

    /// Create an item
    ///
    /// Create an item with all the information:
    ///
    /// - **name**: each item must have a name
    /// - **description**: a long description
    /// - **price**: required
    /// - **tax**: if the item doesn't have tax, you can omit this
    /// - **tags**: a set of unique tag strings for this item
    #[post("/items/", response_description = "The created item")]
    async fn create_item(item: Item) -> Item {
        item
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item])
    }
}
