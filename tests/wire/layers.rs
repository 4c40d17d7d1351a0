//! Layers on the way of real connections.

use std::sync::Arc;
use std::time::Duration;

use ferrapi::prelude::*;
use ferrapi::{Next, Request};
use tokio::sync::mpsc::unbounded_channel;
use tower_http::timeout::TimeoutLayer;

use crate::peer::{Gate, House};

#[get("/peer")]
async fn peer(head: &RequestHead) -> String {
    head.peer().map(|peer| peer.ip().to_string()).unwrap_or_default()
}

#[post("/sum")]
async fn sum(numbers: Vec<u64>) -> u64 {
    numbers.iter().sum()
}

#[get("/count")]
async fn count() -> Stream {
    Stream::generate(|out| async move {
        for number in 0..3 {
            out.send(number.to_string()).await;
        }
    })
}

#[dependency]
async fn held(ends: State<tokio::sync::mpsc::UnboundedSender<Outcome>>) -> Scoped<()> {
    let ends = State::clone(&ends);
    Scoped::new((), async move |outcome| ends.send(outcome).unwrap())
}

#[get("/gate", depends(held))]
async fn gate(gate: State<Arc<Gate>>) -> &'static str {
    gate.pass().await;
    "open"
}

fn layered(routes: ferrapi::Routes) -> App {
    App::new("Test")
        .routes(routes)
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, PATIENCE))
        .middleware(async |request: Request, next: Next| {
            assert_ne!(request.uri().path(), "/panic");
            next.run(request).await
        })
}

const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn a_connection_goes_on_through_answers_streams_bodies_and_panics() {
    let house = House::new(layered(routes![peer, sum, count]).body_limit(64));
    let mut peer = house.peer();
    for _ in 0..3 {
        assert_eq!(peer.get("/peer").answer().body, "\"127.0.0.1\"");
        let body = "[1,2,3]";
        peer.send(format!("POST /sum HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}", body.len()));
        assert_eq!(peer.answer().body, "6");
        assert_eq!(peer.get("/panic").answer().status, 500);
        assert_eq!(peer.get("/nowhere").answer().status, 404);
    }
    let head = peer.get("/count").head();
    assert_eq!(head.header("transfer-encoding"), Some("chunked"));
    let mut peer = house.peer();
    peer.send("POST /sum HTTP/1.1\r\nhost: x\r\ncontent-length: 65\r\n\r\n");
    assert_eq!(peer.answer().status, 413, "before the body is sent");
}

#[test]
fn a_peer_that_leaves_ends_the_handler_behind_the_layers() {
    let (ends, mut ended) = unbounded_channel();
    let gate_state = Arc::new(Gate::new());
    let house = House::new(layered(routes![gate]).state(ends).state(Arc::clone(&gate_state)));
    let mut peer = house.peer();
    peer.get("/gate");
    house.wait(gate_state.reached.notified());
    drop(peer);
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Disconnected));
}

#[test]
fn a_shutdown_waits_for_what_is_behind_the_layers() {
    let (ends, mut ended) = unbounded_channel();
    let gate_state = Arc::new(Gate::new());
    let mut house = House::new(layered(routes![gate]).state(ends).state(Arc::clone(&gate_state)));
    let mut peer = house.peer();
    peer.get("/gate");
    house.wait(gate_state.reached.notified());
    let stopped = house.shut_down();
    gate_state.open.add_permits(1);
    assert_eq!(peer.answer().body, "\"open\"");
    house.wait(stopped).unwrap();
    assert!(ended.try_recv().is_ok_and(Outcome::is_success));
}
