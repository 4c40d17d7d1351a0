//! Trusted hosts, and the redirect to https.

use std::convert::Infallible;

use axum::http::{Request, Version};
use ferrapi::middleware::{HttpsRedirect, TrustedHosts};
use ferrapi::{Body, Response};
use tower::{Layer, Service, service_fn};

use crate::call::{Answer, call, send};

fn inside() -> impl Service<Request<Body>, Response = Response, Error = Infallible> + Clone {
    service_fn(async |_| Ok(Response::new("inside".into())))
}

fn at(layer: &TrustedHosts, host: &str) -> Answer {
    call(layer.layer(inside()), "GET", "/a%20b?x=1", &[("host", host)])
}

#[test]
fn only_our_hosts_get_in() {
    let layer = TrustedHosts::new(["example.com", "*.example.com", "[::1]"]);
    for host in
        ["example.com", "EXAMPLE.com", "example.com:8000", "a.example.com", "a.b.example.com", "[::1]:80"]
    {
        assert_eq!(at(&layer, host).status, 200, "{host}");
    }
    for host in
        ["", "example.org", "badexample.com", ".example.com", "example.com.evil.org", "a@x.example.com"]
    {
        let answer = at(&layer, host);
        assert_eq!((answer.status, answer.text()), (400, "Invalid host header"), "{host}");
        assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
    }
    assert_eq!(call(layer.layer(inside()), "GET", "/", &[]).status, 400);
    let two = [("host", "example.com"), ("host", "example.org")];
    assert_eq!(call(layer.layer(inside()), "GET", "/", &two).status, 400);
    let other = [("host", "example.com")];
    assert_eq!(call(layer.layer(inside()), "GET", "http://example.org/", &other).status, 400);
    assert_eq!(at(&TrustedHosts::new(["*"]), "anything").status, 200);
}

#[test]
fn a_client_is_sent_to_www() {
    let layer = TrustedHosts::new(["www.example.com"]);
    let answer = at(&layer, "example.com:8000");
    assert_eq!((answer.status, answer.header("location")), (307, Some("//www.example.com/a%20b?x=1")));
    assert_eq!(at(&layer.clone().www_redirect(false), "example.com").status, 400);
    assert_eq!(at(&TrustedHosts::new(["*.example.com"]), "example.com").status, 400);
    assert_eq!(at(&layer, "evil.com").status, 400);
}

#[test]
#[should_panic(expected = "`*example.com` is no host")]
fn a_star_stands_for_a_label() {
    _ = TrustedHosts::new(["*example.com"]);
}

fn redirect(layer: &HttpsRedirect, method: &str, target: &str, headers: &[(&str, &str)]) -> Answer {
    call(layer.layer(inside()), method, target, headers)
}

#[test]
fn clear_text_is_sent_to_https() {
    let layer = HttpsRedirect::new(["example.com", "*.example.com"]);
    for (host, target, location) in [
        ("example.com", "/", "https://example.com/"),
        ("Example.com:8000", "/a%20b?x=%0d%0ay", "https://example.com/a%20b?x=%0d%0ay"),
        ("shop.example.com", "//evil.com/", "https://shop.example.com//evil.com/"),
        ("example.com", "https://example.com/x", "https://example.com/x"),
    ] {
        let answer = redirect(&layer, "POST", target, &[("host", host)]);
        assert_eq!((answer.status, answer.header("location")), (307, Some(location)), "{host}{target}");
    }
    assert_eq!(
        redirect(&layer, "OPTIONS", "*", &[("host", "example.com")]).header("location"),
        Some("https://example.com/")
    );
    for host in ["evil.com", "example.com.evil.com", "example.com@evil.com", "example.com/..", ""] {
        let answer = redirect(&layer, "GET", "/", &[("host", host)]);
        assert_eq!((answer.status, answer.header("location")), (400, None), "{host}");
    }
    let layer = layer.port(8443).permanent();
    let answer = redirect(&layer, "GET", "/x", &[("host", "example.com:8080")]);
    assert_eq!((answer.status, answer.header("location")), (308, Some("https://example.com:8443/x")));
}

#[test]
fn https_goes_on() {
    let layer = HttpsRedirect::new(["example.com"]);
    let mut request =
        Request::get("https://example.com/").version(Version::HTTP_2).body(Body::empty()).unwrap();
    assert_eq!(send(layer.layer(inside()), request).status, 200);
    request = Request::get("http://example.com/").version(Version::HTTP_2).body(Body::empty()).unwrap();
    assert_eq!(send(layer.layer(inside()), request).status, 307);
    let said = [("host", "example.com"), ("x-forwarded-proto", "https")];
    assert_eq!(redirect(&layer, "GET", "/", &said).status, 307);
    let trusting = layer.trust_forwarded_proto();
    assert_eq!(redirect(&trusting, "GET", "/", &said).status, 200);
    let said = [("host", "example.com"), ("x-forwarded-proto", "https, http")];
    assert_eq!(redirect(&trusting, "GET", "/", &said).status, 307);
}

#[test]
#[should_panic(expected = "name the hosts")]
fn a_redirect_leads_to_a_named_host() {
    _ = HttpsRedirect::new(["*"]);
}
