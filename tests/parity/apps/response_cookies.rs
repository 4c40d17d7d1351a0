//! Response cookies: <https://fastapi.tiangolo.com/advanced/response-cookies/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[post("/cookie/")]
    async fn create_cookie(head: &mut ResponseHead) -> Value {
        head.cookie(Cookie::new("fakesession", "fake-cookie-session-value"));
        json!({ "message": "Come to the dark side, we have cookies" })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![create_cookie])
    }
}
