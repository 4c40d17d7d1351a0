//! Testing: <https://fastapi.tiangolo.com/tutorial/testing/>
//!
//! `tests/parity/replay.rs` tests these as FastAPI's `TestClient` does, without a port.

use std::collections::BTreeMap;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{BoxError, Lifespan};

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

/// The test client runs the start, and closes what was opened when it is dropped.
pub(crate) mod tutorial003 {
    use super::*;

    struct Items(BTreeMap<&'static str, &'static str>);

    async fn startup(life: &mut Lifespan) -> Result<(), BoxError> {
        life.state(Items(BTreeMap::from([("foo", "Fighters"), ("bar", "Tenders")])));
        Ok(())
    }

    #[get("/items/<item_id>")]
    async fn read_items(item_id: String, items: State<Items>) -> Value {
        json!({ "name": items.0[item_id.as_str()] })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").lifespan(startup).routes(routes![read_items])
    }
}

pub(crate) mod tutorial004 {
    use super::*;

    #[derive(Clone, Default)]
    struct Items(std::sync::Arc<std::sync::Mutex<BTreeMap<&'static str, &'static str>>>);

    #[get("/items/<item_id>")]
    async fn read_items(item_id: String, items: State<Items>) -> Value {
        let found = items.0.lock().expect("nobody panics with it").get(item_id.as_str()).copied();
        json!({ "name": found.expect("as Python's KeyError: 500") })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![read_items]).lifespan(
            async |life: &mut Lifespan| -> Result<(), BoxError> {
                let items = life.state(Items::default());
                items
                    .0
                    .lock()
                    .expect("nobody panics with it")
                    .extend([("foo", "Fighters"), ("bar", "Tenders")]);
                // Clean up items.
                life.on_shutdown(async move { items.0.lock().expect("nobody panics with it").clear() });
                Ok(())
            },
        )
    }
}
