//! Cookie parameter models: <https://fastapi.tiangolo.com/tutorial/cookie-param-models/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    struct Cookies {
        session_id: String,
        fatebook_tracker: Option<String>,
        googall_tracker: Option<String>,
    }

    #[get("/items/")]
    async fn read_items(#[cookie] cookies: Cookies) -> Value {
        json!(cookies)
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}
