//! Requests in figures.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use axum::http::Request;
use ferrapi::observe::Metrics;
use ferrapi::prelude::*;
use ferrapi::{Body, MatchedPath, Next, TestClient};
use tower::{Layer, ServiceExt};

#[get("/items/<item_id>")]
async fn read_item(item_id: u32) -> u32 {
    item_id
}

#[post("/items")]
async fn create(names: Vec<String>) -> usize {
    names.len()
}

#[get("/panic")]
async fn panics() {
    panic!("it does");
}

#[get("/files/<path..>")]
async fn file(path: String, matched: MatchedPath) -> (String, String) {
    (path, matched.as_str().to_owned())
}

#[get("/pending")]
async fn pending() {
    std::future::pending().await
}

#[get("/stream")]
async fn stream(shutdown: ShutdownSignal) -> Stream {
    Stream::generate(|out| async move {
        out.send("x").await;
        shutdown.wait().await;
    })
}

fn app(metrics: &Metrics) -> App {
    let inner = Router::new("/v1").routes(routes![read_item, file]);
    let layered = Router::new("/v2")
        .routes(routes![read_item])
        .middleware(async |request, next: Next| next.run(request).await);
    App::new("Test")
        .mount(inner)
        .mount(layered)
        .routes(routes![create, panics, pending, stream])
        .layer(metrics.clone())
}

/// What is said of the requests: without the durations, which differ.
fn requests(metrics: &Metrics) -> Vec<String> {
    let text = metrics.text();
    let mut lines: Vec<_> =
        text.lines().filter_map(|line| line.strip_prefix("http_requests_total")).map(str::to_owned).collect();
    lines.sort();
    lines
}

fn in_flight(metrics: &Metrics) -> u32 {
    let text = metrics.text();
    let line = text.lines().find_map(|line| line.strip_prefix("http_requests_in_flight ")).unwrap();
    line.parse().unwrap()
}

