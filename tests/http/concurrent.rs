//! Dependencies that are resolved at the same time.

use std::future::pending;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use ferrapi::TestClient;
use ferrapi::prelude::*;
use ferrapi::serde_json::json;
use tokio::sync::Barrier;
use tokio::time::{sleep, timeout};

use crate::expect::{expect, missing, refused};

/// What ran, in order.
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

fn client(routes: ferrapi::Routes) -> TestClient {
    TestClient::new(
        App::new("Test")
            .state(Trace::default())
            .state(AtomicUsize::new(0))
            .state(Barrier::new(2))
            .routes(routes)
            .routes(routes![trace]),
    )
}

fn ran(client: &TestClient) -> Vec<String> {
    client.get("/trace").send().json()
}

/// Waits until the other one waits, too: one after the other they never get past here.
async fn meet(barrier: &Barrier) -> bool {
    timeout(Duration::from_secs(10), barrier.wait()).await.is_ok()
}

#[dependency]
async fn left(barrier: State<Barrier>) -> bool {
    meet(&barrier).await
}

#[dependency]
async fn right(barrier: State<Barrier>, n: i64) -> (bool, i64) {
    (meet(&barrier).await, n)
}

#[get("/meet/<n>", concurrent)]
async fn meeting(
    #[depends(left)] left: bool,
    n: i64,
    #[depends(right)] right: (bool, i64),
) -> (bool, bool, i64) {
    (left, right.0, n + right.1)
}

#[dependency]
struct Left {
    #[depends(left)]
    met: bool,
}

#[get("/effects", concurrent, depends(left))]
async fn effects(#[depends(right)] right: (bool, i64)) -> bool {
    right.0
}

#[get("/by_type", concurrent)]
async fn by_type(left: Left, #[depends(right)] right: (bool, i64), trace: State<Trace>) -> bool {
    trace.note("handler");
    left.met && right.0
}

#[test]
fn independent_dependencies_overlap() {
    let client = client(routes![meeting, effects, by_type]);
    expect(client.get("/meet/4"), 200, "[true,true,8]");
    expect(client.get("/effects?n=1"), 200, "true");
    expect(client.get("/by_type?n=1"), 200, "true");
}

// ---- sharing

#[dependency]
async fn number(count: State<AtomicUsize>) -> usize {
    sleep(Duration::from_millis(5)).await;
    count.fetch_add(1, Ordering::Relaxed)
}

#[dependency]
async fn slow(#[depends(number)] n: usize) -> usize {
    sleep(Duration::from_millis(5)).await;
    n + 10
}

#[get("/shared", concurrent)]
async fn shared(
    #[depends(slow)] a: usize,
    #[depends(number)] b: usize,
    #[depends(slow)] c: usize,
    #[depends(number)] d: usize,
) -> [usize; 4] {
    [a, b, c, d]
}

#[test]
fn a_shared_value_is_made_once() {
    let client = client(routes![shared]);
    expect(client.get("/shared"), 200, "[10,0,10,0]");
    expect(client.get("/shared"), 200, "[11,1,11,1]");
    client.replace::<slow>(|| 7);
    expect(client.get("/shared"), 200, "[7,2,7,2]");
}

// ---- errors

#[dependency]
async fn late(#[header] late: Option<u64>, trace: State<Trace>) -> Result<u64, HttpError> {
    sleep(Duration::from_millis(20)).await;
    trace.note("late");
    late.ok_or_else(|| HttpError::forbidden("late"))
}

#[dependency]
async fn early(#[header] early: Option<u64>, trace: State<Trace>) -> Result<u64, HttpError> {
    trace.note("early");
    early.ok_or_else(|| HttpError::conflict("early"))
}

#[dependency]
async fn last(trace: State<Trace>) -> u64 {
    sleep(Duration::from_millis(200)).await;
    trace.note("last");
    1
}

#[get("/errors", concurrent)]
async fn errors(
    q: u64,
    #[depends(late)] late: u64,
    #[depends(early)] early: u64,
    #[depends(last)] last: u64,
    #[depends(number_of)] n: i64,
) -> (u64, i64) {
    (q + late + early + last, n)
}

#[dependency]
async fn number_of(n: i64) -> i64 {
    n
}

#[get("/in_turn")]
async fn in_turn(
    q: u64,
    #[depends(late)] late: u64,
    #[depends(early)] early: u64,
    #[depends(last)] last: u64,
    #[depends(number_of)] n: i64,
) -> (u64, i64) {
    (q + late + early + last, n)
}

