//! Peers that keep the server waiting.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ferrapi::prelude::*;
use ferrapi::{App, Limits};

use crate::peer::{Gate, House, Peer};

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

#[post("/upload", body_timeout = 3600)]
async fn upload(#[body] text: String) -> usize {
    text.len()
}

#[post("/stream")]
async fn stream(mut body: BodyStream) -> Result<usize, HttpError> {
    let mut size = 0;
    while let Some(piece) = body.next().await? {
        size += piece.len();
    }
    Ok(size)
}

#[post("/form")]
async fn form(#[form] x: String) -> String {
    x
}

/// Says when it is dropped.
struct Dropped(Arc<Gate>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.reached.notify_one();
    }
}

#[get("/flood")]
async fn flood(gate: State<Arc<Gate>>) -> Stream {
    let dropped = Dropped(Arc::clone(&gate));
    Stream::generate(|out| async move {
        let _dropped = dropped;
        loop {
            out.send(vec![0; 1 << 16]).await;
        }
    })
}

#[get("/slow", timeout = 0.3)]
async fn slow(gate: State<Arc<Gate>>) {
    gate.pass().await;
}

#[dependency]
async fn slow_dependency(gate: State<Arc<Gate>>) {
    gate.pass().await;
}

#[get("/slow-dependency", timeout = SHORT)]
async fn unreached() {}

fn house(limits: Limits) -> (House, Arc<Gate>) {
    let gate_state = Arc::new(Gate::new());
    let app = App::new("Test")
        .state(Arc::clone(&gate_state))
        .routes(routes![ping, text, gate, upload, stream, form, flood, slow])
        .mount(ferrapi::Router::new("").depends::<slow_dependency>().routes(routes![unreached]));
    (House::with(app, limits), gate_state)
}

const SHORT: Duration = Duration::from_millis(300);

/// All limits so long that none comes, for one to be shortened.
fn long() -> Limits {
    Limits::default().first_head(NEVER).head(NEVER).idle(NEVER).body(NEVER).write(NEVER)
}

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

/// Sends something now and then, for longer than anybody waits.
fn trickle(peer: &mut Peer, piece: &str) {
    let start = Instant::now();
    while start.elapsed() < 4 * SHORT {
        peer.try_send(piece);
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn bytes_now_and_then_do_not_move_the_deadline() {
    let (house, _) = house(Limits::default().first_head(SHORT).idle(NEVER));
    let mut peer = house.peer();
    peer.send("GET /ping HTTP/1.1\r\n");
    trickle(&mut peer, "x: y\r\n");
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
    let (house, _) = house(long().body(SHORT));
    let mut peer = house.peer();
    peer.send("POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n\"abc");
    let answer = peer.answer();
    assert_eq!((answer.status, answer.body.as_str()), (408, r#"{"detail":"Request Timeout"}"#));
    assert_eq!(answer.header("connection"), Some("close"));
    peer.expect_end();
}

#[test]
fn pieces_of_a_body_now_and_then_do_not_move_the_deadline() {
    let (house, _) = house(long().body(SHORT));
    for path in ["/text", "/stream", "/form"] {
        let mut peer = house.peer();
        peer.send(format!("POST {path} HTTP/1.1\r\nhost: x\r\n"));
        peer.send("content-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\n\r\n");
        trickle(&mut peer, "1\r\nx\r\n");
        assert_eq!(peer.answer().status, 408, "{path}");
        peer.expect_end();
    }
}

#[test]
fn a_route_may_give_its_body_more_time() {
    let (house, _) = house(long().body(SHORT));
    let mut peer = house.peer();
    peer.send("POST /upload HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n\"abc");
    std::thread::sleep(4 * SHORT);
    assert_eq!(peer.send("\"").answer().body, "5");
    peer.send("POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n\"abc");
    assert_eq!(peer.answer().status, 408, "what one route says does not hold for the next");
}

#[test]
fn a_later_head_that_does_not_end_ends_the_connection() {
    let (house, _) = house(long().head(SHORT));
    let mut peer = house.peer();
    assert_eq!(peer.get("/ping").answer().status, 200);
    std::thread::sleep(4 * SHORT);
    assert_eq!(peer.get("/ping").answer().status, 200, "between two requests it may rest");
    peer.send("GET /ping HTTP/1.1\r\n");
    trickle(&mut peer, "x: y\r\n");
    peer.expect_end();
}

#[test]
fn a_peer_that_takes_nothing_is_cut_off() {
    let (house, gate) = house(long().write(SHORT));
    let mut peer = house.peer();
    peer.get("/flood");
    house.wait(gate.reached.notified());
}

#[test]
fn an_answer_that_takes_too_long_is_503() {
    let (house, _) = house(long());
    let mut peer = house.peer();
    for path in ["/slow", "/slow-dependency"] {
        let start = Instant::now();
        let answer = peer.get(path).answer();
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (503, r#"{"detail":"Service Unavailable"}"#),
            "{path}"
        );
        assert!(start.elapsed() >= SHORT);
    }
    assert_eq!(peer.get("/ping").answer().status, 200);
}

#[test]
fn the_application_may_limit_all_answers() {
    let (house, gate) = house(long().request(SHORT));
    let mut peer = house.peer();
    assert_eq!(peer.get("/gate").answer().status, 503);
    gate.open.add_permits(1);
    assert_eq!(peer.get("/gate").answer().status, 200);
}

#[test]
fn a_refused_body_does_not_hide_its_answer() {
    let (house, _) = house(long());
    let mut peer = house.peer();
    peer.send("POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 100000000\r\n\r\n");
    // A peer that sends all before it reads: a closed socket would answer that with a reset.
    let piece = vec![b'x'; 1 << 20];
    for _ in 0..8 {
        peer.try_send(&piece);
    }
    assert_eq!(peer.answer().status, 413);
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

#[test]
fn layers_do_not_hide_what_a_route_says_of_its_body() {
    let app = App::new("Test").routes(routes![upload, text]);
    let app = app.middleware(async |request: ferrapi::Request, next: ferrapi::Next| next.run(request).await);
    let house = House::with(app, long().body(SHORT));
    let mut peer = house.peer();
    peer.send("POST /upload HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n\"abc");
    std::thread::sleep(4 * SHORT);
    assert_eq!(peer.send("\"").answer().body, "5");
    peer.send("POST /text HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n\r\n\"abc");
    assert_eq!(peer.answer().status, 408);
}
