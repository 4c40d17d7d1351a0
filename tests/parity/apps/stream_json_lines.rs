//! Stream JSON Lines: <https://fastapi.tiangolo.com/tutorial/stream-json-lines/>

use ferrapi::prelude::*;

/// A function that yields is one that returns [`JsonLines`]: of an iterator, or of what an `async` block sends.
pub(crate) mod tutorial001 {
    use super::*;
    use ferrapi::serde_json::Value;

    #[model]
    struct Item {
        name: String,
        #[field(required)]
        description: Option<String>,
    }

    fn items() -> impl Iterator<Item = Item> {
        let items = [
            ("Plumbus", "A multi-purpose household device."),
            ("Portal Gun", "A portal opening device."),
            ("Meeseeks Box", "A box that summons a Meeseeks."),
        ];
        items.into_iter().map(|(name, description)| Item {
            name: name.to_owned(),
            description: Some(description.to_owned()),
        })
    }

    #[get("/items/stream")]
    async fn stream_items() -> JsonLines<Item> {
        JsonLines::generate(|out| async move {
            for item in items() {
                out.send(item).await;
            }
        })
    }

    #[get("/items/stream-no-async")]
    fn stream_items_no_async() -> JsonLines<Item> {
        JsonLines::from_iter(items())
    }

    // Without a type: any JSON.
    #[get("/items/stream-no-annotation")]
    async fn stream_items_no_annotation() -> JsonLines<Value> {
        JsonLines::generate(|out| async move {
            for item in items() {
                out.send(ferrapi::serde_json::to_value(item)?).await;
            }
            Ok::<_, ferrapi::serde_json::Error>(())
        })
    }

    #[get("/items/stream-no-async-no-annotation")]
    fn stream_items_no_async_no_annotation() -> JsonLines<Value> {
        JsonLines::from_iter(items().filter_map(|item| ferrapi::serde_json::to_value(item).ok()))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![
            stream_items,
            stream_items_no_async,
            stream_items_no_annotation,
            stream_items_no_async_no_annotation
        ])
    }
}
