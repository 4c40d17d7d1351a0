//! How many may come at once: connections in all and of one address, requests in flight.

use std::sync::Arc;
use std::time::Duration;

use ferrapi::prelude::*;
use ferrapi::{App, Limits};

use crate::peer::{Gate, House};

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

#[post("/items")]
async fn items(#[body] text: String) -> usize {
    text.len()
}

#[get("/gate")]
async fn gate(gate: State<Arc<Gate>>) -> &'static str {
    gate.pass().await;
    "open"
}

#[get("/stream")]
async fn stream(gate: State<Arc<Gate>>) -> Stream {
    let gate = Arc::clone(&gate);
    Stream::generate(|out| async move {
        out.send("begun ").await;
        gate.pass().await;
        out.send("done").await;
    })
}

fn house(limits: Limits) -> (House, Arc<Gate>) {
    let gate_state = Arc::new(Gate::new());
    let app = App::new("Test").state(Arc::clone(&gate_state)).routes(routes![ping, items, gate, stream]);
    (House::with(app, limits), gate_state)
}

/// Places are given back a moment after what took them has ended.
fn eventually(mut is_so: impl FnMut() -> bool) {
    let mut tries = 0;
    while !is_so() {
        tries += 1;
        assert!(tries < 100, "a place is not given back");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn requests_beyond_the_limit_are_asked_to_come_again() {
    for path in ["/gate", "/stream"] {
        let (house, gate) = house(Limits::default().requests(1));
        let mut first = house.peer();
        first.get(path);
        house.wait(gate.reached.notified());
        let mut second = house.peer();
        let answer = second.get("/ping").answer();
        assert_eq!((answer.status, answer.header("retry-after")), (503, Some("1")), "{path}");
        assert_eq!(answer.body, r#"{"detail":"Service Unavailable"}"#);
        second.send("POST /items HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-length: 3\r\n\r\n");
        assert_eq!(second.head().status, 503, "nothing of the body is asked for");
        gate.open.add_permits(1);
        assert_eq!(first.head().status, 200);
        drop(first);
        eventually(|| house.peer().get("/ping").answer().status == 200);
    }
}

#[test]
fn connections_beyond_the_limit_wait_for_room() {
    let (house, _) = house(Limits::default().connections(2));
    let (mut first, mut second) = (house.peer(), house.peer());
    assert_eq!(first.get("/ping").answer().status, 200);
    assert_eq!(second.get("/ping").answer().status, 200);
    let mut third = house.peer();
    third.get("/ping");
    third.expect_silence(Duration::from_millis(200));
    drop(first);
    assert_eq!(third.answer().status, 200);
    assert_eq!(second.get("/ping").answer().status, 200);
}

#[test]
fn an_address_has_its_own_limit() {
    let (house, _) = house(Limits::default().connections_per_address(2));
    let (mut first, mut second) = (house.peer(), house.peer());
    assert_eq!(first.get("/ping").answer().status, 200);
    assert_eq!(second.get("/ping").answer().status, 200);
    house.peer().expect_end();
    #[cfg(target_os = "linux")]
    assert_eq!(house.peer_from("127.0.0.2").get("/ping").answer().status, 200);
    drop(first);
    drop(second);
    eventually(|| house.peer().is_answered("/ping"));
}
