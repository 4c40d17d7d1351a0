//! What proxies say of their clients, and who is believed.

use ferrapi::prelude::*;
use ferrapi::{App, Next, Origin, Request, TestClient, TrustedProxies};

use crate::peer::House;

#[get("/origin")]
async fn origin(head: &RequestHead) -> String {
    let peer = head.peer().map_or("nobody".to_owned(), |peer| peer.to_string());
    format!("{peer} by {}", head.scheme())
}

/// Says the same as a layer sees it.
async fn tell(request: Request, next: Next) -> Response {
    let origin = Origin::of(&request);
    let peer = origin.peer().map_or("nobody".to_owned(), |peer| peer.to_string());
    let told = format!("\"{peer} by {}\"", origin.scheme());
    let mut response = next.run(request).await;
    response.headers_mut().insert("x-origin", told.parse().unwrap());
    response
}

fn ask(house: &House, fields: &str) -> String {
    ask_over(house.peer(), fields)
}

fn ask_over(mut peer: crate::peer::Peer, fields: &str) -> String {
    let answer = peer.send(format!("GET /origin HTTP/1.1\r\nhost: x\r\n{fields}\r\n")).answer();
    // Both see the same.
    assert_eq!(answer.header("x-origin"), Some(answer.body.as_str()));
    answer.body
}

#[test]
fn proxies_of_this_machine_are_believed() {
    let house = House::new(App::new("Test").routes(routes![origin]).middleware(tell));
    assert!(ask(&house, "").starts_with(r#""127.0.0.1:"#));
    let told = "x-forwarded-for: 6.6.6.6, 1.2.3.4\r\nx-forwarded-proto: https\r\n";
    assert_eq!(ask(&house, told), r#""1.2.3.4:0 by https""#);
    assert_eq!(ask(&house, "forwarded: for=1.2.3.4;proto=https\r\n"), r#""1.2.3.4:0 by https""#);
    #[cfg(target_os = "linux")]
    assert!(ask_over(house.peer_from("127.0.0.2"), told).starts_with(r#""127.0.0.2:"#));
    // Nothing of one request is left for the next.
    let mut peer = house.peer();
    peer.send(format!("GET /origin HTTP/1.1\r\nhost: x\r\n{told}\r\n")).answer();
    assert!(ask_over(peer, "").starts_with(r#""127.0.0.1:"#));
}

#[test]
fn nobody_is_believed_who_is_not_trusted() {
    let app = || App::new("Test").routes(routes![origin]).middleware(tell);
    let told = "x-forwarded-for: 1.2.3.4\r\nx-forwarded-proto: https\r\n";
    let house = House::new(app().trusted_proxies(TrustedProxies::none()));
    assert!(ask(&house, told).starts_with(r#""127.0.0.1:"#) && ask(&house, told).ends_with(r#"by http""#));
    let house = House::new(app().trusted_proxies("127.0.0.0/8".parse().unwrap()));
    assert_eq!(ask(&house, told), r#""1.2.3.4:0 by https""#);
}

#[test]
fn a_test_client_can_stand_behind_a_proxy() {
    let client = TestClient::new(App::new("Test").routes(routes![origin]));
    assert_eq!(client.get("/origin").send().text(), r#""nobody by http""#);
    let told =
        client.get("/origin").header("x-forwarded-for", "1.2.3.4").header("x-forwarded-proto", "https");
    assert_eq!(told.send().text(), r#""1.2.3.4:0 by https""#);
}
