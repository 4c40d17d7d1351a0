//! Layers around the application and around routers, and functions in their place.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http;
use ferrapi::prelude::*;
use ferrapi::{BoxError, Extension, HeaderValue, Next, Outcome, Request, TestClient};
use tower::util::{MapRequestLayer, MapResponseLayer};
use tower_http::timeout::TimeoutLayer;

use crate::after::Trace;
use crate::expect::expect;

#[get("/items/<item_id>")]
async fn read_item(item_id: u32) -> u32 {
    item_id
}

#[post("/items")]
async fn create_item(items: Vec<u32>) -> usize {
    items.len()
}

#[get("/slow")]
async fn slow() -> u32 {
    std::future::pending().await
}

#[get("/panic")]
async fn panics() -> u32 {
    panic!("as the test wants it")
}

#[derive(Clone)]
struct User(&'static str);

#[get("/user")]
async fn user(user: Extension<User>) -> &'static str {
    user.0.0
}

fn app() -> App {
    App::new("Test").routes(routes![read_item, create_item, slow, panics, user])
}

macro_rules! noting {
    ($trace:expr, $name:literal) => {{
        let trace = $trace.clone();
        async move |request: Request, next: Next| {
            trace.note($name);
            let response = next.run(request).await;
            trace.note(format!("{} {}", $name, response.status().as_u16()));
            response
        }
    }};
}

#[test]
fn the_layer_that_is_added_last_is_the_outermost_and_sees_everything() {
    let trace = Trace::default();
    let client =
        TestClient::new(app().middleware(noting!(trace, "inner")).middleware(noting!(trace, "outer")));
    for (path, inner, outer) in [
        ("/items/7", "inner 200", "outer 200"),
        ("/items/x", "inner 422", "outer 422"),
        ("/nowhere", "inner 404", "outer 404"),
        ("/items/7/", "inner 307", "outer 307"),
        ("/openapi.json", "inner 200", "outer 200"),
        ("/panic", "inner 500", "outer 500"),
    ] {
        client.get(path).send();
        assert_eq!(trace.take(), ["outer", "inner", inner, outer], "{path}");
    }
    client.delete("/items/7").send();
    assert_eq!(trace.take().pop().as_deref(), Some("outer 405"));
}

#[test]
fn answers_are_the_same_with_layers_and_without() {
    let (plain, layered) =
        (TestClient::new(app()), TestClient::new(app().middleware(noting!(Trace::default(), "x"))));
    for request in [
        |client: &TestClient| client.get("/items/7").send(),
        |client: &TestClient| client.head("/items/7").send(),
        |client: &TestClient| client.post("/items").json(&[1, 2]).send(),
        |client: &TestClient| client.post("/items").body("[").content_type("application/json").send(),
        |client: &TestClient| client.get("/openapi.json").send(),
        |client: &TestClient| client.get("/nowhere").send(),
    ] {
        let (plain, layered) = (request(&plain), request(&layered));
        assert_eq!((plain.status(), plain.text()), (layered.status(), layered.text()));
        assert_eq!(plain.headers().keys().collect::<Vec<_>>(), layered.headers().keys().collect::<Vec<_>>());
        assert_eq!(plain.header("content-length"), layered.header("content-length"));
    }
}

#[test]
fn layers_of_other_crates_change_requests_responses_and_bodies() {
    let timeout = TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, Duration::from_millis(20));
    let header = MapResponseLayer::new(|mut response: http::Response<axum::body::Body>| {
        response.headers_mut().insert("x-layer", HeaderValue::from_static("1"));
        response
    });
    let app = app()
        .layer(timeout)
        .layer(tower::ServiceBuilder::new().layer(header).map_response(|response: Response| {
            // Another type of body, both ways.
            response.map(axum::body::Body::new)
        }))
        .layer(MapRequestLayer::new(|request: Request| request.map(axum::body::Body::new)));
    let client = TestClient::new(app);
    let answer = expect(client.get("/items/7"), 200, "7");
    assert_eq!((answer.header("x-layer"), answer.header("content-length")), (Some("1"), Some("1")));
    expect(client.post("/items").json(&[1, 2, 3]), 200, "3");
    assert_eq!(client.get("/slow").send().status(), 504);
}

