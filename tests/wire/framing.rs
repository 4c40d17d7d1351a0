//! Requests that two servers could read in two ways are refused, and nothing behind them is read.

use ferrapi::prelude::*;
use ferrapi::{App, Limits};

use crate::peer::House;

#[get("/host")]
async fn host(#[header] host: String) -> String {
    host
}

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

#[post("/text")]
async fn text(body: Bytes) -> usize {
    body.len()
}

fn house() -> House {
    House::with(App::new("Test").routes(routes![ping, text]), Limits::default())
}

/// A second request that must never be answered.
const SMUGGLED: &str = "GET /ping HTTP/1.1\r\nhost: x\r\n\r\n";

#[track_caller]
fn expect_refused(house: &House, request: &str, status: u16) {
    let mut peer = house.peer();
    let answer = peer.send(format!("{request}{SMUGGLED}")).answer();
    assert_eq!((answer.status, answer.header("connection")), (status, Some("close")), "{request:?}");
    peer.expect_end();
}

#[test]
fn there_is_one_valid_host() {
    let house = house();
    for fields in [
        "",
        "host:\r\n",
        "host: a\r\nhost: a\r\n",
        "host: a\r\nhost: b\r\n",
        "host: a b\r\n",
        "host: a, b\r\n",
        "host: user@a\r\n",
        "host: a/b\r\n",
        "host: a:b\r\n",
        "host: [::1\r\n",
    ] {
        expect_refused(&house, &format!("GET /ping HTTP/1.1\r\n{fields}\r\n"), 400);
    }
    for host in ["a", "a.example:8000", "[::1]:8000", "127.0.0.1"] {
        let mut peer = house.peer();
        assert_eq!(
            peer.send(format!("GET /ping HTTP/1.1\r\nhost: {host}\r\n\r\n")).answer().status,
            200,
            "{host}"
        );
    }
    let mut old = house.peer();
    assert_eq!(old.send("GET /ping HTTP/1.0\r\n\r\n").answer().status, 200);
    old.expect_end();
}

#[test]
fn a_body_ends_in_one_way() {
    let house = house();
    let body = "0\r\n\r\n";
    for fields in [
        "transfer-encoding: chunked\r\ncontent-length: 5\r\n",
        "content-length: 5\r\ntransfer-encoding: chunked\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: Chunked\r\n",
        "CONTENT-LENGTH: 5\r\nx: y\r\nTRANSFER-ENCODING: CHUNKED\r\n",
        "transfer-encoding: gzip, chunked\r\n",
        "transfer-encoding: identity, chunked\r\n",
        "transfer-encoding: chunked, chunked\r\n",
        "transfer-encoding: chunked\r\ntransfer-encoding: chunked\r\n",
        "transfer-encoding: identity\r\ntransfer-encoding: chunked\r\n",
    ] {
        expect_refused(&house, &format!("POST /text HTTP/1.1\r\nhost: x\r\n{fields}\r\n{body}"), 400);
    }
}

#[test]
fn what_hyper_refuses_ends_the_connection() {
    let house = house();
    for request in [
        "POST /text HTTP/1.1\r\nhost: x\r\ntransfer-encoding: gzip\r\n\r\n",
        "POST /text HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked, gzip\r\n\r\n",
        "POST /text HTTP/1.1\r\nhost: x\r\ntransfer-encoding: xchunked\r\n\r\n",
        "POST /text HTTP/1.0\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef",
        "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: +5\r\n\r\nabcde",
        "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 5, 5\r\n\r\nabcde",
        "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 0x5\r\n\r\nabcde",
        "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\nabcde",
        "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length : 5\r\n\r\nabcde",
        "POST /text HTTP/1.1\r\nhost: x\r\ntransfer-encoding : chunked\r\n\r\n0\r\n\r\n",
        "GET /ping HTTP/1.1\r\nhost: x\r\n folded: y\r\n\r\n",
        "GET /ping HTTP/1.1\r\nhost: x\r\nx\0: y\r\n\r\n",
        "GET /ping HTTP/1.1\r\nhost: x\r\nx: a\0b\r\n\r\n",
    ] {
        let mut peer = house.peer();
        assert_eq!(peer.try_send(format!("{request}{SMUGGLED}")).answer().status, 400, "{request:?}");
        peer.expect_end();
    }
}

