//! Response headers: <https://fastapi.tiangolo.com/advanced/response-headers/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// `response: Response` is `head: &mut ResponseHead`.
pub(crate) mod tutorial002 {
    use super::*;

    #[get("/headers-and-object/")]
    async fn get_headers(head: &mut ResponseHead) -> Value {
        head.header("x-cat-dog", "alone in the world");
        json!({ "message": "Hello World" })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![get_headers])
    }
}
