//! Response models and other answers.

use std::collections::BTreeMap;

use ferrapi::prelude::*;
use serde_json::{Value, json};

use super::{Sample, fastapi};

mod model {
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

    #[post("/items/")]
    async fn create_item(item: Item) -> Item {
        item
    }

    #[get("/items/")]
    async fn read_items() -> Vec<Item> {
        Vec::new()
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![create_item, read_items])
    }
}

mod with_defaults {
    use super::*;

    #[model]
    struct Item {
        name: String,
        description: Option<String>,
        price: f64,
        #[field(default = 10.5)]
        tax: f64,
        #[field(default)]
        tags: Vec<String>,
    }

    #[get("/items/<item_id>")]
    async fn read_item(item_id: String) -> Item {
        Item { name: item_id, description: None, price: 0.0, tax: 0.0, tags: Vec::new() }
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_item])
    }
}

mod short {
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
        Vec::new()
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![create_item, read_items])
    }
}

mod messages {
    use super::*;

    #[model]
    struct Item {
        name: String,
        price: f64,
    }

    #[model]
    struct ResponseMessage {
        message: String,
    }

    #[post("/items/")]
    async fn create_item(item: Item) -> ResponseMessage {
        ResponseMessage { message: item.name }
    }

    #[get("/items/")]
    async fn get_items() -> Vec<Item> {
        Vec::new()
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![create_item, get_items])
    }

    mod named {
        use super::*;

        #[model]
        struct User {
            username: String,
            email: String,
        }

        #[post("/items/", tags("items"), operation_id = "items-create_item")]
        async fn create_item(item: Item) -> ResponseMessage {
            ResponseMessage { message: item.name }
        }

        #[get("/items/", tags("items"), operation_id = "items-get_items")]
        async fn get_items() -> Vec<Item> {
            Vec::new()
        }

        #[post("/users/", tags("users"), operation_id = "users-create_user")]
        async fn create_user(user: User) -> ResponseMessage {
            ResponseMessage { message: user.username }
        }

        pub(in super::super) fn app() -> App {
            fastapi().routes(routes![create_item, get_items, create_user])
        }
    }
    pub(super) use named::app as named_app;
}

mod documented {
    use super::*;

    #[model]
    struct Item {
        id: String,
        value: String,
    }

    #[model]
    struct Message {
        message: String,
    }

    #[get("/items/<item_id>", responses(404 = Message))]
    async fn read_item(item_id: String) -> Item {
        Item { id: item_id, value: String::new() }
    }

    pub(super) fn app() -> App {
        fastapi().routes(routes![read_item])
    }
}

#[get("/keyword-weights/")]
async fn read_keyword_weights() -> BTreeMap<String, f64> {
    BTreeMap::new()
}

#[post("/items/", status = 201)]
async fn create_item(name: String) -> Value {
    json!({"name": name})
}

#[get("/")]
async fn main() -> PlainText {
    PlainText("Hello World".to_owned())
}

#[get("/portal")]
async fn get_portal(#[query(default = false)] teleport: bool) -> Value {
    json!(teleport)
}

#[get("/items/<item_id>")]
async fn read_item(item_id: String) -> Result<Value, HttpError> {
    Err(HttpError::not_found(item_id))
}

pub(super) fn apps() -> Vec<Sample> {
    vec![
        ("response_model.tutorial001", model::app),
        ("response_model.tutorial004", with_defaults::app),
        ("response_model.tutorial003_05", || fastapi().routes(routes![get_portal])),
        ("separate_openapi_schemas.tutorial001", short::app),
        ("generate_clients.tutorial001", messages::app),
        ("generate_clients.tutorial003", messages::named_app),
        ("additional_responses.tutorial001", documented::app),
        ("extra_models.tutorial005", || fastapi().routes(routes![read_keyword_weights])),
        ("response_status_code.tutorial001", || fastapi().routes(routes![create_item])),
        ("custom_response.tutorial005", || fastapi().routes(routes![main])),
        ("handling_errors.tutorial001", || fastapi().routes(routes![read_item])),
    ]
}
