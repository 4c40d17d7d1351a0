//! Peers that take nothing, or send nothing.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ferrapi::prelude::*;
use ferrapi::{App, Body, Limits};
use http::Request;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::raw::*;
use super::{ask, connect, get, reason, whole};
use crate::peer::{Gate, House};

#[dependency]
async fn held(ends: State<UnboundedSender<Outcome>>) -> Scoped<()> {
    let ends = State::clone(&ends);
    Scoped::new((), async move |outcome| ends.send(outcome).unwrap())
}

#[get("/large")]
async fn large(#[depends(held)] _held: ()) -> Response {
    Response::new(Body::from(vec![b'x'; 400_000]))
}

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

#[post("/text")]
async fn text(body: Bytes, gate: State<Arc<Gate>>) -> usize {
    gate.reached.notify_one();
    body.len()
}

/// Reads a body only when it is let to.
#[post("/lazy")]
async fn lazy(mut body: BodyStream, gate: State<Arc<Gate>>) -> Result<u64, HttpError> {
    gate.pass().await;
    let mut size = 0;
    while let Some(piece) = body.next().await? {
        size += piece.len() as u64;
    }
    Ok(size)
}

fn house(limits: Limits) -> (House, Arc<Gate>, UnboundedReceiver<Outcome>) {
    let gate = Arc::new(Gate::new());
    let (ends, ended) = unbounded_channel();
    let app = App::new("Test").state(Arc::clone(&gate)).state(ends).routes(routes![large, ping, text, lazy]);
    (House::with(app, limits), gate, ended)
}

const SHORT: Duration = Duration::from_millis(300);

const NO_WINDOW: [u8; 6] = [0, 4, 0, 0, 0, 0];

#[test]
fn a_stream_whose_window_stays_shut_is_reset() {
    let (house, _, mut ended) = house(Limits::default().write(SHORT));
    let mut peer = Raw::silent(&house);
    peer.send(PREFACE).send(frame(SETTINGS, 0, 0, &NO_WINDOW));
    let start = Instant::now();
    let path = [(":method", "GET"), (":scheme", "http"), (":path", "/large"), (":authority", "x")];
    peer.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, &fields(&path)));
    assert_eq!(peer.expect(HEADERS).status(), 200);
    let reset = peer.error();
    assert_eq!((reset.kind, reset.stream, reset.error()), (RST_STREAM, 1, CANCEL));
    assert!(start.elapsed() >= SHORT && start.elapsed() < Duration::from_secs(10));
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Disconnected));
    // The window opens: the others go on.
    peer.send(frame(SETTINGS, 0, 0, &[0, 4, 0, 0, 0xff, 0xff])).get(3);
    assert_eq!(peer.expect(DATA).payload, b"\"pong\"");
}

#[test]
fn a_window_that_opens_in_time_lets_the_rest_through() {
    let (house, _, mut ended) = house(Limits::default().write(Duration::from_secs(2)));
    let mut peer = Raw::new(&house);
    let path = [(":method", "GET"), (":scheme", "http"), (":path", "/large"), (":authority", "x")];
    peer.send(frame(HEADERS, END_HEADERS | END_STREAM, 1, &fields(&path)));
    let mut size = 0;
    while size < 400_000 {
        let data = peer.expect(DATA);
        assert!(data.payload.len() <= 16_384);
        size += data.payload.len();
        let more = (data.payload.len() as u32).to_be_bytes();
        peer.send(frame(WINDOW_UPDATE, 0, 0, &more)).send(frame(WINDOW_UPDATE, 0, 1, &more));
        if size % 5 == 0 {
            std::thread::sleep(Duration::from_millis(50));
        }
    }
    assert_eq!(house.wait(ended.recv()), Some(Outcome::Success(StatusCode::OK)));
}

