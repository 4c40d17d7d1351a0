//! First steps: <https://fastapi.tiangolo.com/tutorial/first-steps/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[get("/")]
    async fn root() -> Value {
        json!({ "message": "Hello World" })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![root])
    }
}

/// A plain `fn`, as FastAPI's `def`: it runs in a thread pool and may block.
pub(crate) mod tutorial003 {
    use super::*;

    #[get("/")]
    fn root() -> Value {
        json!({ "message": "Hello World" })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![root])
    }
}
