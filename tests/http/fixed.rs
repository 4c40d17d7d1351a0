//! Dependencies with fixed arguments.

use std::sync::atomic::{AtomicUsize, Ordering};

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::json;

use crate::expect::{client, expect, missing, refused};

#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Role {
    Reader,
    Admin,
}

#[dependency]
fn role(#[header] x_role: Option<String>) -> Role {
    if x_role.as_deref() == Some("admin") { Role::Admin } else { Role::Reader }
}

#[dependency]
fn require_role(#[fixed] least: Role, #[depends(role)] role: Role) -> Result<Role, HttpError> {
    if role >= least { Ok(role) } else { Err(HttpError::forbidden("Not enough")) }
}

/// FastAPI's own example.
#[dependency]
async fn contains(#[query(default)] q: String, #[fixed] text: &'static str) -> bool {
    !q.is_empty() && q.contains(text)
}

#[get("/contains")]
async fn read_contains(
    #[depends(contains("bar"))] with_bar: bool,
    #[depends(contains("egg"))] with_egg: bool,
) -> [bool; 2] {
    [with_bar, with_egg]
}

#[get("/admin", depends(require_role(Role::Admin)))]
async fn admin(#[depends(require_role(Role::Reader))] role: Role) -> bool {
    role == Role::Admin
}

#[dependency(blocking)]
fn scaled(n: i64, #[fixed] by: i64, #[fixed] (low, high): (i64, i64)) -> i64 {
    (n * by).clamp(low, high)
}

/// A dependency that names one, and can itself be named where only a type can.
#[dependency]
struct Scaled {
    #[depends(scaled(2 + 1, (0, 100)))]
    n: i64,
}

#[get("/scaled")]
async fn read_scaled(scaled: Scaled, #[depends(scaled(-1, (-5, i64::MAX)))] negative: i64) -> [i64; 2] {
    [scaled.n, negative]
}

#[test]
fn each_place_has_its_arguments() {
    let client = client(routes![read_contains, admin, read_scaled]);
    expect(client.get("/contains"), 200, "[false,false]");
    expect(client.get("/contains?q=eggbar"), 200, "[true,true]");
    expect(client.get("/contains?q=bar"), 200, "[true,false]");
    expect(client.get("/admin"), 403, r#"{"detail":"Not enough"}"#);
    expect(client.get("/admin").header("x-role", "admin"), 200, "true");
    expect(client.get("/scaled?n=7"), 200, "[21,-5]");
    expect(client.get("/scaled?n=70"), 200, "[100,-5]");
    let missing = || missing(json!(["query", "n"]), json!(null));
    refused(client.get("/scaled"), &[missing(), missing()]);
}

#[dependency]
fn numbered(#[fixed] offset: usize, count: State<AtomicUsize>) -> usize {
    offset + count.fetch_add(1, Ordering::Relaxed)
}

#[dependency]
fn first(#[depends(numbered(10))] n: usize) -> usize {
    n
}

#[dependency]
fn second(#[depends(first)] n: usize, #[depends(numbered(10))] own: usize) -> [usize; 2] {
    [n, own]
}

#[get("/numbered")]
async fn read_numbered(
    #[depends(first)] a: usize,
    #[depends(second)] b: [usize; 2],
    #[depends(numbered(10))] c: usize,
) -> (usize, [usize; 2], usize) {
    (a, b, c)
}

#[test]
fn each_place_is_its_own_dependency() {
    let client = TestClient::new(App::new("Test").state(AtomicUsize::new(0)).routes(routes![read_numbered]));
    expect(client.get("/numbered"), 200, "[10,[10,11],12]");
    expect(client.get("/numbered"), 200, "[13,[13,14],15]");
}

#[test]
fn a_replacement_stands_wherever_the_function_is_named() {
    let client = TestClient::new(App::new("Test").state(AtomicUsize::new(0)).routes(routes![read_numbered]));
    client.replace::<numbered>(|| 7);
    expect(client.get("/numbered"), 200, "[7,[7,7],7]");
    client.restore::<numbered>();
    expect(client.get("/numbered"), 200, "[10,[10,11],12]");
}

#[test]
fn another_dependency_stands_wherever_the_function_is_named() {
    #[dependency]
    fn counted(start: usize) -> usize {
        start
    }
    let client = TestClient::new(App::new("Test").state(AtomicUsize::new(0)).routes(routes![read_numbered]));
    client.replace_with::<numbered, counted>();
    expect(client.get("/numbered?start=3"), 200, "[3,[3,3],3]");
    assert_eq!(client.get("/numbered").send().status(), 422);
}

#[test]
fn the_document_has_their_parameters_and_errors_once() {
    let client = client(routes![read_contains, admin]);
    let document: ferrapi::serde_json::Value = client.get("/openapi.json").send().json();
    let parameters = &document["paths"]["/contains"]["get"]["parameters"];
    assert_eq!(parameters.as_array().map(Vec::len), Some(1), "{parameters}");
    assert_eq!(parameters[0]["name"], "q");
    let parameters = &document["paths"]["/admin"]["get"]["parameters"];
    assert_eq!(parameters.as_array().map(Vec::len), Some(1), "{parameters}");
    assert_eq!(parameters[0]["name"], "x-role");
}

#[get("/open")]
async fn open() -> bool {
    true
}

#[test]
fn routers_and_applications_give_arguments_too() {
    let router = || Router::new("/admin").dependencies(depends![require_role(Role::Admin)]);
    let app = App::new("Test")
        .dependencies(depends![require_role(Role::Reader), role])
        .routes(routes![open])
        .mount(router().routes(routes![open]));
    let client = TestClient::new(app);
    expect(client.get("/open"), 200, "true");
    expect(client.get("/admin/open"), 403, r#"{"detail":"Not enough"}"#);
    expect(client.get("/admin/open").header("x-role", "admin"), 200, "true");
    client.replace::<require_role>(|| Role::Admin);
    expect(client.get("/admin/open"), 200, "true");
}
