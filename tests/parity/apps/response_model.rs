//! Response model: <https://fastapi.tiangolo.com/tutorial/response-model/>

use ferrapi::Email;
use ferrapi::prelude::*;
use ferrapi::serde_json::{from_value, json};

#[model]
struct UserIn {
    username: String,
    password: String,
    email: Email,
    full_name: Option<String>,
}

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

/// The password goes back to where it came from. Do not do this.
pub(crate) mod tutorial002 {
    use super::*;

    #[post("/user/")]
    async fn create_user(user: UserIn) -> UserIn {
        user
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_user])
    }
}

/// What is not in the return type does not go out.
pub(crate) mod tutorial003 {
    use super::*;

    #[model]
    struct UserOut {
        username: String,
        email: Email,
        full_name: Option<String>,
    }

    #[post("/user/")]
    async fn create_user(user: UserIn) -> UserOut {
        UserOut { username: user.username, email: user.email, full_name: user.full_name }
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_user])
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

/// `response_model_exclude_unset=True` is `Given<Item>`: it knows which fields were set.
pub(crate) mod tutorial004 {
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
    async fn read_item(item_id: String) -> Given<Item> {
        let item = match item_id.as_str() {
            "foo" => json!({ "name": "Foo", "price": 50.2 }),
            "bar" => json!({ "name": "Bar", "description": "The bartenders", "price": 62, "tax": 20.2 }),
            "baz" => json!({ "name": "Baz", "description": null, "price": 50.2, "tax": 10.5, "tags": [] }),
            _ => panic!("no item {item_id}"),
        };
        from_value(item).expect("the fake table holds items")
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item])
    }
}

/// Some fields of the model only.
pub(crate) mod tutorial006 {
    use super::*;

    #[model]
    struct Item {
        name: String,
        description: Option<String>,
        price: f64,
        #[field(default = 10.5)]
        tax: f64,
    }

    fn find(item_id: &str) -> Item {
        let item = |name: &str, description: Option<&str>, price, tax| Item {
            name: name.to_owned(),
            description: description.map(str::to_owned),
            price,
            tax,
        };
        match item_id {
            "foo" => item("Foo", None, 50.2, 10.5),
            "bar" => item("Bar", Some("The Bar fighters"), 62.0, 20.2),
            "baz" => item("Baz", Some("There goes my baz"), 50.2, 10.5),
            _ => panic!("no item {item_id}"),
        }
    }

    #[get("/items/<item_id>/name", response(include(name, description)))]
    async fn read_item_name(item_id: String) -> Item {
        find(&item_id)
    }

    #[get("/items/<item_id>/public", response(exclude(tax)))]
    async fn read_item_public_data(item_id: String) -> Item {
        find(&item_id)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item_name, read_item_public_data])
    }
}
