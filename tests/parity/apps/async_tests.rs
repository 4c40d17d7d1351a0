//! Async tests: <https://fastapi.tiangolo.com/advanced/async-tests/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod app_a {
    use super::*;

    #[get("/")]
    async fn root() -> Value {
        json!({ "message": "Tomato" })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![root])
    }
}
