//! CORS: <https://fastapi.tiangolo.com/tutorial/cors/>

use ferrapi::middleware::Cors;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    const ORIGINS: [&str; 4] = [
        "http://localhost.tiangolo.com",
        "https://localhost.tiangolo.com",
        "http://localhost",
        "http://localhost:8080",
    ];

    #[get("/")]
    async fn main() -> Value {
        json!({ "message": "Hello World" })
    }

    pub(crate) fn app() -> App {
        let cors = Cors::new()
            .allow_origins(ORIGINS)
            .allow_credentials(true)
            .allow_methods(["*"])
            .allow_headers(["*"]);
        App::new("FastAPI").routes(routes![main]).layer(cors)
    }
}
