//! Requests and answers as they should be.

use std::sync::Arc;

use ferrapi::prelude::*;
use ferrapi::{App, Body};
use http::Request;
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use super::{ask, connect, get, reason, whole};
use crate::peer::{Gate, House};

#[get("/n/<n>")]
async fn number(n: u32) -> u32 {
    n
}

#[get("/head")]
async fn told(head: &RequestHead) -> String {
    let host = head.header("host").unwrap_or("none");
    format!(
        "{:?} {} {host} {} {:?}",
        head.version(),
        head.uri(),
        head.header("cookie").unwrap_or("-"),
        head.peer().is_some()
    )
}

#[post("/text", body_limit = 100_000)]
async fn text(body: Bytes) -> usize {
    body.len()
}

#[get("/large")]
async fn large() -> Response {
    Response::new(Body::from(vec![b'x'; 3_000_000]))
}

#[get("/panic")]
async fn panics() -> u8 {
    panic!("as the test wants it")
}

#[get("/close")]
async fn closes(head: &mut ResponseHead) -> u8 {
    head.header("connection", "close").header("keep-alive", "timeout=5");
    1
}

#[dependency]
async fn held(ends: State<UnboundedSender<Outcome>>) -> Scoped<()> {
    let ends = State::clone(&ends);
    Scoped::new((), async move |outcome| ends.send(outcome).unwrap())
}

#[get("/gate")]
async fn gate(gate: State<Arc<Gate>>, #[depends(held)] _held: ()) -> &'static str {
    gate.pass().await;
    "open"
}

struct Setting {
    house: House,
    gate: Arc<Gate>,
    ended: tokio::sync::mpsc::UnboundedReceiver<Outcome>,
}

fn setting() -> Setting {
    let gate_state = Arc::new(Gate::new());
    let (ends, ended) = unbounded_channel();
    let app = App::new("Test")
        .state(Arc::clone(&gate_state))
        .state(ends)
        .routes(routes![number, told, text, large, panics, closes, gate]);
    Setting { house: House::new(app), gate: gate_state, ended }
}

#[test]
fn requests_share_a_connection() {
    let Setting { house, .. } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        for n in 0..300 {
            let (response, body) = ask(&mut client, get(&format!("/n/{n}"))).await.unwrap();
            assert_eq!((response.status().as_u16(), body), (200, n.to_string()));
            assert!(response.headers().contains_key("date"));
            assert_eq!(response.headers()["content-type"], "application/json");
        }
        let (response, body) = ask(&mut client, get("/nothing")).await.unwrap();
        assert_eq!((response.status().as_u16(), body.as_str()), (404, r#"{"detail":"Not Found"}"#));
        assert_eq!(ask(&mut client, get("/n/x")).await.unwrap().0.status(), 422);
    });
}

#[test]
fn a_handler_sees_what_it_would_see_in_http_1() {
    let Setting { house, .. } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        let request = Request::get("http://shop.example:8000/head?a=b")
            .header("cookie", "a=1")
            .header("cookie", "b=2")
            .body(())
            .unwrap();
        let (_, body) = ask(&mut client, request).await.unwrap();
        assert_eq!(body, r#""HTTP/2.0 /head?a=b shop.example:8000 a=1; b=2 true""#);
    });
}

#[test]
fn answers_do_not_wait_for_one_another() {
    let Setting { house, gate, .. } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        let mut ready = client.clone().ready().await.unwrap();
        let (slow, _) = ready.send_request(get("/gate"), true).unwrap();
        gate.reached.notified().await;
        assert_eq!(ask(&mut client, get("/n/1")).await.unwrap().1, "1");
        gate.open.add_permits(1);
        assert_eq!(whole(slow.await.unwrap()).await.unwrap().1, r#""open""#);
    });
}

#[test]
fn bodies_go_both_ways() {
    let Setting { house, .. } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        let post = || Request::post("http://x/text").body(()).unwrap();
        for size in [0, 1, 70_000] {
            let (response, mut body) = client.send_request(post(), false).unwrap();
            body.send_data(vec![b'x'; size].into(), true).unwrap();
            assert_eq!(whole(response.await.unwrap()).await.unwrap().1, size.to_string());
        }
        let (response, body) = ask(&mut client, get("/large")).await.unwrap();
        assert_eq!(
            (response.headers()["content-length"].to_str().unwrap(), body.len()),
            ("3000000", 3_000_000)
        );
        let head = Request::head("http://x/large").body(()).unwrap();
        let (response, body) = ask(&mut client, head).await.unwrap();
        assert_eq!((response.headers()["content-length"].to_str().unwrap(), body.as_str()), ("3000000", ""));
    });
}

