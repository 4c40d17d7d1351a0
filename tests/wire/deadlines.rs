//! Peers that keep the server waiting.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ferrapi::prelude::*;
use ferrapi::{App, Limits};

use crate::peer::{Gate, House};

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

#[post("/text")]
async fn text(#[body] text: String) -> usize {
    text.len()
}

#[get("/gate")]
async fn gate(gate: State<Arc<Gate>>) -> &'static str {
    gate.pass().await;
    "open"
}

fn house(limits: Limits) -> (House, Arc<Gate>) {
    let gate_state = Arc::new(Gate::new());
    let app = App::new("Test").state(Arc::clone(&gate_state)).routes(routes![ping, text, gate]);
    (House::with(app, limits), gate_state)
}

const SHORT: Duration = Duration::from_millis(300);

/// Long enough that it never comes.
const NEVER: Duration = Duration::from_secs(3_600);

#[test]
fn a_first_head_that_does_not_come_ends_the_connection() {
    let (house, _) = house(Limits::default().first_head(SHORT).idle(NEVER));
    let start = Instant::now();
    let mut silent = house.peer();
    let mut slow = house.peer();
    slow.send("GET /ping HTTP/1.1\r\nhost:");
    silent.expect_end();
    slow.expect_end();
    assert!(start.elapsed() >= SHORT && start.elapsed() < Duration::from_secs(10));
    assert_eq!(house.peer().get("/ping").answer().status, 200);
}

#[test]
fn bytes_now_and_then_do_not_move_the_deadline() {
    let (house, _) = house(Limits::default().first_head(SHORT).idle(NEVER));
    let mut peer = house.peer();
    let start = Instant::now();
    peer.send("GET /ping HTTP/1.1\r\n");
    while start.elapsed() < 4 * SHORT {
        peer.try_send("x: y\r\n");
        std::thread::sleep(Duration::from_millis(20));
    }
    peer.expect_end();
}

#[test]
fn a_connection_that_rests_too_long_is_closed() {
    let (house, _) = house(Limits::default().first_head(NEVER).idle(SHORT));
    let mut peer = house.peer();
    assert_eq!(peer.get("/ping").answer().status, 200);
    peer.expect_end();
}

#[test]
fn a_body_that_stops_coming_ends_the_connection() {
    let (house, _) = house(Limits::default().first_head(NEVER).idle(SHORT));
    let mut peer = house.peer();
    peer.send("POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n\"abc");
    peer.expect_end();
}

#[test]
fn a_handler_at_work_has_no_deadline() {
    let (house, gate) = house(Limits::default().first_head(SHORT).idle(SHORT));
    let mut peer = house.peer();
    peer.get("/gate");
    house.wait(gate.reached.notified());
    // Another connection of the same age shows that the deadline has passed.
    house.peer().expect_end();
    let mut resting = house.peer();
    assert_eq!(resting.get("/ping").answer().status, 200);
    resting.expect_end();
    gate.open.add_permits(1);
    assert_eq!(peer.answer().body, r#""open""#);
}
