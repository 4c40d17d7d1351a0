//! Cookie parameters: <https://fastapi.tiangolo.com/tutorial/cookie-params/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/")]
    async fn read_items(#[cookie] ads_id: Option<String>) -> Value {
        json!({ "ads_id": ads_id })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}
