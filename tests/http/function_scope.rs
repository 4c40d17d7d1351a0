//! Teardowns of function scope: before the response.

use ferrapi::BoxError;
use ferrapi::prelude::*;

use crate::after::{Trace, outer, traced};
use crate::expect::expect;

#[dependency(scope = "function")]
async fn brief(#[depends(outer)] _outer: String, trace: State<Trace>) -> Scoped<String> {
    trace.scoped("brief")
}

#[get("/brief", status = 201)]
async fn with_brief(
    #[depends(brief)] _brief: String,
    trace: State<Trace>,
    tasks: &mut BackgroundTasks,
) -> u8 {
    trace.note("handler");
    tasks.add(async move { trace.note("task") });
    1
}

#[get("/brief-panics")]
async fn brief_panics(#[depends(brief)] _brief: String) -> u8 {
    panic!("on purpose")
}

#[test]
fn a_function_scope_ends_before_the_response() {
    let (client, trace) = traced(routes![with_brief, brief_panics]);
    expect(client.get("/brief"), 201, "1");
    let expected = [
        "outer begins",
        "brief begins",
        "handler",
        "brief ends: Success(201)",
        "task",
        "outer ends: Success(201)",
    ];
    assert_eq!(trace.take(), expected);
    assert_eq!(client.get("/brief-panics").send().status(), 500);
    let expected = ["outer begins", "brief begins", "brief ends: Panic", "outer ends: Panic"];
    assert_eq!(trace.take(), expected);
}

#[dependency(scope = "function")]
async fn commit(#[query] fault: Option<String>, trace: State<Trace>) -> Scoped<()> {
    trace.note("commit begins");
    let trace = State::clone(&trace);
    Scoped::new((), async move |outcome| -> Result<(), BoxError> {
        trace.note(format!("commit ends: {outcome:?}"));
        match fault.as_deref() {
            None => Ok(()),
            Some("conflict") => Err(HttpError::status(409).header("x-fault", "1").into()),
            Some("panic") => panic!("on purpose"),
            Some(other) => Err(format!("a secret: {other}").into()),
        }
    })
}

#[dependency(scope = "function")]
async fn audited(#[depends(commit)] _commit: (), trace: State<Trace>) -> Scoped<()> {
    let trace = State::clone(&trace);
    Scoped::new((), async move |outcome| trace.note(format!("audit ends: {outcome:?}")))
}

#[dependency(scope = "function")]
async fn around(trace: State<Trace>) -> Scoped<()> {
    let trace = State::clone(&trace);
    Scoped::new((), async move |outcome| trace.note(format!("around ends: {outcome:?}")))
}

#[get("/commit")]
async fn committed(
    #[depends(around)] _around: (),
    #[depends(audited)] _audited: (),
    tasks: &mut BackgroundTasks,
    trace: State<Trace>,
) -> u8 {
    tasks.add(async move { trace.note("task") });
    1
}

#[get("/commit-fails")]
async fn committed_but_failed(#[depends(audited)] _audited: ()) -> Result<u8, HttpError> {
    Err(HttpError::not_found("gone"))
}

#[test]
fn a_teardown_of_function_scope_that_fails_makes_a_success_a_failure() {
    let (client, trace) = traced(routes![committed, committed_but_failed]);
    let conflict = expect(client.get("/commit?fault=conflict"), 409, r#"{"detail":"Conflict"}"#);
    assert_eq!(conflict.header("x-fault"), Some("1"));
    let expected =
        ["commit begins", "audit ends: Success(200)", "commit ends: Success(200)", "around ends: Error(409)"];
    assert_eq!(trace.take(), expected);
    for fault in ["panic", "other"] {
        let answer = client.get(&format!("/commit?fault={fault}")).send();
        assert_eq!((answer.status(), answer.text()), (500, "Internal Server Error"));
        assert_eq!(trace.take().last().unwrap(), "around ends: Error(500)");
    }
    // What has failed already is not overwritten.
    expect(client.get("/commit-fails?fault=conflict"), 404, r#"{"detail":"gone"}"#);
    assert_eq!(trace.take(), ["commit begins", "audit ends: Error(404)", "commit ends: Error(404)"]);
}

#[test]
fn an_error_of_a_teardown_is_answered_as_all_errors_are() {
    let app = App::new("Test")
        .state(Trace::default())
        .error_handler(|error: HttpError, _| PlainText(format!("refused: {}", error.status_code())))
        .routes(routes![committed]);
    let answer = ferrapi::TestClient::new(app).get("/commit?fault=conflict").send();
    assert_eq!(answer.text(), "refused: 409 Conflict");
}