#[test]
fn requests_are_counted_by_method_route_and_status() {
    let metrics = Metrics::new();
    let client = TestClient::new(app(&metrics));
    assert_eq!(client.get("/v1/items/1").send().status(), 200);
    assert_eq!(client.get("/v1/items/2?x=y").send().status(), 200);
    assert_eq!(client.get("/v1/items/x").send().status(), 422);
    assert_eq!(client.get("/v2/items/1").send().status(), 200);
    assert_eq!(client.head("/v1/items/1").send().status(), 200);
    assert_eq!(client.post("/items").body("x".repeat(3 << 20)).send().status(), 413);
    assert_eq!(client.get("/panic").send().status(), 500);
    assert_eq!(client.get("/v1/files/a/b").send().json::<(String, String)>().1, "/v1/files/{path}");
    assert_eq!(
        requests(&metrics),
        [
            r#"{method="GET",route="/panic",status="500"} 1"#,
            r#"{method="GET",route="/v1/files/{path}",status="200"} 1"#,
            r#"{method="GET",route="/v1/items/{item_id}",status="200"} 2"#,
            r#"{method="GET",route="/v1/items/{item_id}",status="422"} 1"#,
            r#"{method="GET",route="/v2/items/{item_id}",status="200"} 1"#,
            r#"{method="HEAD",route="/v1/items/{item_id}",status="200"} 1"#,
            r#"{method="POST",route="/items",status="413"} 1"#,
        ]
    );
    let text = metrics.text();
    let count = r#"http_request_duration_seconds_count{method="GET",route="/v1/items/{item_id}"} 3"#;
    assert!(text.contains(count) && text.contains(r#"le="0.005""#) && text.ends_with("# EOF\n"), "{text}");
    assert_eq!(in_flight(&metrics), 0);
}

#[test]
fn a_client_makes_no_series() {
    let metrics = Metrics::with_bounds([1.0]);
    let client = TestClient::new(app(&metrics));
    for number in 0..200 {
        assert_eq!(client.get(&format!("/missing/{number}?a={number}")).send().status(), 404);
        client.request(&format!("WORD{number}"), "/v1/items/1").send();
        client.request(&format!("WORD{number}"), &format!("/missing/{number}")).send();
    }
    let lines = requests(&metrics);
    assert_eq!(
        lines,
        [
            r#"{method="GET",route="other",status="404"} 200"#,
            r#"{method="_OTHER",route="other",status="404"} 200"#,
            r#"{method="_OTHER",route="other",status="405"} 200"#,
        ]
    );
}

#[test]
fn what_layers_answer_is_counted_if_they_are_inside() {
    let metrics = Metrics::new();
    let app = App::new("Test")
        .routes(routes![create])
        .middleware(async |_, _: Next| HttpError::status(418))
        .layer(metrics.clone());
    let client = TestClient::new(app);
    assert_eq!(client.post("/items").send().status(), 418);
    assert_eq!(requests(&metrics), [r#"{method="POST",route="other",status="418"} 1"#]);
}

#[test]
fn a_middleware_can_watch_for_the_route() {
    let app = App::new("Test").mount(Router::new("/v1").routes(routes![read_item])).middleware(
        async |mut request: ferrapi::Request, next: Next| {
            let watched = MatchedPath::watch(request.extensions_mut());
            let mut response = next.run(request).await;
            let path = watched.get().map(|path| path.as_str().to_owned()).unwrap_or_default();
            response.headers_mut().insert("x-route", path.parse().unwrap());
            response
        },
    );
    let client = TestClient::new(app);
    assert_eq!(client.get("/v1/items/1").send().header("x-route"), Some("/v1/items/{item_id}"));
    assert_eq!(client.get("/v1").send().header("x-route"), Some(""));
}

/// Waits until it holds.
#[track_caller]
fn until(condition: impl Fn() -> bool) {
    let start = Instant::now();
    while !condition() {
        assert!(start.elapsed() < Duration::from_secs(20));
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn streams_are_in_flight_and_clients_that_leave_are_counted() {
    let metrics = Metrics::new();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let server = runtime.block_on(async { app(&metrics).bind("127.0.0.1:0").await.unwrap().start() });
    let ask = |path: &str| {
        let mut peer = TcpStream::connect(server.address()).unwrap();
        write!(peer, "GET {path} HTTP/1.1\r\nhost: x\r\n\r\n").unwrap();
        peer
    };
    let waiting = ask("/pending");
    until(|| in_flight(&metrics) == 1);
    drop(waiting);
    until(|| in_flight(&metrics) == 0);
    assert_eq!(requests(&metrics), [r#"{method="GET",route="/pending",status="499"} 1"#]);

    let mut streaming = ask("/stream");
    assert!(streaming.read(&mut [0; 1024]).unwrap() > 0);
    assert_eq!(in_flight(&metrics), 1);
    assert_eq!(requests(&metrics)[1], r#"{method="GET",route="/stream",status="200"} 1"#);
    runtime.block_on(server.shutdown());
    assert_eq!(in_flight(&metrics), 0);
    assert_eq!(requests(&metrics).len(), 2);
}

#[tokio::test]
async fn the_figures_are_served_anywhere() {
    let metrics = Metrics::new();
    let router = axum::Router::new()
        .route("/", axum::routing::get(async || "hello"))
        .layer(metrics.clone())
        .route_service("/metrics", metrics.endpoint());
    let ask = |method: &str, path: &str| {
        Request::builder().method(method).uri(path).body(axum::body::Body::empty()).unwrap()
    };
    assert_eq!(router.clone().oneshot(ask("GET", "/")).await.unwrap().status(), 200);
    let answer = router.clone().oneshot(ask("GET", "/metrics")).await.unwrap();
    let media_type = &answer.headers()["content-type"];
    assert_eq!(media_type, "application/openmetrics-text; version=1.0.0; charset=utf-8");
    let text = axum::body::to_bytes(answer.into_body(), 1 << 20).await.unwrap();
    let text = std::str::from_utf8(&text).unwrap();
    assert!(text.contains(r#"http_requests_total{method="GET",route="other",status="200"} 1"#), "{text}");
    let refused = router.oneshot(ask("DELETE", "/metrics")).await.unwrap();
    assert_eq!(
        (refused.status().as_u16(), &refused.headers()["allow"]),
        (405, &"GET, HEAD".parse().unwrap())
    );

    // A service that fails is a 500 in the figures, and its error goes on.
    let failing = tower::service_fn(async |_: Request<Body>| {
        Err::<axum::http::Response<Body>, _>(std::io::Error::other("gone"))
    });
    let request = Request::builder().uri("/").body(Body::empty()).unwrap();
    assert!(metrics.layer(failing).oneshot(request).await.is_err());
    assert!(metrics.text().contains(r#"{method="GET",route="other",status="500"} 1"#));
}