#[test]
fn chunks_are_read_whatever_else_a_connection_has_seen() {
    let house = house();
    let mut peer = house.peer();
    let chunked = "POST /text HTTP/1.1\r\nhost: x\r\nTransfer-Encoding: Chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
    let sized = "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 7\r\n\r\nchunked";
    for _ in 0..3 {
        // One after the other, and in one piece.
        assert_eq!(peer.send(sized).answer().body, "7");
        assert_eq!(peer.send(chunked).answer().body, "5");
        peer.send(format!("{sized}{chunked}{sized}{chunked}"));
        assert_eq!([(); 4].map(|()| peer.answer().body), ["7", "5", "7", "5"]);
    }
}

#[test]
fn a_head_in_pieces_is_seen_as_a_whole_or_closed_behind() {
    let house = house();
    let mut peer = house.peer();
    let head =
        "POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n";
    for byte in head.as_bytes() {
        peer.try_send([*byte]);
    }
    peer.try_send(SMUGGLED);
    let answer = peer.answer();
    assert_eq!(answer.header("connection"), Some("close"), "{}", answer.status);
    peer.expect_end();
    // Behind a pipelined request, too.
    let mut peer = house.peer();
    let chunked = "POST /text HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n";
    peer.send(format!("{chunked}{head}{SMUGGLED}"));
    // The first one cannot be told from the second, which has the same request line.
    assert_eq!(peer.answer().status, 400);
    peer.expect_end();
}

#[test]
fn a_target_has_a_greatest_length() {
    let house = house();
    let mut peer = house.peer();
    let longest = "a".repeat(8 * 1024 - "/ping?".len());
    assert_eq!(peer.get(&format!("/ping?{longest}")).answer().status, 200);
    expect_refused(&house, &format!("GET /ping?{longest}a HTTP/1.1\r\nhost: x\r\n\r\n"), 414);
}

#[test]
fn a_target_that_names_a_host_is_believed_and_tunnels_are_not_made() {
    let house = House::new(App::new("Test").routes(routes![host]));
    let ask = |head: &str| {
        let mut peer = house.peer();
        peer.send(format!("{head}\r\n\r\n")).answer()
    };
    let answer = ask("GET http://example.com:81/host HTTP/1.1\r\nhost: elsewhere");
    assert_eq!((answer.status, answer.body.as_str()), (200, r#""example.com:81""#));
    assert_eq!(ask("GET http://user@example.com/host HTTP/1.1\r\nhost: x").status, 400);
    assert_eq!(ask("GET example.com:80 HTTP/1.1\r\nhost: example.com:80").status, 400);
    let tunnel = ask("CONNECT example.com:80 HTTP/1.1\r\nhost: example.com:80");
    assert_eq!((tunnel.status, tunnel.header("connection")), (501, Some("close")));
}

#[test]
fn lengths_far_from_each_other_are_seen_together() {
    let house = House::new(App::new("Test").routes(routes![host]));
    let filling: String = (0..90).map(|n| format!("x-{n}: {}\r\n", "y".repeat(200))).collect();
    for (first, last) in [
        ("transfer-encoding: chunked", "content-length: 5"),
        ("content-length: 5", "transfer-encoding: chunked"),
    ] {
        let mut peer = house.peer();
        peer.send(format!("POST /host HTTP/1.1\r\nhost: x\r\n{first}\r\n{filling}{last}\r\n\r\n0\r\n\r\n"));
        assert_eq!(peer.answer().status, 400, "{first}");
        peer.expect_end();
    }
}
