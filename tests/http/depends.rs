//! Dependencies: values, order, errors, sharing, effects.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::json;

use crate::expect::{client, expect, missing, no_integer, refused};

/// What ran, in order.
#[derive(Default)]
struct Trace(Mutex<Vec<&'static str>>);

impl Trace {
    fn note(&self, what: &'static str) {
        self.0.lock().unwrap().push(what);
    }

    fn take(&self) -> Vec<&'static str> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

#[get("/trace")]
async fn trace(trace: State<Trace>) -> Vec<String> {
    trace.take().into_iter().map(str::to_owned).collect()
}

fn traced(routes: ferrapi::Routes) -> TestClient {
    TestClient::new(
        App::new("Test")
            .state(Trace::default())
            .state(AtomicUsize::new(0))
            .routes(routes)
            .routes(routes![trace]),
    )
}

fn ran(client: &TestClient) -> Vec<String> {
    client.get("/trace").send().json()
}

#[dependency]
fn key(#[header] x_key: Option<String>, trace: State<Trace>) -> Result<String, HttpError> {
    trace.note("key");
    x_key.filter(|key| key == "good").ok_or_else(|| HttpError::forbidden("bad key"))
}

#[dependency]
async fn number(n: i64, trace: State<Trace>) -> i64 {
    trace.note("number");
    n
}

#[dependency]
async fn double(#[depends(number)] n: i64, trace: State<Trace>) -> i64 {
    trace.note("double");
    n * 2
}

#[dependency]
struct Page {
    #[query(default = 0)]
    skip: u32,
    #[query(default = 10, le = 100)]
    limit: u32,
}

#[get("/value")]
async fn value(#[depends(double)] n: i64, page: Page, q: String) -> (i64, u32, u32, String) {
    (n, page.skip, page.limit, q)
}

#[get("/guarded")]
async fn guarded(
    #[depends(number)] n: i64,
    #[depends(key)] key: String,
    q: i64,
    trace: State<Trace>,
) -> (i64, String, i64) {
    trace.note("handler");
    (n, key, q)
}

#[post("/guarded/<id>", depends(key))]
async fn guarded_body(id: i64, body: Vec<Page2>) -> usize {
    body.len() + id as usize
}

#[model]
struct Page2 {
    n: i64,
}

#[test]
fn values_come_from_arguments_and_from_below() {
    let client = traced(routes![value]);
    expect(client.get("/value?n=4&q=x"), 200, r#"[8,0,10,"x"]"#);
    expect(client.get("/value?n=4&q=x&skip=1&limit=2"), 200, r#"[8,1,2,"x"]"#);
    assert_eq!(ran(&client), ["number", "double", "number", "double"]);
}

#[test]
fn faults_of_dependencies_come_first_and_depth_first() {
    let client = traced(routes![value]);
    let mut above = json!({
        "type": "less_than_equal", "loc": ["query", "limit"], "msg": "Input should be less than or equal to 100",
        "input": "101", "ctx": {"le": 100}
    });
    refused(
        client.get("/value?n=x&limit=101"),
        &[no_integer(json!(["query", "n"]), "x"), above.take(), missing(json!(["query", "q"]), json!(null))],
    );
    assert_eq!(ran(&client), [""; 0], "what has no arguments is not called, nor what depends on it");
}

#[test]
fn a_dependency_runs_although_others_cannot_and_its_error_wins() {
    let client = traced(routes![guarded]);
    expect(client.get("/guarded?n=x"), 403, r#"{"detail":"bad key"}"#);
    assert_eq!(ran(&client), ["key"]);
    refused(
        client.get("/guarded?n=x").header("x-key", "good"),
        &[no_integer(json!(["query", "n"]), "x"), missing(json!(["query", "q"]), json!(null))],
    );
    assert_eq!(ran(&client), ["key"]);
    expect(client.get("/guarded?n=1&q=2").header("x-key", "good"), 200, r#"[1,"good",2]"#);
    assert_eq!(ran(&client), ["number", "key", "handler"]);
}

#[test]
fn malformed_json_wins_over_everything() {
    let client = traced(routes![guarded_body]);
    let malformed = json!({
        "type": "json_invalid", "loc": ["body", 1], "msg": "JSON decode error", "input": {},
        "ctx": {"error": "Expecting value"}
    });
    refused(client.post("/guarded/x").content_type("application/json").body("["), &[malformed]);
    expect(client.post("/guarded/x").json(&5), 403, r#"{"detail":"bad key"}"#);
    let no_list =
        json!({"type": "list_type", "loc": ["body"], "msg": "Input should be a valid list", "input": 5});
    refused(
        client.post("/guarded/x").header("x-key", "good").json(&5),
        &[no_integer(json!(["path", "id"]), "x"), no_list],
    );
}

// ---- sharing

#[dependency]
fn count(count: State<AtomicUsize>) -> usize {
    count.fetch_add(1, Ordering::Relaxed) + 1
}

#[dependency(shared = false)]
fn count_anew(count: State<AtomicUsize>) -> usize {
    count.fetch_add(1, Ordering::Relaxed) + 1
}

#[dependency]
fn left(#[depends(count)] n: usize) -> usize {
    n
}

#[dependency]
fn right(#[depends(count)] n: usize) -> usize {
    n
}

#[get("/shared")]
async fn shared(
    #[depends(left)] a: usize,
    #[depends(right)] b: usize,
    #[depends(count)] c: usize,
) -> [usize; 3] {
    [a, b, c]
}

#[get("/anew")]
async fn anew(#[depends(count_anew)] a: usize, #[depends(count_anew)] b: usize) -> [usize; 2] {
    [a, b]
}

#[test]
fn a_value_is_made_once_for_each_request() {
    let client = traced(routes![shared]);
    expect(client.get("/shared"), 200, "[1,1,1]");
    expect(client.get("/shared"), 200, "[2,2,2]");
}

#[test]
fn a_value_that_is_not_shared_is_made_each_time() {
    expect(traced(routes![anew]).get("/anew"), 200, "[1,2]");
}

#[dependency]
fn left_number(#[depends(number)] n: i64) -> i64 {
    n
}

#[get("/twice")]
async fn twice(#[depends(number)] a: i64, #[depends(left_number)] b: i64) -> [i64; 2] {
    [a, b]
}

#[test]
fn a_shared_dependency_that_fails_is_not_called_for_anybody() {
    let client = traced(routes![twice]);
    let answer = client.get("/twice?n=x").send();
    assert_eq!(answer.status(), 422);
    assert_eq!(ran(&client), [""; 0]);
    expect(client.get("/twice?n=3"), 200, "[3,3]");
    assert_eq!(ran(&client), ["number"]);
}

// ---- bodies below

#[model]
#[derive(Clone)]
struct Small {
    n: i64,
}

#[dependency]
fn from_body(small: Small) -> i64 {
    small.n
}

#[dependency]
fn from_other(other: Small) -> i64 {
    other.n
}

#[post("/same")]
async fn same_part(#[depends(from_body)] n: i64, small: Small) -> [i64; 2] {
    [n, small.n]
}

#[post("/other")]
async fn other_part(#[depends(from_other)] n: i64, small: Small) -> [i64; 2] {
    [n, small.n]
}

#[post("/outer")]
async fn outer_part(small: Small) -> i64 {
    small.n
}

#[test]
fn parts_of_a_body_are_told_apart_by_their_names() {
    let client = client(routes![same_part, other_part]);
    expect(client.post("/same").json(&json!({"n": 1})), 200, "[1,1]");
    expect(client.post("/other").json(&json!({"small": {"n": 1}, "other": {"n": 2}})), 200, "[2,1]");
    refused(
        client.post("/other").json(&json!({"n": 1})),
        &[missing(json!(["body", "other"]), json!(null)), missing(json!(["body", "small"]), json!(null))],
    );
}

#[test]
fn a_dependency_of_the_application_shares_the_body_too() {
    let client = TestClient::new(App::new("Test").depends::<from_other>().routes(routes![outer_part]));
    expect(client.post("/outer").json(&json!({"small": {"n": 1}, "other": {"n": 2}})), 200, "1");
    refused(
        client.post("/outer").json(&json!({"n": 1})),
        &[missing(json!(["body", "other"]), json!(null)), missing(json!(["body", "small"]), json!(null))],
    );
}

// ---- path variables and other places below

#[dependency]
fn owner(owner_id: u32, #[cookie] session: Option<String>, head: &RequestHead) -> String {
    format!("{owner_id} {session:?} {}", head.method())
}

#[get("/owners/<owner_id>")]
async fn by_path(#[depends(owner)] owner: String) -> PlainText {
    PlainText(owner)
}

#[get("/owners")]
async fn by_query(#[depends(owner)] owner: String) -> PlainText {
    PlainText(owner)
}

#[test]
fn a_scalar_below_comes_from_the_path_if_it_is_there() {
    let client = client(routes![by_path, by_query]);
    assert_eq!(client.get("/owners/3?owner_id=4").cookie("session", "s").send().text(), r#"3 Some("s") GET"#);
    assert_eq!(client.get("/owners?owner_id=4").send().text(), "4 None GET");
    refused(client.get("/owners/x"), &[no_integer(json!(["path", "owner_id"]), "x")]);
    refused(client.get("/owners"), &[missing(json!(["query", "owner_id"]), json!(null))]);
}

// ---- blocking dependencies

#[dependency(blocking)]
fn thread_name() -> Option<String> {
    std::thread::current().name().map(str::to_owned)
}

#[dependency]
fn event_loop() -> Option<String> {
    std::thread::current().name().map(str::to_owned)
}

#[get("/threads")]
async fn threads(
    #[depends(thread_name)] a: Option<String>,
    #[depends(event_loop)] b: Option<String>,
) -> bool {
    let here = std::thread::current().name().map(str::to_owned);
    a != here && b == here
}

#[get("/plain/<n>")]
fn plain(
    n: u32,
    q: Option<String>,
    #[depends(left)] count: usize,
    head: &mut ResponseHead,
) -> (u32, Option<String>, usize, bool) {
    head.status(202);
    let name = std::thread::current().name().map(str::to_owned);
    (n, q, count, name.as_deref() == Some("ferrapi-test-client"))
}

#[test]
fn blocking_functions_run_beside_the_event_loop() {
    expect(client(routes![threads]).get("/threads"), 200, "true");
}

#[test]
fn a_blocking_handler_gets_its_arguments_and_lends_the_head() {
    expect(traced(routes![plain]).get("/plain/3?q=x"), 202, r#"[3,"x",1,false]"#);
    refused(traced(routes![plain]).get("/plain/x"), &[no_integer(json!(["path", "n"]), "x")]);
}
