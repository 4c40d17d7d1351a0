//! Form data: <https://fastapi.tiangolo.com/tutorial/request-forms/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[post("/login/")]
    async fn login(#[form] username: String, #[form] password: String) -> Value {
        let _ = password;
        json!({ "username": username })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![login])
    }
}
