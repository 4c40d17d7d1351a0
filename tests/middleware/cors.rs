//! CORS: as Starlette answers (`tests/data/cors.json` was recorded from it), and in an application.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::HeaderMap;
use ferrapi::middleware::Cors;
use ferrapi::prelude::*;
use ferrapi::{Request, TestClient};
use serde_json::Value;
use tower::{Layer, service_fn};

use crate::call::call;

async fn inside(request: Request) -> Result<Response, std::convert::Infallible> {
    let mut response = Response::new("inside".into());
    if request.uri().path() == "/vary" {
        response.headers_mut().insert("vary", "Accept".parse().unwrap());
    }
    Ok(response)
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|text| text.as_str().unwrap().to_owned()).collect()
}

/// The layer by the names of Starlette's arguments.
fn layer(rules: &Value) -> Cors {
    rules.as_object().unwrap().iter().fold(Cors::new(), |cors, (name, value)| match name.as_str() {
        "allow_origins" => cors.allow_origins(texts(value)),
        "allow_origin_regex" => cors.allow_origin_regex(value.as_str().unwrap()),
        "allow_methods" => cors.allow_methods(texts(value)),
        "allow_headers" => cors.allow_headers(texts(value)),
        "allow_credentials" => cors.allow_credentials(value.as_bool().unwrap()),
        "allow_private_network" => cors.allow_private_network(value.as_bool().unwrap()),
        "expose_headers" => cors.expose_headers(texts(value)),
        "max_age" => cors.max_age(Duration::from_secs(value.as_u64().unwrap())),
        other => panic!("{other}"),
    })
}

/// A field as it counts: lists of CORS and `Vary` have no order.
fn field(headers: &HeaderMap, name: &str) -> BTreeSet<String> {
    let values = headers.get_all(name).into_iter().map(|value| value.to_str().unwrap());
    values.flat_map(|value| value.split(',')).map(|value| value.trim().to_lowercase()).collect()
}

#[test]
fn answers_are_those_of_starlette() {
    let recorded: Value = serde_json::from_str(include_str!("../data/cors.json")).unwrap();
    let mut played = 0;
    for set in recorded.as_array().unwrap() {
        let service = layer(&set["rules"]).layer(service_fn(inside));
        for case in set["cases"].as_array().unwrap() {
            let headers: Vec<(&str, &str)> = case["headers"]
                .as_object()
                .unwrap()
                .iter()
                .map(|(name, value)| (name.as_str(), value.as_str().unwrap()))
                .collect();
            let (method, path) = (case["method"].as_str().unwrap(), case["path"].as_str().unwrap());
            let answer = call(service.clone(), method, path, &headers);
            let shown = format!("{}: {case}\n{:?}", set["rules"], answer.headers);
            assert_eq!(u64::from(answer.status), case["status"].as_u64().unwrap(), "{shown}");
            assert_eq!(answer.text(), case["body"].as_str().unwrap(), "{shown}");
            let mut expected = HeaderMap::new();
            for (name, value) in case["answer"].as_object().unwrap() {
                let name: axum::http::HeaderName = name.parse().unwrap();
                expected.insert(name, value.as_str().unwrap().parse().unwrap());
            }
            let names: BTreeSet<&str> =
                answer.headers.keys().chain(expected.keys()).map(|name| name.as_str()).collect();
            let ours = ["content-type", "x-content-type-options"];
            for name in names.into_iter().filter(|name| !ours.contains(name)) {
                assert_eq!(field(&answer.headers, name), field(&expected, name), "{name} {shown}");
            }
            played += 1;
        }
    }
    assert!(played > 300, "{played}");
}

#[get("/")]
async fn main() -> &'static str {
    "Hello World"
}

#[test]
fn every_answer_of_an_application_says_who_may_read_it() {
    let cors = Cors::new().allow_origins(["https://a.example"]).allow_methods(["*"]);
    let client = TestClient::new(App::new("Test").routes(routes![main]).layer(cors));
    for (path, status) in [("/", 200), ("/missing", 404), ("/openapi.json", 200)] {
        let answer = client.get(path).header("origin", "https://a.example").send();
        assert_eq!(answer.status(), status);
        assert_eq!(answer.header("access-control-allow-origin"), Some("https://a.example"), "{path}");
    }
    let preflight = client.options("/").header("origin", "https://a.example");
    let preflight = preflight.header("access-control-request-method", "PUT").send();
    assert_eq!((preflight.status(), preflight.text()), (200, "OK"));
    assert_eq!(preflight.header("content-type"), Some("text/plain; charset=utf-8"));
    // Any other OPTIONS is the application's.
    assert_eq!(client.options("/").header("origin", "https://a.example").send().status(), 405);
}

#[test]
#[should_panic(expected = "no regular expression")]
fn a_pattern_is_one() {
    _ = Cors::new().allow_origin_regex("(");
}
