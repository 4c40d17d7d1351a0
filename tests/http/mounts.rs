//! Services of other crates below a path, and ferrapi in an axum program.

use std::convert::Infallible;

use axum::body::to_bytes;
use axum::extract::Path;
use axum::http;
use axum::routing::{any, get as axum_get, post as axum_post};
use ferrapi::prelude::*;
use ferrapi::{AppService, BoxError, Lifespan, Next, Peer, Request, SetupFault, TestClient};
use tower::{ServiceExt, service_fn};

use crate::after::Trace;
use crate::expect::expect;

#[get("/files/special")]
async fn special() -> &'static str {
    "special"
}

#[get("/files/<name>/size")]
async fn size(name: String) -> String {
    name
}

/// Answers what it sees: method, path and query, the whole target, the body.
fn mirror() -> axum::Router {
    let mirror = async |request: axum::extract::Request| {
        let (method, seen) = (request.method().clone(), request.uri().clone());
        let whole = request.extensions().get::<ferrapi::OriginalUri>().map(|uri| uri.0.to_string());
        let body = to_bytes(request.into_body(), usize::MAX).await.unwrap();
        format!("{method} {seen} {} {}", whole.unwrap_or_default(), String::from_utf8_lossy(&body))
    };
    axum::Router::new().fallback(any(mirror))
}

#[track_caller]
fn text(answer: ferrapi::TestResponse, expected: &str) {
    assert_eq!((answer.status(), answer.text()), (200, expected));
}

#[test]
fn a_service_sees_the_rest_of_the_path_and_everything_else_as_it_came() {
    let client =
        TestClient::new(App::new("Test").routes(routes![special, size]).mount_service("/files", mirror()));
    text(client.get("/files/a/b?c=/d").send(), "GET /a/b?c=/d /files/a/b?c=/d ");
    text(client.get("/files/").send(), "GET / /files/ ");
    text(client.get("/files//a%2Fb/%2e%2e/%41").send(), "GET //a%2Fb/%2e%2e/%41 /files//a%2Fb/%2e%2e/%41 ");
    text(client.get("/f%69les/x").send(), "GET /x /f%69les/x ");
    text(client.request("PURGE", "/files/x").body("gone").send(), "PURGE /x /files/x gone");
    assert_eq!(client.head("/files/x").send().status(), 200);
}

