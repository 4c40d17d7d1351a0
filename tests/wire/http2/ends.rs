//! A server that is told to stop, and connections that rest too long.

use std::sync::Arc;
use std::time::{Duration, Instant};

use ferrapi::prelude::*;
use ferrapi::{App, Limits};

use super::raw::{END_STREAM, GOAWAY, HEADERS, PING, Raw};
use super::{ask, connect, get, reason, whole};
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

fn house(limits: Limits) -> (House, Arc<Gate>) {
    let gate_state = Arc::new(Gate::new());
    let app = App::new("Test").state(Arc::clone(&gate_state)).routes(routes![ping, gate]);
    (House::with(app, limits), gate_state)
}

const SHORT: Duration = Duration::from_millis(300);
/// Long enough that it never comes.
const NEVER: Duration = Duration::from_secs(3_600);

#[test]
fn streams_in_flight_finish_and_no_new_ones_begin() {
    let (mut house, gate) = house(Limits::default());
    let (client, slow) = house.wait(async {
        let client = connect(&house).await;
        let mut ready = client.clone().ready().await.unwrap();
        let slow = ready.send_request(get("/gate"), true).unwrap().0;
        gate.reached.notified().await;
        (client, slow)
    });
    let mut idle = Raw::new(&house);
    idle.get(1).expect(HEADERS);
    let stopped = house.shut_down();
    assert_eq!(idle.expect(GOAWAY).error(), 0);
    house.wait(async {
        // The word comes in its time.
        let mut client = client;
        let refused = loop {
            match ask(&mut client, get("/ping")).await {
                Ok(_) => tokio::time::sleep(Duration::from_millis(5)).await,
                Err(error) => break error,
            }
        };
        assert_eq!(reason::<()>(Err(refused)), h2::Reason::NO_ERROR);
        assert!(!stopped.is_finished());
        gate.open.add_permits(1);
        assert_eq!(whole(slow.await.unwrap()).await.unwrap().1, r#""open""#);
        stopped.await.unwrap();
    });
}

#[test]
fn a_peer_that_does_not_listen_does_not_hold_the_server_up() {
    let (mut house, _) = house(Limits::default().shutdown(Duration::from_secs(60)));
    let (mut idle, mut silent) = (Raw::new(&house), Raw::silent(&house));
    silent.send(&super::raw::PREFACE[..10]);
    idle.get(1).expect(HEADERS);
    let start = Instant::now();
    let stopped = house.shut_down();
    // It never answers the ping that goes with the word.
    assert!(idle.rest().iter().any(|frame| frame.kind == GOAWAY));
    assert!(silent.rest().is_empty());
    house.wait(stopped).unwrap();
    assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
}

#[test]
fn streams_that_do_not_finish_have_a_deadline() {
    let (mut house, gate) = house(Limits::default().shutdown(Duration::from_millis(500)));
    let mut client = house.wait(async { connect(&house).await.ready().await.unwrap() });
    let slow = house.wait(async { (client.send_request(get("/gate"), true).unwrap().0,) }).0;
    house.wait(gate.reached.notified());
    let start = Instant::now();
    let stopped = house.shut_down();
    house.wait(stopped).unwrap();
    assert!(start.elapsed() >= Duration::from_millis(400) && start.elapsed() < Duration::from_secs(10));
    assert!(house.wait(slow).is_err());
}

#[test]
fn a_connection_without_requests_is_closed() {
    let (house, gate) = house(Limits::default().first_head(SHORT).idle(SHORT));
    let mut busy = Raw::new(&house);
    busy.send(super::raw::frame(
        HEADERS,
        super::raw::END_HEADERS | END_STREAM,
        1,
        &super::raw::fields(&[
            (":method", "GET"),
            (":scheme", "http"),
            (":path", "/gate"),
            (":authority", "x"),
        ]),
    ));
    let start = Instant::now();
    let (mut silent, mut partial, mut fresh, mut rested) =
        (Raw::silent(&house), Raw::silent(&house), Raw::new(&house), Raw::new(&house));
    partial.send(&super::raw::PREFACE[..5]);
    rested.get(1).expect(HEADERS);
    assert!(silent.rest().is_empty() && partial.rest().is_empty());
    for peer in [&mut fresh, &mut rested] {
        let ends = peer.rest();
        assert!(ends.iter().any(|frame| frame.kind == GOAWAY && frame.error() == 0), "{ends:?}");
    }
    assert!(start.elapsed() >= SHORT && start.elapsed() < Duration::from_secs(10));
    gate.open.add_permits(1);
    assert_eq!(busy.expect(HEADERS).status(), 200, "a handler at work has no deadline");
}

#[test]
fn pings_are_no_requests() {
    let (house, _) = house(Limits::default().idle(SHORT));
    let mut peer = Raw::new(&house);
    peer.get(1).expect(HEADERS);
    let start = Instant::now();
    while peer.try_send(super::raw::frame(PING, 0, 0, b"01234567")) {
        assert!(start.elapsed() < Duration::from_secs(10), "it never ended");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_head_that_does_not_end_ends_the_connection() {
    let (house, gate) = house(Limits::default().head(SHORT).idle(NEVER).first_head(NEVER));
    // Another stream is busy all the time, and bytes come all the time.
    let mut peer = Raw::new(&house);
    peer.send(super::raw::frame(
        HEADERS,
        super::raw::END_HEADERS | END_STREAM,
        1,
        &super::raw::fields(&[
            (":method", "GET"),
            (":scheme", "http"),
            (":path", "/gate"),
            (":authority", "x"),
        ]),
    ));
    house.wait(gate.reached.notified());
    let head = super::raw::fields(super::raw::GET);
    let slow = super::raw::frame(HEADERS, super::raw::END_HEADERS | END_STREAM, 3, &head);
    let start = Instant::now();
    let mut sent = 0;
    for byte in &slow[..slow.len() - 1] {
        if !peer.try_send([*byte]) || start.elapsed() > 5 * SHORT {
            break;
        }
        sent += 1;
        std::thread::sleep(SHORT / 10);
    }
    assert!(sent > 5);
    peer.rest();
    assert!(start.elapsed() < Duration::from_secs(10));
}
