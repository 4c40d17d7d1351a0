//! Routes: metadata, the keys of the attributes, dependencies.

use std::collections::BTreeSet;

use ferrapi::prelude::*;
use serde_json::{Value, json};

use super::{Sample, fastapi};

#[get("/")]
async fn root() -> Value {
    json!({"message": "Hello World"})
}

#[get("/items/")]
async fn read_items() -> Value {
    json!([])
}

#[get("/items/", operation_id = "some_specific_id_you_define", summary = "Read Items")]
async fn read_items_named() -> Value {
    json!([])
}

#[get("/items/", hidden)]
async fn read_items_hidden() -> Value {
    json!([])
}

mod configured {
    use super::*;

    #[model]
    struct Item {
        name: String,
        description: Option<String>,
        price: f64,
        tax: Option<f64>,
        #[field(default)]
        tags: BTreeSet<String>,
    }

    mod status {
        use super::*;

        #[post("/items/", status = 201)]
        async fn create_item(item: Item) -> Item {
            item
        }

        pub(in super::super) fn app() -> App {
            fastapi().routes(routes![create_item])
        }
    }

    mod tagged {
        use super::*;

        #[post("/items/", tags("items"))]
        async fn create_item(item: Item) -> Item {
            item
        }

        #[get("/items/", tags("items"))]
        async fn read_items() -> Value {
            json!([])
        }

        #[get("/users/", tags("users"))]
        async fn read_users() -> Value {
            json!([])
        }

        pub(in super::super) fn app() -> App {
            fastapi().routes(routes![create_item, read_items, read_users])
        }
    }

    mod summed_up {
        use super::*;

        #[post(
            "/items/",
            summary = "Create an item",
            description = "Create an item with all the information, name, description, price, tax and a set of unique tags"
        )]
        async fn create_item(item: Item) -> Item {
            item
        }

        pub(in super::super) fn app() -> App {
            fastapi().routes(routes![create_item])
        }
    }

    mod doc_comment {
        use super::*;

        /// Create an item
        ///
        /// Create an item with all the information:
        ///
        /// - **name**: each item must have a name
        /// - **description**: a long description
        /// - **price**: required
        /// - **tax**: if the item doesn't have tax, you can omit this
        /// - **tags**: a set of unique tag strings for this item
        #[post("/items/", response_description = "The created item")]
        async fn create_item(item: Item) -> Item {
            item
        }

        pub(in super::super) fn app() -> App {
            fastapi().routes(routes![create_item])
        }
    }

    pub(super) const APPS: [Sample; 4] = [
        ("path_operation_configuration.tutorial001", status::app),
        ("path_operation_configuration.tutorial002", tagged::app),
        ("path_operation_configuration.tutorial003", summed_up::app),
        ("path_operation_configuration.tutorial005", doc_comment::app),
    ];
}

mod depending {
    use super::*;

    #[model]
    #[derive(Clone)]
    struct Common {
        q: Option<String>,
        skip: i64,
        limit: i64,
    }

    #[dependency]
    fn common_parameters(
        q: Option<String>,
        #[query(default = 0)] skip: i64,
        #[query(default = 100)] limit: i64,
    ) -> Common {
        Common { q, skip, limit }
    }

    #[get("/items/")]
    async fn read_items(#[depends(common_parameters)] commons: Common) -> Value {
        json!(commons)
    }

    #[get("/users/")]
    async fn read_users(#[depends(common_parameters)] commons: Common) -> Value {
        json!(commons)
    }

    #[dependency]
    struct CommonQueryParams {
        q: Option<String>,
        #[query(default = 0)]
        skip: i64,
        #[query(default = 100)]
        limit: i64,
    }

    mod by_struct {
        use super::*;

        #[get("/items/")]
        async fn read_items(commons: CommonQueryParams) -> Value {
            json!([commons.q, commons.skip, commons.limit])
        }

        pub(in super::super) fn app() -> App {
            fastapi().routes(routes![read_items])
        }
    }

    #[dependency]
    fn verify_token(#[header] x_token: String) -> Result<(), HttpError> {
        if x_token == "fake-super-secret-token" { Ok(()) } else { Err(HttpError::status(400)) }
    }

    #[dependency]
    fn verify_key(#[header] x_key: String) -> Result<String, HttpError> {
        if x_key == "fake-super-secret-key" { Ok(x_key) } else { Err(HttpError::status(400)) }
    }

    mod on_the_route {
        use super::*;

        #[get("/items/", depends(verify_token, verify_key))]
        async fn read_items() -> Value {
            json!([])
        }

        pub(in super::super) fn app() -> App {
            fastapi().routes(routes![read_items])
        }
    }

    mod on_the_app {
        use super::*;

        #[get("/items/")]
        async fn read_items() -> Value {
            json!([])
        }

        #[get("/users/")]
        async fn read_users() -> Value {
            json!([])
        }

        pub(in super::super) fn app() -> App {
            fastapi()
                .depends::<verify_token>()
                .depends::<verify_key>()
                .routes(routes![read_items, read_users])
        }
    }

    pub(super) const APPS: [Sample; 4] = [
        ("dependencies.tutorial001", || fastapi().routes(routes![read_items, read_users])),
        ("dependencies.tutorial002", by_struct::app),
        ("dependencies.tutorial006", on_the_route::app),
        ("dependencies.tutorial012", on_the_app::app),
    ];
}

pub(super) fn apps() -> Vec<Sample> {
    let mut apps = configured::APPS.to_vec();
    apps.extend(depending::APPS);
    apps.extend::<[Sample; 4]>([
        ("first_steps.tutorial001", || fastapi().routes(routes![root])),
        ("metadata.tutorial002", || fastapi().routes(routes![read_items])),
        ("path_operation_advanced_configuration.tutorial001", || fastapi().routes(routes![read_items_named])),
        ("path_operation_advanced_configuration.tutorial003", || {
            fastapi().routes(routes![read_items_hidden])
        }),
    ]);
    apps
}