#[test]
fn a_layer_may_answer_by_itself_and_leave_values_for_handlers() {
    let client = TestClient::new(app().middleware(async |mut request: Request, next: Next| {
        if request.headers().contains_key("x-blocked") {
            return HttpError::forbidden("blocked").into();
        }
        request.extensions_mut().insert(User("alice"));
        next.run(request).await
    }));
    expect(client.get("/items/7").header("x-blocked", "1"), 403, r#"{"detail":"blocked"}"#);
    expect(client.get("/user"), 200, r#""alice""#);
}

#[test]
fn what_a_middleware_returns_may_be_anything_that_is_a_response() {
    let client = TestClient::new(app().middleware(async |_: Request, _: Next| PlainText("closed")));
    assert_eq!(client.get("/items/7").send().text(), "closed");
}

#[test]
fn a_state_is_there_in_layers_too() {
    struct Visits(AtomicUsize);
    let app = app().state(Visits(AtomicUsize::new(0))).middleware(async |request: Request, next: Next| {
        let visits = next.state::<Visits>().expect("it was given");
        visits.0.fetch_add(1, Ordering::Relaxed);
        assert!(next.state::<u8>().is_none());
        let mut response = next.run(request).await;
        let count = visits.0.load(Ordering::Relaxed);
        response.headers_mut().insert("x-visits", count.into());
        response
    });
    let client = TestClient::new(app);
    client.get("/nowhere").send();
    assert_eq!(client.get("/items/7").send().header("x-visits"), Some("2"));
}

#[test]
fn a_panic_or_a_failure_of_a_layer_is_a_plain_500_and_the_next_request_is_answered() {
    let panics = |request: &Request| request.uri().query() == Some("panic");
    let first = app().middleware(async move |request: Request, next: Next| {
        assert!(!panics(&request), "secret of the house");
        next.run(request).await
    });
    let failing = app()
        .layer(tower::util::MapErrLayer::new(|never: std::convert::Infallible| match never {}))
        .layer(tower::filter::AsyncFilterLayer::new(move |request: Request| async move {
            if panics(&request) { Err(BoxError::from("secret of the house")) } else { Ok(request) }
        }));
    for client in [TestClient::new(first), TestClient::new(failing)] {
        for _ in 0..3 {
            let answer = client.get("/items/7?panic").send();
            assert_eq!((answer.status(), answer.text()), (500, "Internal Server Error"));
            expect(client.get("/items/7"), 200, "7");
        }
    }
}

#[dependency]
async fn session(trace: State<Trace>) -> Scoped<()> {
    let trace = State::clone(&trace);
    Scoped::new((), async move |outcome: Outcome| trace.note(format!("session: {outcome:?}")))
}

#[get("/work", depends(session))]
async fn work(trace: State<Trace>, tasks: &mut BackgroundTasks) -> &'static str {
    let trace = State::clone(&trace);
    tasks.add(async move { trace.note("task") });
    "done"
}

#[test]
fn tasks_and_teardowns_are_done_once_whatever_the_layers_do() {
    let trace = Trace::default();
    let app = App::new("Test").state(trace.clone()).routes(routes![work]);
    let app = app.middleware(async |request: Request, next: Next| {
        let query = request.uri().query().map(str::to_owned);
        let response = next.run(request).await;
        match query.as_deref() {
            Some("replace") => PlainText("another answer").into(),
            Some("panic") => panic!("as the test wants it"),
            Some("wrap") => response.map(|body| ferrapi::Body::stream(axum::body::Body::new(body))),
            _ => response,
        }
    });
    let client = TestClient::new(app);
    for (path, outcome) in [
        ("/work", "session: Success(200)"),
        ("/work?wrap", "session: Success(200)"),
        ("/work?replace", "session: Disconnected"),
        ("/work?panic", "session: Disconnected"),
    ] {
        client.get(path).send();
        client.get("/nowhere").send();
        assert_eq!(trace.take(), ["task", outcome], "{path}");
    }
}

#[test]
fn layers_of_routers_are_around_the_routes_below_and_around_nothing_else() {
    #[get("/deep")]
    async fn deep() -> u8 {
        1
    }
    #[get("/beside")]
    async fn beside() -> u8 {
        2
    }
    let trace = Trace::default();
    let inner = Router::new("/inner").middleware(noting!(trace, "inner")).routes(routes![deep]);
    let outer =
        Router::new("/outer").middleware(noting!(trace, "outer 1")).middleware(noting!(trace, "outer 2"));
    let outer = outer.mount(inner).routes(routes![beside]);
    let app = app().middleware(noting!(trace, "app")).mount(outer);
    let client = TestClient::new(app);
    for (path, expected) in [
        ("/outer/inner/deep", &["app", "outer 2", "outer 1", "inner"][..]),
        ("/outer/beside", &["app", "outer 2", "outer 1"]),
        ("/outer/nowhere", &["app"]),
        ("/outer/beside/", &["app"]),
        ("/items/7", &["app"]),
    ] {
        client.get(path).send();
        assert_eq!(trace.take()[..expected.len()], *expected, "{path}");
    }
    client.post("/outer/beside").send();
    assert_eq!(trace.take(), ["app", "app 405"]);
}

#[test]
fn a_layer_that_leads_a_request_elsewhere_leads_it_past_no_layer() {
    #[get("/secret")]
    async fn secret() -> u8 {
        1
    }
    #[get("/<name>/about")]
    async fn about(name: String) -> String {
        name
    }
    let leading = MapRequestLayer::new(|mut request: Request| {
        if let Some(target) = request.headers().get("x-target") {
            *request.uri_mut() = target.to_str().unwrap().parse().unwrap();
        }
        request
    });
    let guarded = Router::new("/guarded").middleware(async |_: Request, _: Next| HttpError::status(401));
    let open = Router::new("/open").layer(leading).routes(routes![about]);
    let client = TestClient::new(App::new("Test").mount(guarded.routes(routes![secret])).mount(open));
    let get = |target: &str| client.get("/open/a/about").header("x-target", target);
    expect(get("/guarded/secret"), 401, r#"{"detail":"Unauthorized"}"#);
    expect(get("/open/a%20longer%20name/about?x"), 200, r#""a longer name""#);
    expect(get("/nowhere"), 404, r#"{"detail":"Not Found"}"#);
    expect(client.get("/open/b/about"), 200, r#""b""#);
}

#[test]
fn a_layer_is_made_once_for_each_application_and_each_place_of_a_router() {
    #[derive(Clone)]
    struct Counting(Arc<Mutex<usize>>);
    impl tower::Layer<Next> for Counting {
        type Service = Next;
        fn layer(&self, next: Next) -> Next {
            *self.0.lock().unwrap() += 1;
            next
        }
    }
    let count = Arc::new(Mutex::new(0));
    let router = Router::new("").layer(Counting(count.clone())).routes(routes![read_item, create_item]);
    let app = App::new("Test")
        .mount(Router::new("/a").mount(router.clone()))
        .mount(Router::new("/b").mount(router));
    let client = TestClient::new(app);
    expect(client.get("/b/items/7"), 200, "7");
    expect(client.get("/a/items/7"), 200, "7");
    assert_eq!(*count.lock().unwrap(), 2);
}

#[test]
fn what_a_test_replaces_stays_behind_the_layers() {
    #[dependency]
    fn number() -> u8 {
        1
    }
    #[dependency]
    fn another(n: u8) -> u8 {
        n
    }
    #[get("/number")]
    async fn read(#[depends(number)] number: u8) -> u8 {
        number
    }
    let trace = Trace::default();
    let client = TestClient::new(App::new("Test").routes(routes![read]).middleware(noting!(trace, "layer")));
    client.replace::<number>(|| 2);
    expect(client.get("/number"), 200, "2");
    client.replace_with::<number, another>();
    expect(client.get("/number?n=3"), 200, "3");
    assert_eq!(trace.take(), ["layer", "layer 200", "layer", "layer 200"]);
}
