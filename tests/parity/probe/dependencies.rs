//! Dependencies: sharing, parameters, errors.

use std::sync::atomic::{AtomicU64, Ordering};

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

pub(super) fn add(app: App) -> App {
    app.state(Counter(AtomicU64::new(0))).routes(routes![d_cache, d_params, d_fail_first])
}
