//! Extending OpenAPI: <https://fastapi.tiangolo.com/how-to/extending-openapi/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/")]
    async fn read_items() -> Value {
        json!([{ "name": "Foo" }])
    }

    /// An extension that no method of `App` knows.
    fn add_logo(document: &mut Value) {
        document["info"]["x-logo"] =
            json!({ "url": "https://fastapi.tiangolo.com/img/logo-margin/logo-teal.png" });
    }

    pub(crate) fn app() -> App {
        App::new("Custom title")
            .version("2.5.0")
            .summary("This is a very custom OpenAPI schema")
            .description("Here's a longer description of the custom **OpenAPI** schema")
            .routes(routes![read_items])
            .extend_openapi(add_logo)
    }
}
