//! Bodies as they come over the wire: announced, in pieces, too large, broken off.

use std::sync::Arc;

use ferrapi::App;
use ferrapi::prelude::*;

use crate::peer::{Gate, House};

#[post("/length", body_limit = 64)]
async fn length(#[body] text: String) -> usize {
    text.len()
}

#[post("/unread")]
async fn unread() -> &'static str {
    "unread"
}

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

#[dependency]
async fn gate(gate: State<Arc<Gate>>) {
    gate.pass().await;
}

#[post("/gated", depends(gate))]
async fn gated(#[body] text: String) -> usize {
    text.len()
}

fn house() -> House {
    House::new(App::new("Test").routes(routes![length, unread, ping]))
}

const HEAD: &str = "POST /length HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n";

#[test]
fn a_body_may_come_byte_by_byte() {
    let house = house();
    let mut peer = house.peer();
    peer.send(format!("{HEAD}content-length: 5\r\n\r\n"));
    for byte in b"\"abc\"" {
        peer.send([*byte]);
    }
    assert_eq!(peer.answer().body, "3");
}

#[test]
fn a_body_may_come_in_chunks() {
    let house = house();
    let mut peer = house.peer();
    peer.send(format!("{HEAD}transfer-encoding: chunked\r\n\r\n"));
    peer.send("2\r\n\"a\r\n").send("3;name=value\r\nbc\"\r\n").send("0\r\nx-trailer: 1\r\n\r\n");
    assert_eq!(peer.answer().body, "3");
    assert_eq!(peer.get("/ping").answer().body, r#""pong""#);
    let empty = format!("{HEAD}transfer-encoding: chunked\r\n\r\n0\r\n\r\n");
    assert!(peer.send(empty).answer().body.contains(r#""missing""#));
}

#[test]
fn a_client_that_asks_first_is_told_to_go_on() {
    let house = house();
    let mut peer = house.peer();
    peer.send(format!("{HEAD}content-length: 5\r\nexpect: 100-continue\r\n\r\n"));
    assert_eq!(peer.head().status, 100);
    assert_eq!(peer.send("\"abc\"").answer().body, "3");
}

#[test]
fn a_body_that_is_announced_too_large_is_refused_before_it_comes() {
    let house = house();
    let mut peer = house.peer();
    let answer = peer.send(format!("{HEAD}content-length: 65\r\nexpect: 100-continue\r\n\r\n")).answer();
    assert_eq!((answer.status, answer.header("connection")), (413, Some("close")));
    peer.expect_end();
    let mut peer = house.peer();
    let answer = peer.send(format!("{HEAD}content-length: 99999999999\r\n\r\n")).answer();
    assert_eq!(answer.status, 413);
}

#[test]
fn a_body_in_chunks_is_refused_as_soon_as_it_is_too_large() {
    let house = house();
    let mut peer = house.peer();
    peer.send(format!("{HEAD}transfer-encoding: chunked\r\n\r\n"));
    let chunk = format!("20\r\n{}\r\n", "x".repeat(32));
    peer.send(&chunk).send(&chunk).try_send(&chunk);
    // The end of the body never comes.
    assert_eq!(peer.answer().status, 413);
    assert_eq!(house.peer().get("/ping").answer().status, 200);
}

#[test]
fn a_body_that_nobody_reads_does_not_stay_in_the_way() {
    let house = house();
    let mut peer = house.peer();
    peer.send(
        "POST /unread HTTP/1.1\r\nhost: x\r\ncontent-length: 27\r\n\r\nGET /nothing HTTP/1.1\r\n\r\nxx",
    );
    assert_eq!(peer.answer().body, r#""unread""#);
    assert_eq!(peer.get("/ping").answer().body, r#""pong""#, "what was in the body is no request");
}

#[test]
fn a_client_that_leaves_in_the_middle_of_a_body_hurts_nobody() {
    let house = house();
    for _ in 0..10 {
        let mut peer = house.peer();
        peer.send(format!("{HEAD}content-length: 50\r\n\r\n\"half"));
        peer.finish();
        drop(peer);
        let mut peer = house.peer();
        peer.send(format!("{HEAD}transfer-encoding: chunked\r\n\r\n20\r\nhalf"));
        drop(peer);
    }
    let mut peer = house.peer();
    assert_eq!(peer.send(format!("{HEAD}content-length: 3\r\n\r\n\"a\"")).answer().body, "1");
}

#[test]
fn a_client_that_leaves_while_its_request_runs_hurts_nobody() {
    let watch = Arc::new(Gate::new());
    let house = House::new(App::new("Test").state(Arc::clone(&watch)).routes(routes![gated, ping]));
    let mut peer = house.peer();
    peer.send(
        "POST /gated HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 3\r\n\r\n\"a\"",
    );
    house.wait(watch.reached.notified());
    drop(peer);
    watch.open.add_permits(1);
    assert_eq!(house.peer().get("/ping").answer().body, r#""pong""#);
}
