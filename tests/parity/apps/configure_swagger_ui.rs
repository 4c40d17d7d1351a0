//! Configure Swagger UI: <https://fastapi.tiangolo.com/how-to/configure-swagger-ui/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[get("/users/<username>")]
async fn read_user(username: String) -> Value {
    json!({ "message": format!("Hello {username}") })
}

pub(crate) mod tutorial001 {
    use super::*;

    pub(crate) fn app() -> App {
        App::new("FastAPI").swagger_ui("syntaxHighlight", false).routes(routes![read_user])
    }
}

pub(crate) mod tutorial002 {
    use super::*;

    pub(crate) fn app() -> App {
        App::new("FastAPI")
            .swagger_ui("syntaxHighlight", json!({ "theme": "obsidian" }))
            .routes(routes![read_user])
    }
}
