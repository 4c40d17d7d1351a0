//! Generating SDKs: <https://fastapi.tiangolo.com/advanced/generate-clients/>

use ferrapi::prelude::*;

#[model]
struct Item {
    name: String,
    price: f64,
}

#[model]
struct ResponseMessage {
    message: String,
}

fn message(text: &str) -> ResponseMessage {
    ResponseMessage { message: text.to_owned() }
}

fn items() -> Vec<Item> {
    vec![
        Item { name: "Plumbus".to_owned(), price: 3.0 },
        Item { name: "Portal Gun".to_owned(), price: 9001.0 },
    ]
}

pub(crate) mod tutorial001 {
    use super::*;

    #[post("/items/")]
    async fn create_item(_item: Item) -> ResponseMessage {
        message("item received")
    }

    #[get("/items/")]
    async fn get_items() -> Vec<Item> {
        items()
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item, get_items])
    }
}

/// Operation identifiers of one's own, for the names in the generated client.
pub(crate) mod tutorial003 {
    use super::*;

    #[model]
    struct User {
        username: String,
        email: String,
    }

    #[post("/items/", tags("items"), operation_id = "items-create_item")]
    async fn create_item(_item: Item) -> ResponseMessage {
        message("Item received")
    }

    #[get("/items/", tags("items"), operation_id = "items-get_items")]
    async fn get_items() -> Vec<Item> {
        items()
    }

    #[post("/users/", tags("users"), operation_id = "users-create_user")]
    async fn create_user(_user: User) -> ResponseMessage {
        message("User received")
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item, get_items, create_user])
    }
}
