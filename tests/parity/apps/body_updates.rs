//! Body updates: <https://fastapi.tiangolo.com/tutorial/body-updates/>

use std::collections::BTreeMap;
use std::sync::Mutex;

use ferrapi::prelude::*;

/// PUT replaces: what the client leaves out gets its default.
pub(crate) mod tutorial001 {
    use super::*;

    #[model]
    #[derive(Clone)]
    struct Item {
        name: Option<String>,
        description: Option<String>,
        price: Option<f64>,
        #[field(default = 10.5)]
        tax: f64,
        #[field(default)]
        tags: Vec<String>,
    }

    struct Items(Mutex<BTreeMap<String, Item>>);

    #[get("/items/<item_id>")]
    async fn read_item(item_id: String, items: State<Items>) -> Item {
        // What panics while it holds the lock poisons it for everybody.
        let found = items.0.lock().unwrap().get(&item_id).cloned();
        found.expect("as Python's KeyError: 500")
    }

    #[put("/items/<item_id>")]
    async fn update_item(item_id: String, item: Item, items: State<Items>) -> Item {
        items.0.lock().unwrap().insert(item_id, item.clone());
        item
    }

    fn item(name: &str, description: Option<&str>, price: f64, tax: f64) -> Item {
        let description = description.map(str::to_owned);
        Item { name: Some(name.to_owned()), description, price: Some(price), tax, tags: Vec::new() }
    }

    pub(crate) fn app() -> App {
        let items = BTreeMap::from([
            ("foo".to_owned(), item("Foo", None, 50.2, 10.5)),
            ("bar".to_owned(), item("Bar", Some("The bartenders"), 62.0, 20.2)),
            ("baz".to_owned(), item("Baz", None, 50.2, 10.5)),
        ]);
        App::new("FastAPI").state(Items(Mutex::new(items))).routes(routes![read_item, update_item])
    }
}
