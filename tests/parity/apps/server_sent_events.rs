//! Server-Sent Events: <https://fastapi.tiangolo.com/tutorial/server-sent-events/>

use ferrapi::prelude::*;

/// A function that yields is one that returns [`Sse`]: of an iterator, or of what an `async` block sends.
pub(crate) mod tutorial001 {
    use super::*;
    use ferrapi::serde_json::{self, Value};

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
    async fn sse_items() -> Sse<Item> {
        Sse::generate(|out| async move {
            for item in items() {
                out.send(item).await;
            }
        })
    }

    #[get("/items/stream-no-async")]
    fn sse_items_no_async() -> Sse<Item> {
        Sse::from_iter(items())
    }

    // Without a type: any JSON.
    #[get("/items/stream-no-annotation")]
    async fn sse_items_no_annotation() -> Sse<Value> {
        Sse::generate(|out| async move {
            for item in items() {
                out.send(serde_json::to_value(item)?).await;
            }
            Ok::<_, serde_json::Error>(())
        })
    }

    #[get("/items/stream-no-async-no-annotation")]
    fn sse_items_no_async_no_annotation() -> Sse<Value> {
        Sse::from_iter(items().filter_map(|item| serde_json::to_value(item).ok()))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![
            sse_items,
            sse_items_no_async,
            sse_items_no_annotation,
            sse_items_no_async_no_annotation
        ])
    }
}

/// Text as it is.
pub(crate) mod tutorial003 {
    use super::*;

    #[get("/logs/stream")]
    async fn stream_logs() -> Sse<SseEvent> {
        let logs = [
            "2025-01-01 INFO  Application started",
            "2025-01-01 DEBUG Connected to database",
            "2025-01-01 WARN  High memory usage detected",
        ];
        Sse::from_iter(logs.map(SseEvent::raw))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![stream_logs])
    }
}

/// A client that connects again says which event was its last.
pub(crate) mod tutorial004 {
    use super::*;

    #[model]
    struct Item {
        name: String,
        price: f64,
    }

    #[get("/items/stream")]
    async fn stream_items(#[header] last_event_id: Option<i64>) -> Sse<SseEvent<Item>> {
        let items = [("Plumbus", 32.99), ("Portal Gun", 999.99), ("Meeseeks Box", 49.99)];
        let first = last_event_id.map_or(0, |last| last + 1);
        let numbered = (0_i64..).zip(items).filter(move |(number, _)| *number >= first);
        Sse::from_iter(numbered.map(|(number, (name, price))| {
            SseEvent::new(Item { name: name.to_owned(), price }).id(number.to_string())
        }))
    }

    pub(crate) fn app() -> App {
        App::new("FastAPI").routes(routes![stream_items])
    }
}
