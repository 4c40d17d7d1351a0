//! Dependencies: sharing, parameters, errors.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};

struct Counter(AtomicU64);

#[dependency]
fn dep_counter(counter: State<Counter>) -> u64 {
    counter.0.fetch_add(1, Ordering::Relaxed)
}

#[dependency(shared = false)]
fn dep_fresh_counter(counter: State<Counter>) -> u64 {
    counter.0.fetch_add(1, Ordering::Relaxed)
}

#[dependency]
fn dep_a(#[depends(dep_counter)] n: u64) -> u64 {
    n
}

#[dependency]
fn dep_b(#[depends(dep_counter)] n: u64) -> u64 {
    n
}

#[dependency]
fn dep_c(#[depends(dep_fresh_counter)] n: u64) -> u64 {
    n
}

#[get("/d/cache")]
fn d_cache(#[depends(dep_a)] a: u64, #[depends(dep_b)] b: u64, #[depends(dep_c)] c: u64) -> Value {
    json!({ "same": a == b, "different": c != a })
}

#[dependency]
fn dep_q(#[query(min_length = 3)] q: String, #[query(default = 1)] n: i64) -> Value {
    json!({ "q": q, "n": n })
}

#[get("/d/params")]
fn d_params(#[depends(dep_q)] d: Value, z: i64) -> Value {
    json!({ "d": d, "z": z })
}

#[dependency]
pub(super) fn dep_fail(#[header] x_key: Option<String>) -> Result<(), HttpError> {
    if x_key.as_deref() == Some("good") { Ok(()) } else { Err(HttpError::forbidden("bad key")) }
}

#[get("/d/fail-first", depends(dep_fail))]
fn d_fail_first(n: i64) -> Value {
    json!({ "n": n })
}

/// What ran, in order.
#[derive(Clone, Default)]
struct Trace(Arc<Mutex<Vec<String>>>);

impl Trace {
    fn note(&self, what: impl Into<String>) {
        self.0.lock().expect("no holder panics").push(what.into());
    }
}

#[dependency]
fn dep_y1(trace: State<Trace>) -> Scoped<String> {
    trace.note("y1 enter");
    Scoped::new("one".to_owned(), async move |outcome| {
        // A request that does not fit is no `HTTPException` in FastAPI.
        if let Outcome::Error(status) = outcome
            && status != StatusCode::UNPROCESSABLE_ENTITY
        {
            trace.note(format!("y1 caught {}", status.as_u16()));
        }
        trace.note("y1 exit");
    })
}

#[dependency]
fn dep_y2(#[depends(dep_y1)] one: String, trace: State<Trace>) -> Scoped<String> {
    trace.note("y2 enter");
    Scoped::new(format!("{one} two"), async move |_| trace.note("y2 exit"))
}

#[get("/d/yield")]
fn d_yield(
    #[depends(dep_y2)] v: String,
    #[query(default = false)] fail: bool,
    trace: State<Trace>,
) -> Result<Value, HttpError> {
    trace.note("handler");
    if fail {
        return Err(HttpError::new(418, "teapot"));
    }
    Ok(json!({ "v": v }))
}

#[get("/d/trace")]
fn d_trace(trace: State<Trace>) -> Value {
    json!(std::mem::take(&mut *trace.0.lock().expect("no holder panics")))
}

pub(super) fn add(app: App) -> App {
    app.state(Counter(AtomicU64::new(0))).state(Trace::default()).routes(routes![
        d_cache,
        d_params,
        d_fail_first,
        d_yield,
        d_trace
    ])
}
