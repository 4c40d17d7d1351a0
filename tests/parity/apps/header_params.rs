//! Header parameters: <https://fastapi.tiangolo.com/tutorial/header-params/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// `user_agent` reads `user-agent`.
pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[header] user_agent: Option<String>) -> Value {
        json!({ "User-Agent": user_agent })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// A list takes all header fields of the name.
pub(crate) mod tutorial003 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[header] x_token: Option<Vec<String>>) -> Value {
        json!({ "X-Token values": x_token })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}
