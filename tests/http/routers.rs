//! Routers: prefixes, variables in them, tags, dependencies, nesting.

use std::sync::Mutex;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{App, Router, TestClient};

use crate::expect::{expect, no_integer, refused};

#[derive(Default)]
struct Trace(Mutex<Vec<&'static str>>);

impl Trace {
    fn note(&self, what: &'static str) {
        self.0.lock().unwrap().push(what);
    }
}

#[get("/trace")]
async fn trace(trace: State<Trace>) -> Vec<String> {
    std::mem::take(&mut *trace.0.lock().unwrap()).into_iter().map(str::to_owned).collect()
}

#[dependency]
fn of_the_app(trace: State<Trace>) {
    trace.note("app");
}

#[dependency]
fn of_the_outer(trace: State<Trace>) {
    trace.note("outer");
}

#[dependency]
fn of_the_inner(trace: State<Trace>, #[query(default = true)] open: bool) -> Result<(), HttpError> {
    trace.note("inner");
    if open { Ok(()) } else { Err(HttpError::forbidden("closed")) }
}

#[dependency]
fn of_the_route(trace: State<Trace>) {
    trace.note("route");
}

#[dependency]
fn of_the_handler(trace: State<Trace>) -> u8 {
    trace.note("argument");
    1
}

#[get("/leaf", tags("own"), depends(of_the_route))]
async fn leaf(#[depends(of_the_handler)] n: u8, q: Option<i64>, trace: State<Trace>) -> Option<i64> {
    trace.note("handler");
    q.map(|q| q + i64::from(n))
}

#[get("/")]
async fn slash() -> &'static str {
    "slash"
}

#[get("")]
async fn bare() -> &'static str {
    "bare"
}

#[dependency]
fn team(#[path] team_id: u32) -> u32 {
    team_id
}

#[get("/members/<name>")]
async fn member(#[path] team_id: u32, name: String, #[depends(team)] team: u32) -> (u32, String, u32) {
    (team_id, name, team)
}

#[get("/inferred")]
async fn inferred(team_id: u32) -> u32 {
    team_id
}

fn nested() -> TestClient {
    let inner = Router::new("/inner").tag("inner").depends::<of_the_inner>().routes(routes![leaf]);
    let outer = Router::new("/outer").tag("outer").depends::<of_the_outer>().mount(inner);
    TestClient::new(
        App::new("Test").state(Trace::default()).depends::<of_the_app>().mount(outer).routes(routes![trace]),
    )
}

fn ran(client: &TestClient) -> Vec<String> {
    let mut ran: Vec<String> = client.get("/trace").send().json();
    assert_eq!(
        ran.pop().as_deref(),
        Some("app"),
        "the dependency of the application, for the question itself"
    );
    ran
}

#[test]
fn dependencies_run_from_the_outside_in() {
    let client = nested();
    expect(client.get("/outer/inner/leaf?q=1"), 200, "2");
    assert_eq!(ran(&client), ["app", "outer", "inner", "route", "argument", "handler"]);
}

#[test]
fn an_error_of_an_outer_dependency_ends_the_way() {
    let client = nested();
    expect(client.get("/outer/inner/leaf?q=x&open=no"), 403, r#"{"detail":"closed"}"#);
    assert_eq!(ran(&client), ["app", "outer", "inner"]);
}

#[test]
fn faults_of_outer_dependencies_come_before_those_of_the_handler() {
    let client = nested();
    let closed = json!({
        "type": "bool_parsing", "loc": ["query", "open"],
        "msg": "Input should be a valid boolean, unable to interpret input", "input": "x"
    });
    refused(client.get("/outer/inner/leaf?q=y&open=x"), &[closed, no_integer(json!(["query", "q"]), "y")]);
    assert_eq!(ran(&client), ["app", "outer", "route", "argument"], "the others run all the same");
}

#[test]
fn dependencies_of_a_router_do_not_run_for_what_is_not_there() {
    let client = nested();
    assert_eq!(client.get("/outer/inner/nothing").send().status(), 404);
    assert_eq!(client.post("/outer/inner/leaf").send().status(), 405);
    assert_eq!(ran(&client), [""; 0]);
}

#[test]
fn tags_come_from_the_outside_in() {
    let document: Value = nested().get("/openapi.json").send().json();
    assert_eq!(document["paths"]["/outer/inner/leaf"]["get"]["tags"], json!(["outer", "inner", "own"]));
    assert_eq!(document["paths"]["/trace"]["get"].get("tags"), None);
}

#[test]
fn a_prefix_ends_where_its_routes_begin() {
    let client = TestClient::new(App::new("Test").mount(Router::new("/a").routes(routes![slash])));
    expect(client.get("/a/"), 200, r#""slash""#);
    assert_eq!(client.get("/a").send().header("location"), Some("/a/"));
    let client = TestClient::new(App::new("Test").mount(Router::new("/a").routes(routes![bare])));
    expect(client.get("/a"), 200, r#""bare""#);
    assert_eq!(client.get("/a/").send().header("location"), Some("/a"));
    let client = TestClient::new(App::new("Test").mount(Router::new("/a").routes(routes![bare, slash])));
    expect(client.get("/a"), 200, r#""bare""#);
    expect(client.get("/a/"), 200, r#""slash""#);
    let client = TestClient::new(
        App::new("Test").mount(Router::new("").mount(Router::new("/b").routes(routes![slash]))),
    );
    expect(client.get("/b/"), 200, r#""slash""#);
}

#[test]
fn variables_of_a_prefix_are_read_below() {
    let teams = Router::new("/teams/<team_id>").routes(routes![member, inferred]);
    let client = TestClient::new(App::new("Test").mount(Router::new("/api/v1").mount(teams)));
    expect(client.get("/api/v1/teams/7/members/ann"), 200, r#"[7,"ann",7]"#);
    expect(client.get("/api/v1/teams/7/inferred?team_id=8"), 200, "7");
    let wrong = || no_integer(json!(["path", "team_id"]), "x");
    refused(client.get("/api/v1/teams/x/inferred"), &[wrong()]);
    refused(client.get("/api/v1/teams/x/members/ann"), &[wrong(), wrong()]);
    let document: Value = client.get("/openapi.json").send().json();
    assert!(document["paths"]["/api/v1/teams/{team_id}/members/{name}"]["get"].is_object());
}

#[test]
fn one_router_may_stand_in_several_places() {
    let router = Router::new("/x").routes(routes![slash]);
    let app = App::new("Test")
        .mount(Router::new("/a").mount(router.clone()))
        .mount(Router::new("/b").mount(router));
    let client = TestClient::new(app);
    expect(client.get("/a/x/"), 200, r#""slash""#);
    expect(client.get("/b/x/"), 200, r#""slash""#);
}