#[test]
fn a_body_beyond_its_limit_is_refused_before_it_comes() {
    let Setting { house, .. } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        let post = Request::post("http://x/text").header("content-length", "100001").body(()).unwrap();
        let (response, _body) = client.send_request(post, false).unwrap();
        assert_eq!(response.await.unwrap().status(), 413);
        let (response, mut body) =
            client.send_request(Request::post("http://x/text").body(()).unwrap(), false).unwrap();
        body.send_data(vec![b'x'; 100_001].into(), false).unwrap();
        assert_eq!(response.await.unwrap().status(), 413);
        // Nothing more of it is wanted, which is no error.
        let told = std::future::poll_fn(|cx| body.poll_reset(cx)).await.unwrap();
        assert_eq!(told, h2::Reason::NO_ERROR);
        assert_eq!(ask(&mut client, get("/n/1")).await.unwrap().1, "1");
    });
}

#[test]
fn a_client_that_asks_first_is_told_to_go_on() {
    let Setting { house, .. } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        let post = Request::post("http://x/text").header("expect", "100-continue").body(()).unwrap();
        let (mut response, mut body) = client.send_request(post, false).unwrap();
        let interim = std::future::poll_fn(|cx| response.poll_informational(cx)).await.unwrap().unwrap();
        assert_eq!(interim.status(), 100);
        body.send_data("abc".into(), true).unwrap();
        assert_eq!(whole(response.await.unwrap()).await.unwrap().1, "3");
    });
}

#[test]
fn a_panic_costs_one_stream() {
    let Setting { house, .. } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        let (response, body) = ask(&mut client, get("/panic")).await.unwrap();
        assert_eq!((response.status().as_u16(), body.as_str()), (500, "Internal Server Error"));
        assert_eq!(ask(&mut client, get("/n/1")).await.unwrap().1, "1");
    });
}

#[test]
fn fields_of_connections_are_not_sent() {
    let Setting { house, .. } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        let (response, _) = ask(&mut client, get("/close")).await.unwrap();
        assert!(!response.headers().contains_key("connection"));
        assert!(!response.headers().contains_key("keep-alive"));
        assert_eq!(ask(&mut client, get("/n/1")).await.unwrap().1, "1");
    });
}

#[test]
fn a_tunnel_is_not_made() {
    let Setting { house, .. } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        let connect = Request::connect("other.example:443").body(()).unwrap();
        // As over HTTP/1.1.
        assert_eq!(ask(&mut client, connect).await.unwrap().0.status(), 501);
    });
}

#[test]
fn a_stream_that_is_reset_ends_its_handler() {
    let Setting { house, gate, mut ended } = setting();
    house.wait(async {
        let mut client = connect(&house).await;
        let mut ready = client.clone().ready().await.unwrap();
        let (slow, mut stream) = ready.send_request(get("/gate"), true).unwrap();
        gate.reached.notified().await;
        stream.send_reset(h2::Reason::CANCEL);
        assert_eq!(ended.recv().await, Some(Outcome::Disconnected));
        assert_eq!(reason(slow.await.map(drop)), h2::Reason::CANCEL);
        assert_eq!(ask(&mut client, get("/n/1")).await.unwrap().1, "1", "the others go on");
    });
}

#[test]
fn a_peer_that_leaves_ends_all_its_handlers() {
    let Setting { house, gate, mut ended } = setting();
    house.wait(async {
        let client = connect(&house).await;
        let mut answers = Vec::new();
        for _ in 0..3 {
            let mut ready = client.clone().ready().await.unwrap();
            answers.push(ready.send_request(get("/gate"), true).unwrap());
            gate.reached.notified().await;
        }
        drop((answers, client));
        for _ in 0..3 {
            assert_eq!(ended.recv().await, Some(Outcome::Disconnected));
        }
    });
}
