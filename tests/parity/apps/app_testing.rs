//! Testing: <https://fastapi.tiangolo.com/tutorial/testing/>
//!
//! `tests/parity/replay.rs` tests these as FastAPI's `TestClient` does, without a port.

use std::collections::BTreeMap;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

#[get("/")]
async fn read_main() -> Value {
    json!({ "msg": "Hello World" })
}

pub(crate) mod app_a {
    use super::*;

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_main])
    }
}

pub(crate) mod tutorial001 {
    pub(crate) use super::app_a::app;
}

/// What FastAPI does at start-up is done before the application is made, and given to it as state.
pub(crate) mod tutorial003 {
    use super::*;

    struct Items(BTreeMap<&'static str, &'static str>);

    #[get("/items/<item_id>")]
    async fn read_items(item_id: String, items: State<Items>) -> Value {
        json!({ "name": items.0[item_id.as_str()] })
    }

    pub(crate) fn app() -> App {
        let items = Items(BTreeMap::from([("foo", "Fighters"), ("bar", "Tenders")]));
        App::new("FastAPI").state(items).routes(routes![read_items])
    }
}

pub(crate) mod tutorial004 {
    pub(crate) use super::tutorial003::app;
}
