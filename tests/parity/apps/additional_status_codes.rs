//! Additional status codes: <https://fastapi.tiangolo.com/advanced/additional-status-codes/>

use std::collections::BTreeMap;
use std::sync::Mutex;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

/// `(StatusCode, T)` answers with another status than the declared one.
pub(crate) mod tutorial001 {
    use super::*;

    struct Items(Mutex<BTreeMap<String, Value>>);

    #[put("/items/<item_id>")]
    async fn upsert_item(
        item_id: String,
        #[body] name: Option<String>,
        #[body] size: Option<i64>,
        items: State<Items>,
    ) -> (StatusCode, Value) {
        let item = json!({ "name": name, "size": size });
        let mut items = items.0.lock().unwrap();
        match items.insert(item_id, item.clone()) {
            Some(_) => (StatusCode::OK, item),
            None => (StatusCode::CREATED, item),
        }
    }

    pub(crate) fn app() -> App {
        let items = BTreeMap::from([
            ("foo".to_owned(), json!({ "name": "Fighters", "size": 6 })),
            ("bar".to_owned(), json!({ "name": "Tenders", "size": 3 })),
        ]);
        App::new("FastAPI").state(Items(Mutex::new(items))).routes(routes![upsert_item])
    }
}
