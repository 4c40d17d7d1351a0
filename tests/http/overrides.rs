//! Dependencies replaced by a test.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ferrapi::prelude::*;
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
