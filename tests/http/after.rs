//! After the response: background tasks, and the teardown of what dependencies hold.

use std::sync::{Arc, Mutex};

use ferrapi::TestClient;
use ferrapi::prelude::*;

use crate::expect::expect;

/// What happened, in order.
#[derive(Clone, Default)]
pub(crate) struct Trace(Arc<Mutex<Vec<String>>>);

impl Trace {
    pub(crate) fn note(&self, what: impl Into<String>) {
        self.0.lock().unwrap().push(what.into());
    }

    pub(crate) fn take(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }

    /// A value whose end is noted under a name.
    pub(crate) fn scoped(&self, name: &'static str) -> Scoped<String> {
        self.note(format!("{name} begins"));
        let trace = self.clone();
        Scoped::new(name.to_owned(), async move |outcome| trace.note(format!("{name} ends: {outcome:?}")))
    }
}

pub(crate) fn traced(routes: ferrapi::Routes) -> (TestClient, Trace) {
    let trace = Trace::default();
    (TestClient::new(App::new("Test").state(trace.clone()).routes(routes)), trace)
}

#[dependency]
pub(crate) async fn outer(trace: State<Trace>) -> Scoped<String> {
    trace.scoped("outer")
}

#[dependency]
fn inner(#[depends(outer)] _outer: String, trace: State<Trace>) -> Result<Scoped<String>, HttpError> {
    Ok(trace.scoped("inner"))
}

#[dependency]
fn refusing(#[depends(inner)] _inner: String) -> Result<Scoped<()>, HttpError> {
    Err(HttpError::forbidden("no"))
}

#[dependency(blocking)]
fn noting(trace: State<Trace>, tasks: &mut BackgroundTasks) {
    let trace = State::clone(&trace);
    tasks.add_blocking(move || trace.note("task of a dependency"));
}

#[get("/ok")]
async fn ok(
    #[depends(inner)] inner: String,
    #[depends(noting)] _noting: (),
    trace: State<Trace>,
    tasks: &mut BackgroundTasks,
) -> String {
    trace.note("handler");
    let first = State::clone(&trace);
    tasks.add(async move {
        tokio::task::yield_now().await;
        first.note("first task");
    });
    tasks.add(async { panic!("a secret of the task") });
    tasks.add(async move { trace.note("last task") });
    inner
}

#[test]
fn tasks_come_after_the_response_and_teardowns_after_them_last_resolved_first() {
    let (client, trace) = traced(routes![ok]);
    for _ in 0..2 {
        expect(client.get("/ok"), 200, "\"inner\"");
        let expected = [
            "outer begins",
            "inner begins",
            "handler",
            "task of a dependency",
            "first task",
            "last task",
            "inner ends: Success(200)",
            "outer ends: Success(200)",
        ];
        assert_eq!(trace.take(), expected);
    }
}

#[get("/fails")]
async fn fails(
    #[depends(inner)] _inner: String,
    tasks: &mut BackgroundTasks,
    trace: State<Trace>,
) -> Result<(), HttpError> {
    tasks.add(async move { trace.note("task") });
    Err(HttpError::not_found("gone"))
}

#[get("/panics")]
async fn panics(#[depends(inner)] _inner: String, tasks: &mut BackgroundTasks, trace: State<Trace>) {
    tasks.add(async move { trace.note("task") });
    panic!("on purpose")
}

#[get("/refused")]
async fn refused(#[depends(refusing)] _refusing: ()) {}

#[get("/invalid")]
async fn invalid(#[depends(inner)] _inner: String, n: u8, #[depends(noting)] _noting: ()) -> u8 {
    n
}

#[test]
fn a_request_that_fails_ends_what_it_began_and_runs_no_task() {
    let (client, trace) = traced(routes![fails, panics, refused, invalid]);
    for (path, status, outcome) in [
        ("/fails", 404, "Error(404)"),
        ("/panics", 500, "Panic"),
        ("/refused", 403, "Error(403)"),
        ("/invalid?n=x", 422, "Error(422)"),
    ] {
        assert_eq!(client.get(path).send().status(), status, "{path}");
        let expected = [
            "outer begins".to_owned(),
            "inner begins".to_owned(),
            format!("inner ends: {outcome}"),
            format!("outer ends: {outcome}"),
        ];
        assert_eq!(trace.take(), expected, "{path}");
    }
}

#[dependency(shared = false)]
async fn each(trace: State<Trace>) -> Result<Scoped<String>, HttpError> {
    let each = trace.scoped("each");
    let trace = State::clone(&trace);
    Ok(Scoped::new(each.to_string(), async move |outcome| {
        trace.note("fails");
        each.end(outcome).await?;
        Err::<(), ferrapi::BoxError>("a teardown of a test fails".into())
    }))
}

#[get("/each")]
async fn each_twice(#[depends(each)] _first: String, #[depends(each)] _second: String) {}

#[test]
fn a_teardown_that_fails_keeps_no_other_from_running() {
    let (client, trace) = traced(routes![each_twice]);
    assert_eq!(client.get("/each").send().status(), 200);
    let expected = [
        "each begins",
        "each begins",
        "fails",
        "each ends: Success(200)",
        "fails",
        "each ends: Success(200)",
    ];
    assert_eq!(trace.take(), expected);
}

#[get("/twice")]
async fn twice(#[depends(outer)] _first: String, #[depends(inner)] _second: String) {}

#[test]
fn a_shared_value_is_ended_once() {
    let (client, trace) = traced(routes![twice]);
    for method in ["GET", "HEAD"] {
        assert_eq!(client.request(method, "/twice").send().status(), 200);
        let expected =
            ["outer begins", "inner begins", "inner ends: Success(200)", "outer ends: Success(200)"];
        assert_eq!(trace.take(), expected, "{method}");
    }
}

#[head("/only")]
async fn only_head(#[depends(outer)] _outer: String) -> &'static str {
    "not sent"
}

#[get("/nothing", status = 204)]
async fn nothing(#[depends(outer)] _outer: String) {}

#[test]
fn an_answer_without_a_body_was_sent_all_the_same() {
    let (client, trace) = traced(routes![only_head, nothing]);
    assert_eq!(client.head("/only").send().status(), 200);
    assert_eq!(trace.take(), ["outer begins", "outer ends: Success(200)"]);
    assert_eq!(client.get("/nothing").send().status(), 204);
    assert_eq!(trace.take(), ["outer begins", "outer ends: Success(204)"]);
}

#[test]
fn an_effect_of_the_application_is_ended_too() {
    let trace = Trace::default();
    let app = App::new("Test").state(trace.clone()).depends::<inner>().routes(routes![nothing]);
    let client = TestClient::new(app);
    assert_eq!(client.get("/nothing").send().status(), 204);
    let expected = ["outer begins", "inner begins", "inner ends: Success(204)", "outer ends: Success(204)"];
    assert_eq!(trace.take(), expected);
}

#[tokio::test]
async fn a_unit_test_can_run_tasks_and_end_values() {
    let trace = Trace::default();
    let mut tasks = BackgroundTasks::new();
    assert!(tasks.is_empty());
    let noted = trace.clone();
    tasks.add(async move { noted.note("task") });
    assert_eq!((tasks.len(), format!("{tasks:?}").as_str()), (1, "BackgroundTasks(1)"));
    tasks.run().await;
    let scoped = trace.scoped("value");
    assert_eq!((scoped.as_str(), format!("{scoped:?}").as_str()), ("value", "Scoped(\"value\")"));
    scoped.end(Outcome::Disconnected).await.unwrap();
    assert_eq!(trace.take(), ["task", "value begins", "value ends: Disconnected"]);
}
