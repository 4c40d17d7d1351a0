//! Query parameters: <https://fastapi.tiangolo.com/tutorial/query-params/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// Arguments that are not in the path come from the query; defaults stand in `#[query(default = …)]`.
pub(crate) mod tutorial001 {
    use super::*;
    use crate::parity::apps::slice;

    const FAKE_ITEMS: [&str; 3] = ["Foo", "Bar", "Baz"];

    #[get("/items/")]
    async fn read_item(#[query(default = 0)] skip: i64, #[query(default = 10)] limit: i64) -> Value {
        let page = slice(&FAKE_ITEMS, skip, skip.saturating_add(limit));
        page.iter().map(|name| json!({ "item_name": name })).collect()
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item])
    }
}

/// `Option` makes a parameter optional.
pub(crate) mod tutorial002 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_item(item_id: String, q: Option<String>) -> Value {
        match q.filter(|q| !q.is_empty()) {
            Some(q) => json!({ "item_id": item_id, "q": q }),
            None => json!({ "item_id": item_id }),
        }
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item])
    }
}

pub(crate) mod tutorial004 {
    use super::*;

    #[get("/users/<user_id>/items/<item_id>")]
    async fn read_user_item(
        user_id: i64,
        item_id: String,
        q: Option<String>,
        #[query(default = false)] short: bool,
    ) -> Value {
        let mut item = json!({ "item_id": item_id, "owner_id": user_id });
        if let Some(q) = q.filter(|q| !q.is_empty()) {
            item["q"] = json!(q);
        }
        if !short {
            item["description"] = json!("This is an amazing item that has a long description");
        }
        item
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_user_item])
    }
}

/// Without a default and without `Option`, a parameter is required.
pub(crate) mod tutorial005 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_user_item(item_id: String, needy: String) -> Value {
        json!({ "item_id": item_id, "needy": needy })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_user_item])
    }
}
