//! Path parameters and numeric validations:
//! <https://fastapi.tiangolo.com/tutorial/path-params-numeric-validations/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

fn results(item_id: i64, q: &str) -> Value {
    let mut results = json!({ "item_id": item_id });
    if !q.is_empty() {
        results["q"] = json!(q);
    }
    results
}

pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_items(
        #[path(title = "The ID of the item to get")] item_id: i64,
        #[query(alias = "item-query")] q: Option<String>,
    ) -> Value {
        results(item_id, q.as_deref().unwrap_or_default())
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// The order of arguments is free.
pub(crate) mod tutorial002 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_items(q: String, #[path(title = "The ID of the item to get")] item_id: i64) -> Value {
        results(item_id, &q)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial004 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_items(
        #[path(title = "The ID of the item to get", ge = 1)] item_id: i64,
        q: String,
    ) -> Value {
        results(item_id, &q)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial005 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_items(
        #[path(title = "The ID of the item to get", gt = 0, le = 1000)] item_id: i64,
        q: String,
    ) -> Value {
        results(item_id, &q)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}
