//! Sub-applications: <https://fastapi.tiangolo.com/advanced/sub-applications/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[get("/app")]
    async fn read_main() -> Value {
        json!({ "message": "Hello World from main app" })
    }

    #[get("/sub")]
    async fn read_sub() -> Value {
        json!({ "message": "Hello World from sub API" })
    }

    pub(crate) fn app() -> App {
        let subapi = App::new("FastAPI").routes(routes![read_sub]);
        App::new("FastAPI").routes(routes![read_main]).mount_app("/subapi", subapi)
    }
}
