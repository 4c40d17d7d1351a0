//! Path operation advanced configuration:
//! <https://fastapi.tiangolo.com/advanced/path-operation-advanced-configuration/>

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

pub(crate) mod tutorial001 {
    use super::*;

    #[get("/items/", operation_id = "some_specific_id_you_define")]
    async fn read_items() -> Value {
        json!([{ "item_id": "Foo" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

/// `include_in_schema=False` is `hidden`.
pub(crate) mod tutorial003 {
    use super::*;

    #[get("/items/", hidden)]
    async fn read_items() -> Value {
        json!([{ "item_id": "Foo" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}

pub(crate) mod tutorial005 {
    use super::*;

    #[get("/items/", openapi_extra = json!({ "x-aperture-labs-portal": "blue" }))]
    async fn read_items() -> Value {
        json!([{ "item_id": "portal-gun" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items])
    }
}
