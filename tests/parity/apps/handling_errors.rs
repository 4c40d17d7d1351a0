//! Handling errors: <https://fastapi.tiangolo.com/tutorial/handling-errors/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// `raise HTTPException(404, …)` is `Err(HttpError::not_found(…))`.
pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_item(item_id: String) -> Result<Value, HttpError> {
        match item_id.as_str() {
            "foo" => Ok(json!({ "item": "The Foo Wrestlers" })),
            _ => Err(HttpError::not_found("Item not found")),
        }
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item])
    }
}

/// An answer of one's own form: a status and any value.
pub(crate) mod tutorial003 {
    use super::*;

    #[get("/unicorns/<name>")]
    async fn read_unicorn(name: String) -> (StatusCode, Value) {
        if name == "yolo" {
            let message = format!("Oops! {name} did something. There goes a rainbow...");
            return (StatusCode::IM_A_TEAPOT, json!({ "message": message }));
        }
        (StatusCode::OK, json!({ "unicorn_name": name }))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_unicorn])
    }
}

/// `@app.exception_handler(RequestValidationError)` is `App::error_handler` with a function that takes one.
pub(crate) mod tutorial005 {
    use super::*;
    use ferrapi::{RequestHead, ValidationError};

    #[model]
    struct Item {
        title: String,
        size: i64,
    }

    #[post("/items/")]
    async fn create_item(item: Item) -> Json<Item> {
        Json(item)
    }

    fn with_the_body(error: ValidationError, _: &RequestHead) -> Json<Value> {
        Json(json!({ "detail": error.errors(), "body": error.body() }))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").error_handler(with_the_body).routes(routes![create_item])
    }
}
