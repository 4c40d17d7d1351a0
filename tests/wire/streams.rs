//! Answers without an end of their own: the word to stop, event streams, and code that panics in the middle.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use ferrapi::prelude::*;
use ferrapi::{App, Body, BoxError, Limits, TestClient};
use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::peer::House;

type Ends = UnboundedSender<Outcome>;

#[dependency]
async fn held(ends: State<Ends>) -> Scoped<()> {
    let ends = State::clone(&ends);
    Scoped::new((), async move |outcome| ends.send(outcome).unwrap())
}

#[dependency]
fn signal(shutdown: ShutdownSignal) -> ShutdownSignal {
    assert!(!shutdown.is_shutting_down());
    shutdown
}

/// Ticks until the server stops, and says goodbye.
#[get("/ticks", depends(held))]
async fn ticks(shutdown: ShutdownSignal) -> Stream {
    Stream::generate(|out| async move {
        while !shutdown.is_shutting_down() {
            out.send("tick").await;
            let _ = tokio::time::timeout(Duration::from_secs(3_600), shutdown.wait()).await;
        }
        out.send("goodbye").await;
    })
}

#[get("/wait")]
async fn wait(#[depends(signal)] shutdown: ShutdownSignal, reached: State<Arc<Notify>>) -> bool {
    reached.notify_one();
    shutdown.wait().await;
    shutdown.wait().await;
    shutdown.is_shutting_down()
}

struct Dropped(Ends);

impl Drop for Dropped {
    fn drop(&mut self) {
        let _ = self.0.send(Outcome::Disconnected);
    }
}

fn endless(ends: Ends) -> Sse<String> {
    Sse::generate(|out| async move {
        let _dropped = Dropped(ends);
        out.send("first").await;
        std::future::pending::<()>().await;
    })
}

#[get("/events")]
async fn events(ends: State<Ends>) -> Sse<String> {
    endless((*ends).clone()).ping_after(Duration::from_millis(50))
}

#[get("/events-response")]
async fn events_response(ends: State<Ends>) -> Result<Response, HttpError> {
    Ok(endless((*ends).clone()).ping_after(Duration::from_millis(50)).into())
}

/// Nothing is sent for a quarter of a minute.
#[get("/events-quiet")]
async fn events_quiet(ends: State<Ends>) -> Sse<String> {
    endless((*ends).clone())
}

/// Nothing keeps it from going on.
#[get("/events-flood")]
async fn events_flood() -> Sse<String> {
    Sse::from_iter(std::iter::repeat_with(|| "again".to_owned()))
}

#[get("/panic-iterator", depends(held))]
async fn panic_iterator() -> Stream {
    Stream::from_iter((0..3).map(|number| match number {
        0 => "beginning",
        _ => panic!("secret of the house"),
    }))
}

#[get("/panic-generator", depends(held))]
async fn panic_generator(tasks: &mut BackgroundTasks) -> JsonLines<String> {
    tasks.add(async { panic!("an answer that breaks off is followed by no task") });
    JsonLines::generate(|out| async move {
        out.send("beginning").await;
        panic!("secret of the house");
    })
}

#[get("/panic-events", depends(held))]
async fn panic_events() -> Sse<SseEvent> {
    Sse::generate(|out| async move {
        out.send(SseEvent::raw("beginning")).await;
        panic!("secret of the house");
    })
}

#[get("/bad-event", depends(held))]
async fn bad_event() -> Sse<SseEvent> {
    Sse::from_iter([SseEvent::raw("beginning"), SseEvent::raw("a").id("1\ndata: forged")])
}

/// A body of another crate's making.
struct Foreign(bool);

impl http_body::Body for Foreign {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, BoxError>>> {
        assert!(!std::mem::replace(&mut self.0, true), "secret of the house");
        Poll::Ready(Some(Ok(http_body::Frame::data(Bytes::from_static(b"beginning")))))
    }
}

#[get("/panic-body", depends(held))]
async fn panic_body() -> Response {
    Response::new(Body::stream(Foreign(false)))
}

#[get("/panic-body-alone")]
async fn panic_body_alone() -> Response {
    Response::new(Body::stream(Foreign(false)))
}

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

fn app() -> (App, Arc<Notify>, UnboundedReceiver<Outcome>) {
    let reached = Arc::new(Notify::new());
    let (ends, ended) = unbounded_channel();
    let app = App::new("Test").state(Arc::clone(&reached)).state(ends).routes(routes![
        ticks,
        wait,
        events,
        events_response,
        events_quiet,
        events_flood,
        panic_iterator,
        panic_generator,
        panic_events,
        bad_event,
        panic_body,
        panic_body_alone,
        ping
    ]);
    (app, reached, ended)
}

