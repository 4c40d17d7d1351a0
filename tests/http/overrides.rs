//! Dependencies replaced by a test.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ferrapi::prelude::*;
use ferrapi::serde_json::Value;
use ferrapi::serde_json::json;
use ferrapi::{App, Router, TestClient};

use crate::expect::{expect, missing, refused};

struct Calls(AtomicUsize);

#[dependency]
fn database(calls: State<Calls>) -> String {
    calls.0.fetch_add(1, Ordering::Relaxed);
    "real".to_owned()
}

#[dependency]
fn user(#[header] x_user: String, #[depends(database)] database: String) -> Result<String, HttpError> {
    Err(HttpError::new(401, format!("{x_user} in {database}")))
}

#[dependency]
struct Page {
    limit: u32,
}

#[dependency]
fn guard() -> Result<(), HttpError> {
    Err(HttpError::forbidden("closed"))
}

#[get("/me")]
async fn me(#[depends(user)] user: String, #[depends(database)] database: String) -> (String, String) {
    (user, database)
}

#[get("/page")]
async fn page(page: Page) -> u32 {
    page.limit
}

#[get("/guarded")]
async fn guarded() -> &'static str {
    "in"
}

fn client() -> TestClient {
    let guarded = Router::new("").depends::<guard>().routes(routes![guarded]);
    let app = App::new("Test").state(Calls(AtomicUsize::new(0))).routes(routes![me, page]).mount(guarded);
    TestClient::new(app)
}

