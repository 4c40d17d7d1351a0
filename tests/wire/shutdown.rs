//! A server that is told to stop.

use std::net::TcpStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ferrapi::prelude::*;
use ferrapi::{App, Limits};

use crate::peer::{Gate, House};

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

#[get("/gate")]
async fn gate(gate: State<Arc<Gate>>) -> &'static str {
    gate.pass().await;
    "open"
}

#[post("/text")]
async fn text(#[body] text: String) -> usize {
    text.len()
}

#[get("/blocked")]
fn blocked(gate: State<Arc<Gate>>) -> &'static str {
    gate.reached.notify_one();
    while gate.open.available_permits() == 0 {
        std::thread::yield_now();
    }
    "unblocked"
}

fn house(limits: Limits) -> (House, Arc<Gate>) {
    let gate_state = Arc::new(Gate::new());
    let app = App::new("Test").state(Arc::clone(&gate_state)).routes(routes![ping, gate, text, blocked]);
    (House::with(app, limits), gate_state)
}

#[test]
fn requests_in_flight_finish_and_everything_else_ends() {
    for path in ["/gate", "/blocked"] {
        let (mut house, gate) = house(Limits::default());
        let (mut busy, mut resting, mut silent) = (house.peer(), house.peer(), house.peer());
        assert_eq!(resting.get("/ping").answer().status, 200);
        busy.get(path);
        house.wait(gate.reached.notified());
        let stopped = house.shut_down();
        // Those who have nothing to wait for are told at once, while the other one still works.
        resting.expect_end();
        silent.expect_end();
        assert!(TcpStream::connect(house.address()).is_err(), "new connections are refused");
        assert!(!stopped.is_finished());
        gate.open.add_permits(1);
        let answer = busy.answer();
        assert_eq!((answer.status, answer.header("connection")), (200, Some("close")));
        busy.expect_end();
        house.wait(stopped).unwrap();
    }
}

#[test]
fn a_server_without_connections_stops_at_once() {
    let (mut house, _) = house(Limits::default().shutdown(Duration::from_secs(3_600)));
    assert_eq!(house.peer().get("/ping").answer().status, 200);
    let stopped = house.shut_down();
    house.wait(stopped).unwrap();
    assert!(TcpStream::connect(house.address()).is_err());
}

#[test]
fn a_handler_that_does_not_finish_has_a_deadline() {
    let (mut house, gate) = house(Limits::default().shutdown(Duration::from_millis(500)));
    let mut peer = house.peer();
    peer.get("/gate");
    house.wait(gate.reached.notified());
    let start = Instant::now();
    let stopped = house.shut_down();
    house.wait(stopped).unwrap();
    assert!(start.elapsed() >= Duration::from_millis(400) && start.elapsed() < Duration::from_secs(10));
    peer.expect_end();
}

#[test]
fn a_peer_that_does_not_finish_its_body_has_a_deadline() {
    let (mut house, _) = house(Limits::default().shutdown(Duration::from_millis(500)));
    let mut peer = house.peer();
    let head = "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\nexpect: 100-continue\r\n\r\n";
    // Once the server asks for the body, the request is in flight.
    assert_eq!(peer.send(head).head().status, 100);
    peer.send("\"ab");
    let stopped = house.shut_down();
    house.wait(stopped).unwrap();
    peer.expect_end();
}

#[test]
fn a_body_that_is_on_its_way_still_arrives() {
    let (mut house, _) = house(Limits::default());
    let mut peer = house.peer();
    let head = "POST /text HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5\r\nexpect: 100-continue\r\n\r\n";
    assert_eq!(peer.send(head).head().status, 100);
    let mut resting = house.peer();
    let stopped = house.shut_down();
    resting.expect_end();
    assert_eq!(peer.send("\"abc\"").answer().body, "3");
    house.wait(stopped).unwrap();
}

#[test]
fn dropping_the_handle_stops_the_server() {
    let (mut house, _) = house(Limits::default());
    let mut resting = house.peer();
    assert_eq!(resting.get("/ping").answer().status, 200);
    house.let_go();
    resting.expect_end();
}