#[test]
fn routes_go_first_and_pages_and_what_is_mounted_further_down() {
    let deep = axum::Router::new().fallback(async || "deep");
    let rest = axum::Router::new().fallback(async || "rest");
    let app = App::new("Test").mount_service("/", rest).mount_service("/files", mirror());
    let client = TestClient::new(app.mount_service("/files/deep", deep).routes(routes![special, size]));
    expect(client.get("/files/special"), 200, r#""special""#);
    expect(client.get("/files/a/size"), 200, r#""a""#);
    text(client.post("/files/special").send(), "POST /special /files/special ");
    text(client.get("/files/a/weight").send(), "GET /a/weight /files/a/weight ");
    text(client.get("/files/deep/er").send(), "deep");
    text(client.get("/").send(), "rest");
    text(client.get("/a/b/c").send(), "rest");
    assert_eq!(client.get("/openapi.json").send().header("content-type"), Some("application/json"));
}

#[test]
fn the_path_itself_leads_to_the_one_with_a_slash() {
    let client = TestClient::new(App::new("Test").mount_service("/files", mirror()));
    let answer = client.post("/files?x=1").send();
    assert_eq!((answer.status(), answer.header("location")), (307, Some("/files/?x=1")));
    let strict = TestClient::new(App::new("Test").redirect_slashes(false).mount_service("/files", mirror()));
    assert_eq!(strict.get("/files").send().status(), 404);
    assert_eq!(strict.get("/filesystem").send().status(), 404);
}

#[test]
fn a_router_puts_its_prefix_and_its_layers_around_a_service() {
    let trace = Trace::default();
    let noting = {
        let trace = trace.clone();
        async move |request: Request, next: Next| {
            trace.note(request.uri().path());
            next.run(request).await
        }
    };
    let inner = Router::new("/files").mount_service("/raw", mirror());
    let tenant = Router::new("/tenants/<tenant>").middleware(noting).mount(inner).routes(routes![special]);
    let client = TestClient::new(App::new("Test").mount(tenant));
    text(client.get("/tenants/a%20b/files/raw/x").send(), "GET /x /tenants/a%20b/files/raw/x ");
    assert_eq!(trace.take(), ["/tenants/a%20b/files/raw/x"]);
    assert_eq!(client.get("/tenants/a/files/other").send().status(), 404);
    assert!(trace.take().is_empty());
}

#[test]
fn a_service_that_fails_or_panics_is_a_plain_500() {
    let failing = service_fn(async |request: Request| match request.uri().path() {
        "/panic" => panic!("secret of the house"),
        "/fine" => Ok(Response::new("fine".into())),
        _ => Err(BoxError::from("secret of the house")),
    });
    let client = TestClient::new(App::new("Test").mount_service("/s", failing));
    for path in ["/s/panic", "/s/fail"] {
        let answer = client.get(path).send();
        assert_eq!((answer.status(), answer.text()), (500, "Internal Server Error"));
        text(client.get("/s/fine").send(), "fine");
    }
}

#[test]
fn two_things_at_one_path_and_paths_that_are_none_are_faults() {
    let fault = |app: App| {
        let error = TestClient::try_new(app).map(drop).unwrap_err();
        let [SetupFault::InvalidPath { path, .. }] = error.faults() else { panic!("{error}") };
        path.clone()
    };
    let app = || App::new("Test").mount_service("/files", mirror());
    assert_eq!(fault(app().mount_service("/files", mirror())), "/files");
    assert_eq!(fault(app().mount_app("/files", App::new("Sub"))), "/files");
    assert_eq!(fault(app().mount_service("other", mirror())), "other");
    assert_eq!(fault(app().mount_service("/other/", mirror())), "/other/");
    assert_eq!(fault(app().mount_app("/<tenant>", App::new("Sub"))), "/<tenant>");
}

#[test]
fn an_axum_router_is_at_home_in_ferrapi() {
    let users = axum::Router::new()
        .route("/{id}", axum_get(async |Path(id): Path<u32>| format!("user {id}")))
        .route("/sum", axum_post(async |body: String| body.split(' ').count().to_string()))
        .with_state(());
    let client = TestClient::new(App::new("Test").mount_service("/users", users).routes(routes![special]));
    text(client.get("/users/7").send(), "user 7");
    text(client.post("/users/sum").body("a b c").send(), "3");
    assert_eq!(client.get("/users/x").send().status(), 400);
    assert_eq!(client.delete("/users/7").send().status(), 405);
    expect(client.get("/files/special"), 200, r#""special""#);
}

#[get("/items/<item_id>")]
async fn read_item(
    item_id: u32,
    head: &RequestHead,
    tasks: &mut BackgroundTasks,
    trace: State<Trace>,
) -> (u32, String) {
    let trace = State::clone(&trace);
    tasks.add(async move { trace.note("task") });
    (item_id, head.peer().map(|peer| peer.to_string()).unwrap_or_default())
}

#[post("/items")]
async fn create_item(items: Vec<u32>) -> usize {
    items.len()
}

async fn service(trace: &Trace) -> AppService {
    let closing = trace.clone();
    let app = App::new("Test")
        .stripped_root_path("/store")
        .state(trace.clone())
        .routes(routes![read_item, create_item]);
    let app = app.lifespan(async move |life: &mut Lifespan| -> Result<(), BoxError> {
        closing.note("open");
        life.on_shutdown(async move { closing.note("close") });
        Ok(())
    });
    app.into_service().await.unwrap()
}

async fn ask(program: axum::Router, request: http::Request<axum::body::Body>) -> (u16, String) {
    let answer = program.oneshot(request).await.unwrap_or_else(|never: Infallible| match never {});
    let (parts, body) = answer.into_parts();
    (parts.status.as_u16(), String::from_utf8(to_bytes(body, usize::MAX).await.unwrap().into()).unwrap())
}

#[tokio::test]
async fn ferrapi_is_at_home_in_an_axum_program() {
    let trace = Trace::default();
    let service = service(&trace).await;
    let program = axum::Router::new()
        .route("/", axum_get(async || "axum"))
        .nest_service("/store", service.clone())
        .fallback_service(service.clone());
    let get = |path: &str| http::Request::get(path).body(axum::body::Body::empty()).unwrap();
    assert_eq!(ask(program.clone(), get("/")).await, (200, "axum".to_owned()));
    let mut peered = get("/store/items/7");
    peered.extensions_mut().insert(Peer(([192, 0, 2, 1], 7).into()));
    assert_eq!(ask(program.clone(), peered).await, (200, r#"[7,"192.0.2.1:7"]"#.to_owned()));
    let post = http::Request::post("/store/items").header("content-type", "application/json");
    let post = post.body(axum::body::Body::new(ferrapi::Body::from("[1,2]"))).unwrap();
    assert_eq!(ask(program.clone(), post).await, (200, "2".to_owned()));
    let (status, page) = ask(program.clone(), get("/store/docs")).await;
    assert!(status == 200 && page.contains("'/store/openapi.json'"), "{page}");
    assert_eq!(ask(program.clone(), get("/store/nowhere")).await.0, 404);
    assert_eq!(ask(program.clone(), get("/items/x")).await.0, 422, "the fallback");
    let answer = program.oneshot(get("/store/items/7/")).await.unwrap();
    assert_eq!(answer.headers()["location"], "/store/items/7");
    service.shutdown().await;
    service.clone().shutdown().await;
    assert_eq!(trace.take(), ["open", "task", "close"]);
}