#[test]
fn a_replaced_dependency_does_not_run_nor_anything_below_it() {
    let client = client();
    refused(client.get("/me"), &[missing(json!(["header", "x-user"]), json!(null))]);
    client.replace::<user>(|| "alice".to_owned());
    expect(client.get("/me"), 200, r#"["alice","real"]"#);
    client.replace::<database>(|| "fake".to_owned());
    expect(client.get("/me"), 200, r#"["alice","fake"]"#);
    client.restore::<user>();
    expect(client.get("/me").header("x-user", "bob"), 401, r#"{"detail":"bob in fake"}"#);
    client.restore::<database>();
    expect(client.get("/me").header("x-user", "bob"), 401, r#"{"detail":"bob in real"}"#);
}

#[test]
fn a_struct_and_an_outer_dependency_are_replaced_too() {
    let client = client();
    assert_eq!(client.get("/page").send().status(), 422);
    client.replace::<Page>(|| Page { limit: 7 });
    expect(client.get("/page"), 200, "7");
    expect(client.get("/guarded"), 403, r#"{"detail":"closed"}"#);
    client.replace::<guard>(|| ());
    expect(client.get("/guarded"), 200, r#""in""#);
}

#[test]
fn a_replacement_may_count_its_calls() {
    let client = client();
    let calls = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&calls);
    client.replace::<user>(move || counted.fetch_add(1, Ordering::Relaxed).to_string());
    for number in ["0", "1", "2"] {
        assert!(client.get("/me").send().text().starts_with(&format!("[\"{number}\"")));
    }
    assert_eq!(calls.load(Ordering::Relaxed), 3);
}

#[test]
fn a_shared_value_is_made_once_for_each_request() {
    #[dependency]
    fn name(#[depends(database)] database: String) -> String {
        database
    }
    #[get("/both")]
    async fn both(#[depends(name)] a: String, #[depends(database)] b: String) -> [String; 2] {
        [a, b]
    }
    let app = App::new("Test").state(Calls(AtomicUsize::new(0))).routes(routes![both]);
    let client = TestClient::new(app);
    let calls = AtomicUsize::new(0);
    client.replace::<database>(move || calls.fetch_add(1, Ordering::Relaxed).to_string());
    expect(client.get("/both"), 200, r#"["0","0"]"#);
    expect(client.get("/both"), 200, r#"["1","1"]"#);
}

// ---- by other dependencies

#[dependency]
fn tenant(x_tenant: String) -> String {
    x_tenant
}

#[dependency]
fn fake_database(#[depends(tenant)] tenant: String, #[query(ge = 1)] shard: u32) -> String {
    format!("{tenant}/{shard}")
}

#[model]
struct Fake {
    name: String,
}

#[dependency]
fn database_from_the_body(fake: Fake) -> Result<String, HttpError> {
    if fake.name.is_empty() { Err(HttpError::new(418, "no name")) } else { Ok(fake.name) }
}

#[dependency]
fn database_of_itself(#[depends(database)] database: String) -> String {
    database
}

#[post("/name")]
async fn name(#[depends(database)] database: String) -> String {
    database
}

struct Remote(&'static str);

#[dependency]
fn remote_database(remote: State<Remote>) -> String {
    remote.0.to_owned()
}

fn named(depends_on_it: bool) -> App {
    let app = App::new("Test").state(Calls(AtomicUsize::new(0)));
    let app = if depends_on_it { app.depends::<database>() } else { app };
    app.routes(routes![name])
}

/// The names of an operation's parameters, and whether it has a body.
fn documented(client: &TestClient, path: &str, method: &str) -> (Vec<String>, bool) {
    let document: Value = client.get("/openapi.json").send().json();
    let operation = &document["paths"][path][method];
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let names = parameters.map(|parameter| parameter["name"].as_str().unwrap().to_owned());
    (names.collect(), operation.get("requestBody").is_some())
}

#[test]
fn what_stands_in_is_read_checked_and_documented() {
    let client = TestClient::new(named(false));
    expect(client.post("/name"), 200, r#""real""#);
    assert_eq!(documented(&client, "/name", "post"), (vec![], false));
    client.replace_with::<database, fake_database>();
    expect(client.post("/name?x_tenant=a&shard=3"), 200, r#""a/3""#);
    let too_small = json!({
        "type": "greater_than_equal", "loc": ["query", "shard"], "msg": "Input should be greater than or equal to 1",
        "input": "0", "ctx": {"ge": 1}
    });
    refused(client.post("/name?shard=0"), &[missing(json!(["query", "x_tenant"]), json!(null)), too_small]);
    let (names, _) = documented(&client, "/name", "post");
    assert_eq!(names, ["shard", "x_tenant"]);
    client.restore::<database>();
    expect(client.post("/name"), 200, r#""real""#);
    assert_eq!(documented(&client, "/name", "post"), (vec![], false));
}

#[test]
fn what_stands_in_may_read_the_body_and_fail() {
    for depends_on_it in [false, true] {
        let client = TestClient::builder(named(depends_on_it))
            .replace_with::<database, database_from_the_body>()
            .build();
        assert_eq!(documented(&client, "/name", "post"), (vec![], true));
        expect(client.post("/name").json(&json!({"name": "from the body"})), 200, r#""from the body""#);
        expect(client.post("/name").json(&json!({"name": ""})), 418, r#"{"detail":"no name"}"#);
        refused(client.post("/name").json(&json!({})), &[missing(json!(["body", "name"]), json!({}))]);
        let document: Value = client.get("/openapi.json").send().json();
        assert!(document["components"]["schemas"].get("Fake").is_some());
    }
}

#[test]
fn what_is_below_it_may_be_replaced_too() {
    let client = TestClient::new(named(false));
    client.replace_with::<database, fake_database>().replace::<tenant>(|| "t".to_owned());
    expect(client.post("/name?shard=1"), 200, r#""t/1""#);
    client.replace::<database>(|| "a value".to_owned());
    expect(client.post("/name"), 200, r#""a value""#);
    assert_eq!(documented(&client, "/name", "post"), (vec![], false), "as it was declared");
}

#[test]
fn a_state_of_what_is_replaced_is_not_missed() {
    let app = || App::new("Test").routes(routes![name]);
    assert!(TestClient::try_new(app()).is_err());
    let client = TestClient::builder(app()).replace_with::<database, fake_database>().build();
    expect(client.post("/name?x_tenant=a&shard=3"), 200, r#""a/3""#);
    let client = TestClient::builder(app().state(Remote("far"))).replace::<database>(String::new).build();
    client.replace_with::<database, remote_database>();
    expect(client.post("/name"), 200, r#""far""#);
}

#[test]
fn a_replacement_without_its_state_is_told_where_it_is_made() {
    let client = TestClient::new(named(false));
    let told = |change: &dyn Fn()| {
        let panic = std::panic::catch_unwind(std::panic::AssertUnwindSafe(change)).unwrap_err();
        panic.downcast_ref::<String>().unwrap().clone()
    };
    let text = told(&|| {
        client.replace_with::<database, remote_database>();
    });
    assert!(text.contains("Remote` was not given") && text.contains("POST /name"), "{text}");
    let text = told(&|| {
        client.replace_with::<database, database_of_itself>();
    });
    let start = "the application cannot start: 1 fault\n  1. `database_of_itself` at ";
    assert!(text.starts_with(start) && text.contains("stands in for `database`"), "{text}");
    expect(client.post("/name"), 200, r#""real""#);
}
