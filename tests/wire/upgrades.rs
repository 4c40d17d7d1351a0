//! Connections that speak another protocol after a while.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use ferrapi::prelude::*;
use ferrapi::{App, Body, Limits, Next, Request};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::Semaphore;

use crate::peer::House;

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

/// Says everything twice, and farewell when it may.
async fn echo(mut request: Request, next: Next) -> Response {
    if request.uri().path() != "/echo" {
        return next.run(request).await;
    }
    let farewell = next.state::<Arc<Semaphore>>().unwrap();
    let upgrade = hyper::upgrade::on(&mut request);
    tokio::spawn(async move {
        let mut io = TokioIo::new(upgrade.await.unwrap());
        let mut buffer = [0; 100];
        loop {
            let count = io.read(&mut buffer).await.unwrap();
            if count == 0 {
                break;
            }
            io.write_all(&buffer[..count].repeat(2)).await.unwrap();
        }
        drop(farewell.acquire().await);
        let _ = io.write_all(b"farewell").await;
    });
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    response.headers_mut().insert("connection", "upgrade".parse().unwrap());
    response.headers_mut().insert("upgrade", "echo".parse().unwrap());
    response
}

const ASK: &str = "GET /echo HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n";

fn house(limits: Limits) -> (House, Arc<Semaphore>) {
    let farewell = Arc::new(Semaphore::new(0));
    let app = App::new("Test").state(Arc::clone(&farewell)).routes(routes![ping]).middleware(echo);
    (House::with(app, limits), farewell)
}

/// An upgraded connection, on which something was said.
fn upgraded(house: &House, first: &str) -> TcpStream {
    let mut stream = TcpStream::connect(house.address()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(format!("{ASK}{first}").as_bytes()).unwrap();
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        stream.read_exact(&mut byte).unwrap();
        head.push(byte[0]);
    }
    assert!(head.starts_with(b"HTTP/1.1 101 "), "{}", String::from_utf8_lossy(&head));
    expect(&mut stream, &first.repeat(2));
    stream
}

fn expect(stream: &mut TcpStream, text: &str) {
    let mut read = vec![0; text.len()];
    stream.read_exact(&mut read).unwrap();
    assert_eq!(String::from_utf8(read).unwrap(), text);
}

#[test]
fn an_upgraded_connection_has_no_deadline() {
    let short = Duration::from_millis(200);
    let (house, _) = house(Limits::default().idle(short).head(short).first_head(short));
    // What came together with the request is not lost.
    let mut stream = upgraded(&house, "early");
    std::thread::sleep(5 * short);
    stream.write_all(b"late").unwrap();
    expect(&mut stream, "latelate");
}

#[test]
fn an_upgraded_connection_is_told_of_the_end_and_waited_for() {
    let (mut house, farewell) = house(Limits::default());
    let mut stream = upgraded(&house, "a");
    let stopped = house.shut_down();
    std::thread::sleep(Duration::from_millis(100));
    assert!(!stopped.is_finished());
    farewell.add_permits(1);
    expect(&mut stream, "farewell");
    house.wait(stopped).unwrap();
    assert_eq!(stream.read(&mut [0]).unwrap(), 0);
}

#[test]
fn an_upgraded_connection_does_not_hold_the_end_up_for_ever() {
    let (mut house, _farewell) = house(Limits::default().shutdown(Duration::from_millis(400)));
    let _stream = upgraded(&house, "a");
    let stopped = house.shut_down();
    house.wait(stopped).unwrap();
}

#[test]
fn a_request_that_is_not_upgraded_is_answered() {
    let (house, _) = house(Limits::default());
    let mut peer = house.peer();
    peer.send("GET /ping HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\n");
    assert_eq!(peer.answer().body, r#""pong""#);
    assert_eq!(peer.get("/ping").answer().body, r#""pong""#);
}
