//! Routes that fail by a mistake of their author. What they say of it is for the log alone.

use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use ferrapi::prelude::*;

use crate::Counts;

/// As a function does that was not meant to panic.
fn fail(text: &str) {
    panic!("{text}")
}

#[dependency]
async fn faulty() -> u8 {
    panic!("secret of the dependency")
}

#[dependency]
async fn ends_badly() -> Scoped<u8> {
    Scoped::new(1, async |_| fail("secret of the teardown"))
}

#[dependency]
async fn noted(counts: State<Counts>) -> Scoped<u8> {
    counts.begun.fetch_add(1, Relaxed);
    let counts = State::clone(&counts);
    Scoped::new(1, async move |_| {
        counts.ended.fetch_add(1, Relaxed);
    })
}

/// The handler panics.
#[get("/panic/handler")]
async fn in_handler(#[depends(noted)] _noted: u8) -> u8 {
    panic!("secret of the handler")
}

/// The handler panics after it has waited.
#[get("/panic/later")]
async fn in_handler_later() -> u8 {
    tokio::time::sleep(Duration::from_millis(20)).await;
    panic!("secret of the handler")
}

/// A handler in the thread pool panics.
#[get("/panic/blocking")]
fn in_blocking_handler() -> u8 {
    panic!("secret of the handler")
}

/// The handler panics with what the client has sent.
#[get("/panic/echo")]
async fn with_text(text: String) -> u8 {
    panic!("secret {text}")
}

/// The handler panics with its body unread.
#[post("/panic/body")]
async fn with_body(body: BodyStream) -> u8 {
    drop(body);
    panic!("secret of the handler")
}

/// A dependency panics.
#[get("/panic/dependency")]
async fn in_dependency(#[depends(noted)] _noted: u8, #[depends(faulty)] value: u8) -> u8 {
    value
}

/// A teardown panics.
#[get("/panic/teardown")]
async fn in_teardown(#[depends(noted)] _noted: u8, #[depends(ends_badly)] value: u8) -> u8 {
    value
}

/// A stream panics after its first piece.
#[get("/panic/stream")]
async fn in_stream(#[depends(noted)] _noted: u8) -> Stream {
    Stream::generate(|out| async move {
        out.send("first\n").await;
        tokio::time::sleep(Duration::from_millis(20)).await;
        fail("secret of the stream");
    })
}

/// A stream panics before its first piece.
#[get("/panic/stream-at-once")]
async fn in_stream_at_once(#[depends(noted)] _noted: u8) -> Stream {
    Stream::from_iter((0..3).map(|number| -> String { panic!("secret of the stream {number}") }))
}

/// A task panics after the answer.
#[get("/panic/task")]
async fn in_task(tasks: &mut BackgroundTasks) -> u8 {
    tasks.add(async { panic!("secret of the task") });
    1
}

/// An error on purpose, with a cause that is nobody's business.
#[get("/failure")]
async fn failure() -> Result<u8, HttpError> {
    std::fs::read("/secret/of/the/file").map(|_| 1).map_err(Into::into)
}

pub(crate) fn router() -> Router {
    Router::new("").routes(routes![
        in_handler,
        in_handler_later,
        in_blocking_handler,
        with_text,
        with_body,
        in_dependency,
        in_teardown,
        in_stream,
        in_stream_at_once,
        in_task,
        failure,
    ])
}