#[test]
fn a_peer_that_does_not_read_its_socket_is_cut_off() {
    let (house, _, mut ended) = house(Limits::default().write(SHORT).idle(SHORT));
    let mut peer = Raw::silent(&house);
    let wide = 0x7fff_ffffu32.to_be_bytes();
    peer.send(PREFACE).send(frame(SETTINGS, 0, 0, &[&[0, 4][..], &wide].concat()));
    peer.send(frame(WINDOW_UPDATE, 0, 0, &(0x7fff_ffffu32 - 65_535).to_be_bytes()));
    let path = [(":method", "GET"), (":scheme", "http"), (":path", "/large"), (":authority", "x")];
    // More than the system buffers between two sockets.
    for stream in 0..100 {
        peer.send(frame(HEADERS, END_HEADERS | END_STREAM, 2 * stream + 1, &fields(&path)));
    }
    let mut cut_off = 0;
    for _ in 0..100 {
        let outcome = house.wait(ended.recv()).unwrap();
        cut_off += usize::from(outcome == Outcome::Disconnected);
    }
    assert!(cut_off > 50, "{cut_off}");
}

#[test]
fn a_body_that_does_not_come_in_time_is_408() {
    let (house, _, _) = house(Limits::default().body(SHORT));
    let mut peer = Raw::new(&house);
    peer.send(frame(HEADERS, END_HEADERS, 1, &fields(POST)));
    let start = Instant::now();
    // However steadily it comes.
    while start.elapsed() < 3 * SHORT / 2 {
        peer.send(frame(DATA, 0, 1, b"x"));
        std::thread::sleep(SHORT / 20);
    }
    let head = peer.expect(HEADERS);
    assert!(start.elapsed() < Duration::from_secs(10));
    assert_eq!(head.status(), 0, "no status of the table");
    let told = peer.expect(DATA);
    assert_eq!(told.payload, br#"{"detail":"Request Timeout"}"#);
    assert_eq!(peer.get(3).expect(HEADERS).status(), 200, "the others go on");
}

#[test]
fn no_more_of_a_body_is_taken_than_its_handler_reads() {
    let (house, gate, _) = house(Limits::default());
    house.wait(async {
        let mut client = connect(&house).await;
        let post = Request::post("http://x/lazy").body(()).unwrap();
        let (response, mut body) = client.send_request(post, false).unwrap();
        gate.reached.notified().await;
        let (mut sent, whole_size) = (0, 3_000_000);
        body.reserve_capacity(whole_size);
        while let Ok(Some(Ok(_))) =
            tokio::time::timeout(SHORT, std::future::poll_fn(|cx| body.poll_capacity(cx))).await
        {
            let piece = body.capacity().min(16_384);
            body.send_data(vec![b'x'; piece].into(), false).unwrap();
            sent += piece;
        }
        assert!(sent > 60_000 && sent <= 1024 * 1024, "{sent}");
        assert_eq!(ask(&mut client, get("/ping")).await.unwrap().0.status(), 200, "the others go on");
        gate.open.add_permits(1);
        body.send_data(vec![b'x'; whole_size - sent].into(), true).unwrap();
        assert_eq!(whole(response.await.unwrap()).await.unwrap().1, whole_size.to_string());
    });
}

#[test]
fn a_body_that_is_shorter_or_longer_than_announced_is_refused() {
    let (house, _, _) = house(Limits::default());
    house.wait(async {
        let mut client = connect(&house).await;
        for (announced, size) in [("5", 4), ("3", 4)] {
            let post = Request::post("http://x/text").header("content-length", announced).body(()).unwrap();
            let (response, mut body) = client.send_request(post, false).unwrap();
            // The client's crate lets it pass in this direction.
            let _ = body.send_data(vec![b'x'; size].into(), true);
            if let Ok(response) = response.await.map_err(|error| reason::<()>(Err(error))) {
                assert_eq!(response.status(), 400);
            }
        }
        assert_eq!(ask(&mut client, get("/ping")).await.unwrap().0.status(), 200);
    });
}
