//! Behind a proxy: <https://fastapi.tiangolo.com/advanced/behind-a-proxy/>

use ferrapi::ApiServer;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[get("/app")]
async fn read_main(head: &RequestHead) -> Value {
    json!({ "message": "Hello World", "root_path": head.root_path() })
}

pub(crate) mod tutorial001 {
    use super::*;

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_main])
    }
}

pub(crate) mod tutorial002 {
    use super::*;

    pub(crate) fn app() -> App {
        App::new("FastAPI").root_path("/api/v1").routes(routes![read_main])
    }
}

pub(crate) mod tutorial004 {
    use super::*;

    pub(crate) fn app() -> App {
        App::new("FastAPI")
            .describe_server(ApiServer::new("https://stag.example.com").description("Staging environment"))
            .describe_server(ApiServer::new("https://prod.example.com").description("Production environment"))
            .root_path("/api/v1")
            .root_path_in_servers(false)
            .routes(routes![read_main])
    }
}
