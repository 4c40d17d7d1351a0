//! Lifespan events: <https://fastapi.tiangolo.com/advanced/events/>
//!
//! There is one form for both of FastAPI's, the lifespan and the older events.

use std::collections::BTreeMap;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{BoxError, Lifespan};

pub(crate) mod tutorial001 {
    use super::*;

    struct Items(BTreeMap<&'static str, &'static str>);

    /// `@app.on_event("startup")`
    async fn startup_event(life: &mut Lifespan) -> Result<(), BoxError> {
        life.state(Items(BTreeMap::from([("foo", "Fighters"), ("bar", "Tenders")])));
        Ok(())
    }

    #[get("/items/<item_id>")]
    async fn read_items(item_id: String, items: State<Items>) -> Value {
        json!({ "name": items.0[item_id.as_str()] })
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").lifespan(startup_event).routes(routes![read_items])
    }
}

pub(crate) mod tutorial002 {
    use super::*;

    /// `@app.on_event("shutdown")`
    async fn shutdown_event(life: &mut Lifespan) -> Result<(), BoxError> {
        life.on_shutdown(async {
            std::fs::OpenOptions::new()
                .append(true)
                .create(true)
                .open(std::env::temp_dir().join("ferrapi-events-tutorial002.log"))
                .and_then(|mut log| std::io::Write::write_all(&mut log, b"Application shutdown\n"))
        });
        Ok(())
    }

    #[get("/items/")]
    async fn read_items() -> Value {
        json!([{ "name": "Foo" }])
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").lifespan(shutdown_event).routes(routes![read_items])
    }
}