#[test]
fn the_first_error_in_order_of_declaration_wins() {
    let client = client(routes![errors, in_turn]);
    expect(client.get("/errors?q=1&n=1"), 403, r#"{"detail":"late"}"#);
    assert_eq!(ran(&client), ["early", "late"], "what comes after an error is not waited for");
    expect(client.get("/errors?q=1&n=1").header("late", "1"), 409, r#"{"detail":"early"}"#);
    assert_eq!(ran(&client), ["early", "late"]);
}

#[test]
fn answers_are_those_of_one_after_the_other() {
    let client = client(routes![errors, in_turn]);
    for (query, late, early) in [
        ("?q=1&n=2", "1", "2"),
        ("?q=x&n=y", "1", "2"),
        ("?q=x", "z", "2"),
        ("", "1", "z"),
        ("?q=x&n=y", "", "z"),
        ("", "z", "z"),
    ] {
        let answer = |path: &str| {
            let answer =
                client.get(&format!("{path}{query}")).header("late", late).header("early", early).send();
            (answer.status(), answer.text().to_owned())
        };
        assert_eq!(answer("/errors"), answer("/in_turn"), "{query} {late} {early}");
    }
    refused(
        client.get("/errors").header("late", "1").header("early", "1"),
        &[missing(json!(["query", "n"]), json!(null)), missing(json!(["query", "q"]), json!(null))],
    );
}

// ---- heads, tasks, forms

#[dependency]
async fn slow_header(head: &mut ResponseHead) {
    head.header("x-one", "slow").header("x-slow", "1");
}

#[dependency]
async fn quick_header(head: &mut ResponseHead, tasks: &mut BackgroundTasks, trace: State<Trace>) {
    tasks.add(async move { trace.note("task") });
    head.header("x-one", "quick").status(202);
}

#[dependency]
async fn field(#[form] name: String) -> String {
    name
}

#[post("/form", concurrent, depends(slow_header, quick_header))]
async fn form(#[depends(field)] field: String, #[form] name: String) -> (String, String) {
    (field, name)
}

#[test]
fn what_they_say_of_the_response_counts_in_order() {
    let client = client(routes![form]);
    let answer = client.post("/form").form(&[("name", "a")]).send();
    assert_eq!((answer.status(), answer.text()), (202, r#"["a","a"]"#));
    assert_eq!((answer.header("x-one"), answer.header("x-slow")), (Some("quick"), Some("1")));
    assert_eq!(ran(&client), ["task"]);
}

// ---- teardown

#[dependency]
async fn base(trace: State<Trace>) -> Scoped<u8> {
    trace.note("base");
    Scoped::new(1, async move |_| trace.note("base ends"))
}

#[dependency]
async fn slow_user(#[depends(base)] base: u8, trace: State<Trace>) -> Scoped<u8> {
    sleep(Duration::from_millis(20)).await;
    trace.note("slow");
    Scoped::new(base, async move |_| trace.note("slow ends"))
}

#[dependency]
async fn quick_user(#[depends(base)] base: u8, trace: State<Trace>) -> Scoped<u8> {
    trace.note("quick");
    Scoped::new(base, async move |_| trace.note("quick ends"))
}

#[dependency]
async fn mishap(#[header] mishap: Option<String>) -> u8 {
    sleep(Duration::from_millis(40)).await;
    match mishap.as_deref() {
        Some("panic") => panic!("on purpose"),
        Some("wait") => pending().await,
        _ => 1,
    }
}

#[get("/teardown", concurrent)]
async fn teardown(
    #[depends(slow_user)] slow: u8,
    #[depends(quick_user)] quick: u8,
    #[depends(mishap)] mishap: u8,
) -> u8 {
    slow + quick + mishap
}

const ENDS: [&str; 6] = ["base", "quick", "slow", "quick ends", "slow ends", "base ends"];

#[test]
fn teardowns_run_against_the_order_of_declaration() {
    let client = client(routes![teardown]);
    expect(client.get("/teardown"), 200, "3");
    assert_eq!(ran(&client), ENDS);
}

#[test]
fn a_panic_of_one_ends_all() {
    let client = client(routes![teardown]);
    let answer = client.get("/teardown").header("mishap", "panic").send();
    assert_eq!(answer.status(), 500);
    assert_eq!(ran(&client), ENDS);
}
