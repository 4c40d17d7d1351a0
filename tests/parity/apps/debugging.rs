//! Debugging: <https://fastapi.tiangolo.com/tutorial/debugging/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[get("/")]
    async fn root() -> Value {
        json!({ "hello world": "ba" })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![root])
    }
}
