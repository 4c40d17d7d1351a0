//! Connections that live on from request to request, and those that do not.

use std::sync::Arc;

use ferrapi::App;
use ferrapi::prelude::*;

use crate::peer::{Gate, House};

#[get("/n/<n>")]
async fn number(n: u32) -> u32 {
    n
}

#[post("/unread")]
async fn unread() -> &'static str {
    "unread"
}

#[get("/panic")]
async fn panics() -> u8 {
    panic!("as the test wants it")
}

#[get("/blocking-panic")]
fn blocking_panics() -> u8 {
    panic!("as the test wants it")
}

#[get("/peer")]
async fn peer(head: &RequestHead) -> Option<String> {
    head.peer().map(|peer| peer.ip().to_string())
}

#[get("/gate")]
async fn gate(gate: State<Arc<Gate>>) -> &'static str {
    gate.pass().await;
    "open"
}

fn house() -> House {
    House::new(App::new("Test").routes(routes![number, unread, panics, blocking_panics, peer]))
}

#[test]
fn a_connection_serves_one_request_after_the_other() {
    let house = house();
    let mut peer = house.peer();
    for n in 0..5 {
        let answer = peer.get(&format!("/n/{n}")).answer();
        assert_eq!((answer.status, answer.body), (200, n.to_string()));
    }
    let answer = peer.get("/nothing").answer();
    assert_eq!((answer.status, answer.body.as_str()), (404, r#"{"detail":"Not Found"}"#));
    assert_eq!(peer.get("/n/x").answer().status, 422);
    assert_eq!(peer.get("/n/7").answer().body, "7");
}

#[test]
fn pipelined_requests_are_answered_in_order() {
    let house = house();
    let mut peer = house.peer();
    let one = |n: u32| format!("GET /n/{n} HTTP/1.1\r\nhost: x\r\n\r\n");
    peer.send([one(1), one(2), one(3)].concat());
    for n in ["1", "2", "3"] {
        assert_eq!(peer.answer().body, n);
    }
    let post = "POST /unread HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\nhello";
    peer.send([post, &one(4)].concat());
    assert_eq!(peer.answer().body, r#""unread""#);
    assert_eq!(peer.answer().body, "4");
}

#[test]
fn a_pipelined_request_waits_for_a_slow_one_before_it() {
    let watch = Arc::new(Gate::new());
    let house = House::new(App::new("Test").state(Arc::clone(&watch)).routes(routes![gate, number]));
    let mut peer = house.peer();
    peer.get("/gate").get("/n/1");
    house.wait(watch.reached.notified());
    assert_eq!(house.peer().get("/n/2").answer().body, "2", "others go on");
    watch.open.add_permits(1);
    assert_eq!(peer.answer().body, r#""open""#);
    assert_eq!(peer.answer().body, "1");
}

#[test]
fn head_has_the_length_and_no_body() {
    let house = house();
    let mut peer = house.peer();
    let head = peer.send("HEAD /n/1234 HTTP/1.1\r\nhost: x\r\n\r\n").head();
    assert_eq!((head.status, head.header("content-length")), (200, Some("4")));
    assert_eq!(peer.get("/n/5").answer().body, "5", "the next answer follows at once");
}

#[test]
fn a_connection_closes_when_its_client_asks_for_it() {
    let house = house();
    let mut peer = house.peer();
    let answer = peer.send("GET /n/1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").answer();
    assert_eq!((answer.body.as_str(), answer.header("connection")), ("1", Some("close")));
    peer.expect_end();
    let mut peer = house.peer();
    assert_eq!(peer.send("GET /n/1 HTTP/1.0\r\n\r\n").answer().body, "1");
    peer.expect_end();
}

#[test]
fn a_panic_does_not_cost_the_connection() {
    let house = house();
    let mut peer = house.peer();
    for path in ["/panic", "/blocking-panic"] {
        let answer = peer.get(path).answer();
        assert_eq!((answer.status, answer.body.as_str()), (500, "Internal Server Error"));
        assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
        assert!(!answer.head.contains("as the test wants it"));
        assert_eq!(peer.get("/n/1").answer().body, "1");
    }
}

#[test]
fn a_handler_learns_the_address_of_its_peer() {
    assert_eq!(house().peer().get("/peer").answer().body, r#""127.0.0.1""#);
}

#[test]
fn a_target_may_be_absolute() {
    let house = house();
    let mut peer = house.peer();
    assert_eq!(peer.send("GET http://other.example/n/1?q HTTP/1.1\r\nhost: x\r\n\r\n").answer().body, "1");
    assert_eq!(peer.send("OPTIONS * HTTP/1.1\r\nhost: x\r\n\r\n").answer().status, 404);
}

#[test]
fn many_connections_are_served_at_once() {
    let watch = Arc::new(Gate::new());
    let house = House::new(App::new("Test").state(Arc::clone(&watch)).routes(routes![gate, number]));
    let mut peers: Vec<_> = (0..100).map(|_| house.peer()).collect();
    for peer in &mut peers {
        peer.get("/gate");
    }
    assert_eq!(house.peer().get("/n/3").answer().body, "3");
    watch.open.add_permits(100);
    assert!(peers.iter_mut().all(|peer| peer.answer().body == r#""open""#));
}
