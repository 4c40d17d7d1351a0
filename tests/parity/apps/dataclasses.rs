//! Dataclasses: <https://fastapi.tiangolo.com/advanced/dataclasses/>
//!
//! Rust has one kind of struct, so what FastAPI does with dataclasses is `#[model]` again.

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    struct Item {
        name: String,
        price: f64,
        description: Option<String>,
        tax: Option<f64>,
    }

    #[post("/items/")]
    async fn create_item(item: Item) -> Value {
        json!(item)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_item])
    }
}

pub(crate) mod tutorial003 {
    use super::*;

    #[model]
    struct Item {
        name: String,
        description: Option<String>,
    }

    #[model]
    struct Author {
        name: String,
        #[field(default)]
        items: Vec<Item>,
    }

    fn item(name: &str, description: Option<&str>) -> Item {
        Item { name: name.to_owned(), description: description.map(str::to_owned) }
    }

    #[post("/authors/<author_id>/items/")]
    async fn create_author_items(author_id: String, items: Vec<Item>) -> Author {
        Author { name: author_id, items }
    }

    #[get("/authors/")]
    async fn get_authors() -> Vec<Author> {
        vec![
            Author {
                name: "Breaters".to_owned(),
                items: vec![
                    item("Island In The Moon", Some("A place to be playin' and havin' fun")),
                    item("Holy Buddies", None),
                ],
            },
            Author {
                name: "System of an Up".to_owned(),
                items: vec![
                    item("Salt", Some("The kombucha mushroom people's favorite")),
                    item("Pad Thai", None),
                    item("Lonely Night", Some("The mostests lonliest nightiest of allest")),
                ],
            },
        ]
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_author_items, get_authors])
    }
}
