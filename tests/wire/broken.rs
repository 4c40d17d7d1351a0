//! Bytes that are no request.

use ferrapi::prelude::*;
use ferrapi::{App, Limits};

use crate::peer::House;

#[get("/ping")]
async fn ping(q: Option<String>) -> usize {
    q.map_or(0, |q| q.len())
}

#[post("/text")]
async fn text(#[body] text: String) -> usize {
    text.len()
}

fn house(limits: Limits) -> House {
    House::with(App::new("Test").routes(routes![ping, text]), limits)
}

#[test]
fn what_is_no_request_is_a_bad_one_and_ends_the_connection() {
    let house = house(Limits::default());
    for bytes in [
        "\0\0\0\0\r\n\r\n",
        "GET\r\n\r\n",
        "GET /ping\r\n\r\n",
        "GET /ping HTTP/9.9\r\n\r\n",
        "GET /a b HTTP/1.1\r\nhost: x\r\n\r\n",
        "GET /ping HTTP/1.1\r\nno colon\r\n\r\n",
        "GET /ping HTTP/1.1\r\nbad name: x\r\n\r\n",
        "GET /ping HTTP/1.1\r\nx: a\0b\r\n\r\n",
        "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n",
        "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
        "POST /text HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip\r\n\r\nab",
    ] {
        let mut peer = house.peer();
        let answer = peer.send(bytes).answer();
        assert_eq!((answer.status, answer.body.as_str()), (400, ""), "{bytes:?}");
        peer.expect_end();
    }
    assert_eq!(house.peer().get("/ping").answer().status, 200);
}

#[test]
fn a_broken_chunk_is_a_body_that_cannot_be_read() {
    let house = house(Limits::default());
    let head = "POST /text HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    let mut peer = house.peer();
    let answer = peer.send(format!("{head}zz\r\n\"a\"\r\n0\r\n\r\n")).answer();
    assert_eq!(
        (answer.status, answer.body.as_str()),
        (400, r#"{"detail":"There was an error parsing the body"}"#)
    );
    peer.expect_end();
}

#[test]
fn too_many_header_fields_are_refused() {
    let house = house(Limits::default());
    let head =
        |fields: usize| format!("GET /ping HTTP/1.1\r\nhost: x\r\n{}\r\n", "x: y\r\n".repeat(fields - 1));
    assert_eq!(house.peer().send(head(100)).answer().status, 200);
    let mut peer = house.peer();
    assert_eq!(peer.send(head(101)).answer().status, 431);
    peer.expect_end();
}

#[test]
fn a_head_that_is_too_large_is_refused() {
    let house = house(Limits::default());
    let head = |size: usize| format!("GET /ping HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n", "y".repeat(size));
    assert_eq!(house.peer().send(head(32 * 1024)).answer().status, 200);
    let mut peer = house.peer();
    assert_eq!(peer.try_send(head(80 * 1024)).answer().status, 431);
}

#[test]
fn the_limits_can_be_set() {
    let house = house(Limits::default().head_fields(3).head_size(9_000));
    let fields =
        |fields: usize| format!("GET /ping HTTP/1.1\r\nhost: x\r\n{}\r\n", "x: y\r\n".repeat(fields - 1));
    assert_eq!(house.peer().send(fields(3)).answer().status, 200);
    assert_eq!(house.peer().send(fields(4)).answer().status, 431);
    let long = |size: usize| format!("GET /ping?q={} HTTP/1.1\r\nhost: x\r\n\r\n", "y".repeat(size));
    assert_eq!(house.peer().send(long(8_000)).answer().body, "8000");
    let answer = house.peer().try_send(long(20_000)).answer();
    assert!(matches!(answer.status, 414 | 431), "{answer:?}");
}

#[test]
fn a_target_beyond_what_a_head_may_hold_is_refused() {
    let house = house(Limits::default());
    for size in [9_000, 60_000, 65_530, 70_000] {
        let answer = house
            .peer()
            .try_send(format!("GET /ping?q={} HTTP/1.1\r\nhost: x\r\n\r\n", "y".repeat(size)))
            .answer();
        assert!(matches!(answer.status, 414 | 431), "{size}: {answer:?}");
    }
}
