//! Metadata and docs URLs: <https://fastapi.tiangolo.com/tutorial/metadata/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{Contact, License, Tag};

pub(crate) mod tutorial001 {
    use super::*;

    const DESCRIPTION: &str = "
ChimichangApp API helps you do awesome stuff. 🚀

## Items

You can **read items**.

## Users

You will be able to:

* **Create users** (_not implemented_).
* **Read users** (_not implemented_).
";

    #[get("/items/")]
    async fn read_items() -> Value {
        json!([{ "name": "Katana" }])
    }

    pub(crate) fn app() -> App {
        App::new("ChimichangApp")
            .description(DESCRIPTION)
            .summary("Deadpool's favorite app. Nuff said.")
            .version("0.0.1")
            .terms_of_service("http://example.com/terms/")
            .contact(
                Contact::new("Deadpoolio the Amazing")
                    .url("http://x-force.example.com/contact/")
                    .email("dp@x-force.example.com"),
            )
            .license(License::new("Apache 2.0").url("https://www.apache.org/licenses/LICENSE-2.0.html"))
            .routes(routes![read_items])
    }
}

pub(crate) mod tutorial002 {
    use super::*;

    #[get("/items/")]
    async fn read_items() -> Value {
        json!([{ "name": "Foo" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").openapi_url("/api/v1/openapi.json").routes(routes![read_items])
    }
}

pub(crate) mod tutorial004 {
    use super::*;

    #[get("/users/", tags("users"))]
    async fn get_users() -> Value {
        json!([{ "name": "Harry" }, { "name": "Ron" }])
    }

    #[get("/items/", tags("items"))]
    async fn get_items() -> Value {
        json!([{ "name": "wand" }, { "name": "flying broom" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI")
            .describe_tag(
                Tag::new("users").description("Operations with users. The **login** logic is also here."),
            )
            .describe_tag(
                Tag::new("items")
                    .description("Manage items. So _fancy_ they have their own docs.")
                    .external_docs("https://fastapi.tiangolo.com/", "Items external docs"),
            )
            .routes(routes![get_users, get_items])
    }
}
