//! Query parameters and string validations:
//! <https://fastapi.tiangolo.com/tutorial/query-params-str-validations/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

fn results(q: Option<String>) -> Value {
    let mut results = json!({ "items": [{ "item_id": "Foo" }, { "item_id": "Bar" }] });
    if let Some(q) = q.filter(|q| !q.is_empty()) {
        results["q"] = json!(q);
    }
    results
}

pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/")]
    async fn read_items(q: Option<String>) -> Value {
        results(q)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial002 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[query(max_length = 50)] q: Option<String>) -> Value {
        results(q)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial004 {
    use super::*;

    #[get("/items/")]
    async fn read_items(
        #[query(min_length = 3, max_length = 50, pattern = "^fixedquery$")] q: Option<String>,
    ) -> Value {
        results(q)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial006 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[query(min_length = 3)] q: String) -> Value {
        results(Some(q))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial007 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[query(title = "Query string", min_length = 3)] q: Option<String>) -> Value {
        results(q)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// A doc comment is the parameter's description.
pub(crate) mod tutorial008 {
    use super::*;

    #[get("/items/")]
    async fn read_items(
        /// Query string for the items to search in the database that have a good match
        #[query(title = "Query string", min_length = 3)]
        q: Option<String>,
    ) -> Value {
        results(q)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial010 {
    use super::*;

    #[get("/items/")]
    async fn read_items(
        /// Query string for the items to search in the database that have a good match
        #[query(
            alias = "item-query",
            title = "Query string",
            min_length = 3,
            max_length = 50,
            pattern = "^fixedquery$",
            deprecated
        )]
        q: Option<String>,
    ) -> Value {
        results(q)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// A repeated parameter is a list.
pub(crate) mod tutorial011 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[query] q: Option<Vec<String>>) -> Value {
        json!({ "q": q })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial013 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[query(default)] q: Vec<String>) -> Value {
        json!({ "q": q })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}
