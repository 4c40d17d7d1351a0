//! Peers that keep the server busy with nothing (RFC 9113 section 10.5), and the others meanwhile.

use std::time::{Duration, Instant};

use ferrapi::App;
use ferrapi::prelude::*;

use super::raw::*;
use crate::peer::House;

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

#[post("/text")]
async fn text(body: Bytes) -> usize {
    body.len()
}

#[get("/slow")]
async fn slow() -> &'static str {
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    "late"
}

#[post("/unread")]
async fn unread(body: BodyStream) -> &'static str {
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    drop(body);
    "late"
}

fn house() -> House {
    House::new(App::new("Test").routes(routes![ping, text, slow, unread]))
}

/// Sends again and again until the server has had enough; it must, and somebody else must be served meanwhile.
#[track_caller]
fn flood(house: &House, mut next: impl FnMut(u32) -> Vec<u8>) -> Vec<Frame> {
    let mut peer = Raw::new(house);
    let start = Instant::now();
    let mut round = 0;
    let mut worst = Duration::ZERO;
    while peer.try_send(next(round)) {
        round += 1;
        assert!(start.elapsed() < Duration::from_secs(30), "it is never enough");
        if round % 50 == 0 {
            let asked = Instant::now();
            assert_eq!(house.peer().get("/ping").answer().status, 200);
            worst = worst.max(asked.elapsed());
        }
    }
    assert!(worst < Duration::from_secs(1), "others waited for {worst:?}");
    assert_eq!(house.peer().get("/ping").answer().status, 200);
    peer.rest()
}

fn request(path: &'static str, method: &'static str) -> Vec<u8> {
    fields(&[(":method", method), (":scheme", "http"), (":path", path), (":authority", "x")])
}

#[test]
fn requests_that_are_taken_back_at_once() {
    let house = house();
    let mut stream = 1;
    flood(&house, |_| {
        let mut bytes = Vec::new();
        for _ in 0..50 {
            bytes.extend(frame(HEADERS, END_HEADERS | END_STREAM, stream, &request("/slow", "GET")));
            bytes.extend(frame(RST_STREAM, 0, stream, &CANCEL.to_be_bytes()));
            stream += 2;
        }
        bytes
    });
}

#[test]
fn requests_that_make_us_reset_them() {
    let house = house();
    let mut stream = 1;
    // A window update of zero is an error of the stream (section 6.9).
    flood(&house, |_| {
        let mut bytes = Vec::new();
        for _ in 0..20 {
            bytes.extend(frame(HEADERS, END_HEADERS | END_STREAM, stream, &request("/slow", "GET")));
            bytes.extend(frame(WINDOW_UPDATE, 0, stream, &[0; 4]));
            stream += 2;
        }
        bytes
    });
}

#[test]
fn a_head_without_an_end() {
    let house = house();
    flood(&house, |round| {
        if round == 0 {
            frame(HEADERS, END_STREAM, 1, &request("/ping", "GET"))
        } else {
            frame(CONTINUATION, 0, 1, &fields(&[("x", "y")]))
        }
    });
    // And one of pieces without anything in them.
    flood(&house, |round| {
        if round == 0 {
            frame(HEADERS, END_STREAM, 1, &request("/ping", "GET"))
        } else {
            frame(CONTINUATION, 0, 1, &[])
        }
    });
}

#[test]
fn settings_pings_priorities_and_empty_frames() {
    let house = house();
    let priority = [0, 0, 0, 0, 16];
    for (name, bytes) in [
        ("settings", frame(SETTINGS, 0, 0, &[])),
        ("pings", frame(PING, 0, 0, b"01234567")),
        ("priorities", frame(PRIORITY, 0, 7, &priority)),
        ("unknown frames", frame(0xbe, 0, 0, b"x")),
        ("window updates", frame(WINDOW_UPDATE, 0, 0, &1u32.to_be_bytes())),
    ] {
        let ends = flood(&house, |_| bytes.repeat(100));
        let calm = ends.iter().find(|frame| frame.kind == GOAWAY).map(Frame::error);
        // A reset of the connection may overtake the word.
        assert!(matches!(calm, None | Some(ENHANCE_YOUR_CALM)), "{name}: {calm:?}");
    }
}

#[test]
fn data_in_crumbs() {
    let house = house();
    for (path, crumb) in [("/text", &b""[..]), ("/unread", b""), ("/unread", b"x")] {
        flood(&house, |round| {
            if round == 0 {
                return frame(HEADERS, END_HEADERS, 1, &request(path, "POST"));
            }
            frame(DATA, 0, 1, crumb).repeat(100)
        });
    }
}

#[test]
fn fields_that_grow_when_they_are_unpacked() {
    let house = house();
    let mut peer = Raw::new(&house);
    // One long field in HPACK's table, and then a byte for each time that it is repeated.
    let mut block = request("/ping", "GET");
    block.extend([0x40, 1, b'a', 0x7f, 0xa1, 0x1e]);
    block.extend([b'z'; 4000]);
    block.extend([0xbe; 8000]);
    peer.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, &block));
    let ends = peer.rest();
    let refused = ends.iter().any(|frame| matches!(frame.kind, GOAWAY | RST_STREAM | HEADERS));
    assert!(refused, "{ends:?}");
    Raw::expect_alive(&house);
}

#[test]
fn a_head_that_is_too_large_is_refused() {
    let house = house();
    house.wait(async {
        let mut client = super::connect(&house).await;
        let request =
            |size: usize| http::Request::get("http://x/ping").header("x", "y".repeat(size)).body(()).unwrap();
        assert_eq!(super::ask(&mut client, request(15_000)).await.unwrap().0.status(), 200);
        assert_eq!(super::ask(&mut client, request(17_000)).await.unwrap().0.status(), 431);
        let mut many = super::get("/ping");
        for field in 0..101 {
            many.headers_mut().insert(
                http::HeaderName::try_from(format!("x{field}")).unwrap(),
                http::HeaderValue::from_static("y"),
            );
        }
        assert_eq!(super::ask(&mut client, many).await.unwrap().0.status(), 431);
        assert_eq!(super::ask(&mut client, super::get("/ping")).await.unwrap().0.status(), 200);
    });
}
