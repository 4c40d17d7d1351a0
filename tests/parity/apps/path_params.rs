//! Path parameters: <https://fastapi.tiangolo.com/tutorial/path-params/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_item(item_id: String) -> Value {
        json!({ "item_id": item_id })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item])
    }
}

/// The type says what is accepted.
pub(crate) mod tutorial002 {
    use super::*;

    #[get("/items/<item_id>")]
    async fn read_item(item_id: i64) -> Value {
        json!({ "item_id": item_id })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_item])
    }
}

/// Fixed text wins over a variable, whatever the order.
pub(crate) mod tutorial003 {
    use super::*;

    #[get("/users/me")]
    async fn read_user_me() -> Value {
        json!({ "user_id": "the current user" })
    }

    #[get("/users/<user_id>")]
    async fn read_user(user_id: String) -> Value {
        json!({ "user_id": user_id })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_user_me, read_user])
    }
}

/// `{file_path:path}` is `<file_path..>`.
pub(crate) mod tutorial004 {
    use super::*;

    #[get("/files/<file_path..>")]
    async fn read_file(file_path: String) -> Value {
        json!({ "file_path": file_path })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_file])
    }
}