#[test]
fn an_endless_stream_hears_of_the_end_and_ends_itself() {
    for let_go in [false, true] {
        let (app, _, mut ended) = app();
        let mut house = House::with(app, Limits::default().shutdown(Duration::from_secs(3_600)));
        let mut peer = house.peer();
        assert_eq!(peer.get("/ticks").head().status, 200);
        assert_eq!(peer.chunk(), "tick");
        let stopped = (!let_go).then(|| house.shut_down());
        if let_go {
            house.let_go();
        }
        assert_eq!(peer.chunk(), "goodbye");
        assert_eq!(peer.chunk(), "");
        peer.expect_end();
        if let Some(stopped) = stopped {
            house.wait(stopped).unwrap();
        }
        assert_eq!(house.wait(ended.recv()), Some(Outcome::Success(StatusCode::OK)));
    }
}

#[test]
fn a_handler_can_wait_for_the_end() {
    let (app, reached, _) = app();
    let mut house = House::new(app);
    let mut peer = house.peer();
    peer.get("/wait");
    house.wait(reached.notified());
    let stopped = house.shut_down();
    assert_eq!(peer.answer().body, "true");
    house.wait(stopped).unwrap();
}

#[test]
fn an_event_stream_gives_signs_of_life_and_ends_with_the_server() {
    for path in ["/events", "/events-response"] {
        let (app, _, mut ended) = app();
        let mut house = House::with(app, Limits::default().shutdown(Duration::from_secs(3_600)));
        let mut peer = house.peer();
        let head = peer.get(path).head();
        assert_eq!(head.header("content-type"), Some("text/event-stream; charset=utf-8"));
        assert_eq!(
            (head.header("cache-control"), head.header("x-accel-buffering")),
            (Some("no-cache"), Some("no"))
        );
        let start = Instant::now();
        let chunks = [peer.chunk(), peer.chunk(), peer.chunk()];
        assert_eq!(chunks, ["data: \"first\"\n\n", ": ping\n\n", ": ping\n\n"]);
        assert!(start.elapsed() >= Duration::from_millis(90), "{:?}", start.elapsed());
        let stopped = house.shut_down();
        while peer.chunk() == ": ping\n\n" {}
        peer.expect_end();
        house.wait(stopped).unwrap();
        assert_eq!(house.wait(ended.recv()), Some(Outcome::Disconnected), "the block is dropped");
    }
}

#[test]
fn a_client_that_leaves_a_quiet_event_stream_ends_it() {
    let (app, _, mut ended) = app();
    let house = House::new(app);
    let mut peer = house.peer();
    assert_eq!(peer.get("/events-quiet").head().status, 200);
    assert_eq!(peer.chunk(), "data: \"first\"\n\n");
    let start = Instant::now();
    drop(peer);
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Disconnected));
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn an_event_stream_that_never_pauses_ends_with_the_server() {
    let (app, _, _) = app();
    let mut house = House::with(app, Limits::default().shutdown(Duration::from_secs(3_600)));
    let mut peer = house.peer();
    assert_eq!(peer.get("/events-flood").head().status, 200);
    assert!(peer.chunk().starts_with("data: \"again\"\n\n"));
    let stopped = house.shut_down();
    while !peer.chunk().is_empty() {}
    peer.expect_end();
    house.wait(stopped).unwrap();
}

#[test]
fn a_stream_that_panics_breaks_off_and_hurts_nobody_else() {
    let (app, _, mut ended) = app();
    let house = House::new(app);
    let mut bystander = house.peer();
    for (path, outcome) in [
        ("/panic-iterator", Some(Outcome::Panic)),
        ("/panic-generator", Some(Outcome::Panic)),
        ("/panic-events", Some(Outcome::Panic)),
        ("/bad-event", Some(Outcome::Disconnected)),
        ("/panic-body", Some(Outcome::Panic)),
        ("/panic-body-alone", None),
    ] {
        let mut peer = house.peer();
        peer.get(path);
        // What was sent before may be lost with the connection, and no last chunk comes.
        let said = peer.until_end();
        assert!(!said.contains("0\r\n\r\n") && !said.contains("secret"), "{path}: {said}");
        if let Some(outcome) = outcome {
            assert_eq!(house.wait(ended.recv()), Some(outcome), "{path}");
        }
        assert_eq!(bystander.get("/ping").answer().status, 200, "{path}");
    }
    assert!(ended.is_empty());
}

#[get("/keep")]
async fn keep(shutdown: ShutdownSignal, kept: State<UnboundedSender<ShutdownSignal>>) {
    kept.send(shutdown).unwrap();
}

#[test]
fn the_end_of_a_test_client_is_heard_of() {
    let (kept, mut signals) = unbounded_channel();
    let client = TestClient::new(App::new("Test").state(kept).routes(routes![keep]));
    assert_eq!(client.get("/keep").send().status(), 200);
    let signal: ShutdownSignal = signals.try_recv().unwrap();
    assert!(!signal.is_shutting_down());
    drop(client);
    assert!(signal.is_shutting_down());
    assert!(!ShutdownSignal::default().is_shutting_down());
}
