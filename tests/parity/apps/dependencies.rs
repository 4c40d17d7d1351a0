//! Dependencies: <https://fastapi.tiangolo.com/tutorial/dependencies/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// A function as a dependency: `Depends(common_parameters)` is `#[depends(common_parameters)]`.
pub(crate) mod tutorial001 {
    use super::*;

    #[dependency]
    fn common_parameters(
        q: Option<String>,
        #[query(default = 0)] skip: i64,
        #[query(default = 100)] limit: i64,
    ) -> Value {
        json!({ "q": q, "skip": skip, "limit": limit })
    }

    #[get("/items/")]
    async fn read_items(#[depends(common_parameters)] commons: Value) -> Value {
        commons
    }

    #[get("/users/")]
    async fn read_users(#[depends(common_parameters)] commons: Value) -> Value {
        commons
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items, read_users])
    }
}

/// A struct as a dependency: its fields are the parameters, and its type alone asks for it.
pub(crate) mod tutorial002 {
    use super::*;
    use crate::parity::apps::slice;

    const FAKE_ITEMS: [&str; 3] = ["Foo", "Bar", "Baz"];

    #[dependency]
    struct CommonQueryParams {
        q: Option<String>,
        #[query(default = 0)]
        skip: i64,
        #[query(default = 100)]
        limit: i64,
    }

    #[get("/items/")]
    async fn read_items(commons: CommonQueryParams) -> Value {
        let page = slice(&FAKE_ITEMS, commons.skip, commons.skip.saturating_add(commons.limit));
        let items: Value = page.iter().map(|name| json!({ "item_name": name })).collect();
        match commons.q.filter(|q| !q.is_empty()) {
            Some(q) => json!({ "q": q, "items": items }),
            None => json!({ "items": items }),
        }
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// `Depends()` without a function is how the type alone is written in Python.
pub(crate) mod tutorial004 {
    pub(crate) use super::tutorial002::app;
}

#[dependency]
async fn verify_token(#[header] x_token: String) -> Result<(), HttpError> {
    match x_token.as_str() {
        "fake-super-secret-token" => Ok(()),
        _ => Err(HttpError::bad_request("X-Token header invalid")),
    }
}

#[dependency]
async fn verify_key(#[header] x_key: String) -> Result<String, HttpError> {
    match x_key.as_str() {
        "fake-super-secret-key" => Ok(x_key),
        _ => Err(HttpError::bad_request("X-Key header invalid")),
    }
}

/// Dependencies of an operation whose values nobody needs.
pub(crate) mod tutorial006 {
    use super::*;

    #[get("/items/", depends(verify_token, verify_key))]
    async fn read_items() -> Value {
        json!([{ "item": "Foo" }, { "item": "Bar" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// A dependency with `yield` is one that returns `Scoped<T>`. An error of its user says itself how it is answered, so there is nothing
/// to catch and to raise again; here it becomes an `HttpError`, which documents nothing, as FastAPI's does.
pub(crate) mod tutorial008b {
    use super::*;

    struct OwnerError(String);

    impl From<OwnerError> for HttpError {
        fn from(OwnerError(owner): OwnerError) -> Self {
            HttpError::bad_request(format!("Owner error: {owner}"))
        }
    }

    #[dependency]
    fn get_username() -> Scoped<String> {
        Scoped::new("Rick".to_owned(), async |_| ())
    }

    #[get("/items/<item_id>")]
    fn get_item(item_id: String, #[depends(get_username)] username: String) -> Result<Value, HttpError> {
        match item_id.as_str() {
            "plumbus" => Err(OwnerError(username).into()),
            "portal-gun" => Ok(json!({ "description": "Gun to create portals", "owner": "Rick" })),
            _ => Err(HttpError::not_found("Item not found")),
        }
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![get_item])
    }
}

/// The teardown sees how the request ended; what is no answer on purpose is a panic, and 500 for the client.
pub(crate) mod tutorial008d {
    use super::*;

    #[dependency]
    fn get_username() -> Scoped<String> {
        Scoped::new("Rick".to_owned(), async |outcome| {
            if outcome == Outcome::Panic {
                println!("We don't swallow the internal error here, we raise again");
            }
        })
    }

    #[get("/items/<item_id>")]
    fn get_item(item_id: String, #[depends(get_username)] username: String) -> Result<String, HttpError> {
        match item_id.as_str() {
            "portal-gun" => panic!("The portal gun is too dangerous to be owned by {username}"),
            "plumbus" => Ok(item_id),
            _ => Err(HttpError::not_found("Item not found, there's only a plumbus here")),
        }
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![get_item])
    }
}

/// Dependencies of the whole application.
pub(crate) mod tutorial012 {
    use super::*;

    #[get("/items/")]
    async fn read_items() -> Value {
        json!([{ "item": "Portal Gun" }, { "item": "Plumbus" }])
    }

    #[get("/users/")]
    async fn read_users() -> Value {
        json!([{ "username": "Rick" }, { "username": "Morty" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI")
            .depends::<verify_token>()
            .depends::<verify_key>()
            .routes(routes![read_items, read_users])
    }
}
