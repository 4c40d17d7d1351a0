//! The client end to end: every answer here went through hyper twice.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ferrapi::TestClient;
use ferrapi::prelude::*;

#[get("/items/<item_id>")]
async fn read_item(item_id: u32, q: Option<String>) -> (u32, Option<String>) {
    (item_id, q)
}

#[model]
struct Item {
    name: String,
}

#[post("/items", status = 201)]
async fn create_item(item: Item) -> Item {
    item
}

#[get("/panic")]
async fn panics() -> u32 {
    panic!("as the test wants it")
}

#[get("/wait")]
async fn wait(at_once: State<AtomicUsize>) -> usize {
    let now = at_once.fetch_add(1, Ordering::SeqCst) + 1;
    while at_once.load(Ordering::SeqCst) < 50 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    now
}

#[get("/echo")]
async fn echo(head: &RequestHead) -> Vec<Option<String>> {
    ["host", "cookie", "authorization", "x-one"]
        .into_iter()
        .map(|name| head.header(name).map(str::to_owned))
        .collect()
}

#[dependency]
async fn user(#[header] x_user: String) -> Result<String, HttpError> {
    Err(HttpError::new(401, x_user))
}

#[get("/me")]
async fn me(#[depends(user)] user: String) -> String {
    user
}

fn client() -> TestClient {
    let routes = routes![read_item, create_item, panics, wait, echo, me];
    TestClient::new(App::new("Test").state(AtomicUsize::new(0)).routes(routes))
}

#[test]
fn a_request_and_its_response_are_whole() {
    let client = client();
    let response = client.get("/items/3?a=b").query(&[("q", "ä & ö")]).send();
    assert_eq!((response.status(), response.text()), (200, r#"[3,"ä & ö"]"#));
    assert_eq!(response.header("content-type"), Some("application/json"));
    let response = client.post("/items").json(&serde_json::json!({"name": "x"})).send();
    assert_eq!((response.status(), response.into_json()["name"].clone()), (201, "x".into()));
    let response = client.post("/items").content_type("application/json").body("{").send();
    assert_eq!(response.status(), 422);
}

#[test]
fn header_fields_arrive_as_written() {
    let request = client().get("/echo").cookie("a", "1").cookie("b", "2").bearer("t").header("x-one", "1");
    let seen: Vec<Option<String>> = request.send().json();
    let seen: Vec<_> = seen.iter().map(|value| value.as_deref().unwrap_or("-")).collect();
    assert_eq!(seen, ["testserver", "a=1; b=2", "Bearer t", "1"]);
}

#[test]
fn fifty_requests_run_at_the_same_time() {
    let client = client();
    let mut numbers: Vec<usize> = std::thread::scope(|scope| {
        let all: Vec<_> = (0..50).map(|_| scope.spawn(|| client.get("/wait").send().json())).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=50).collect::<Vec<_>>());
}

#[test]
fn a_panic_is_the_500_that_a_client_sees() {
    let client = client();
    let response = client.get("/panic").send();
    assert_eq!((response.status(), response.text()), (500, "Internal Server Error"));
    assert_eq!(client.get("/items/1").send().status(), 200);
}

#[test]
fn a_dependency_is_replaced_and_restored() {
    let client = client();
    assert_eq!(client.get("/me").send().status(), 422);
    client.replace::<user>(|| "alice".to_owned());
    assert_eq!(client.clone().get("/me").send().json::<String>(), "alice");
    client.restore::<user>();
    assert_eq!(client.get("/me").header("x-user", "bob").send().status(), 401);
    let client = TestClient::builder(App::new("Test").routes(routes![me]))
        .replace::<user>(|| "carol".to_owned())
        .build();
    assert_eq!(client.get("/me").send().json::<String>(), "carol");
}

#[test]
fn it_works_inside_an_async_test() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { assert_eq!(client().get("/items/1").send().status(), 200) });
}

#[test]
fn head_has_the_length_and_no_body() {
    let response = client().head("/items/7").send();
    assert_eq!((response.status(), response.header("content-length")), (200, Some("8")));
    assert!(response.bytes().is_empty());
}

#[test]
#[should_panic(expected = "state `core::sync::atomic::Atomic")]
fn faults_of_the_set_up_are_told() {
    TestClient::new(App::new("Test").routes(routes![wait]));
}

#[get("/shared")]
async fn shared(state: State<Arc<u32>>) -> u32 {
    **state
}

#[test]
fn the_application_ends_with_the_last_clone() {
    let state = Arc::new(7_u32);
    let client = TestClient::new(App::new("Test").state(Arc::clone(&state)).routes(routes![shared]));
    drop(client.clone());
    assert_eq!(client.get("/shared").send().json::<u32>(), 7);
    assert_eq!(Arc::strong_count(&state), 2);
    drop(client);
    assert_eq!(Arc::strong_count(&state), 1);
}
