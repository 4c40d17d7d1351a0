//! Queries: what a handler gets is what `form_urlencoded` reads, whichever way it is asked for.
#![no_main]

mod answers;

use std::cell::RefCell;

use answers::Target;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use http_body_util::Empty;
use libfuzzer_sys::fuzz_target;

#[model]
struct Filter {
    a: Option<String>,
    #[field(default)]
    b: Vec<String>,
    #[field(default, alias = "c d")]
    c: Vec<String>,
}

#[get("/one")]
async fn one(
    a: Option<String>,
    #[query(default)] b: Vec<String>,
    #[query(default, alias = "c d")] c: Vec<String>,
) -> Value {
    json!([a, b, c])
}

#[get("/model")]
async fn model(#[query] filter: Filter) -> Value {
    json!([filter.a, filter.b, filter.c])
}

#[get("/numbers")]
async fn numbers(a: Option<i64>, b: Option<f64>, c: Option<bool>) -> Value {
    json!([a, b.map(|b| b.to_string()), c])
}

thread_local! {
    static TARGET: RefCell<Target> = Target::new(routes![one, model, numbers]);
}

fn get(path: &str, query: &str) -> Option<(u16, Value)> {
    let request = http::Request::get(format!("{path}?{query}")).body(Empty::new()).ok()?;
    // A fragment is cut off.
    let same = request.uri().query() == Some(query);
    same.then(|| TARGET.with_borrow_mut(|target| target.answer(request)))
}

fuzz_target!(|query: &str| {
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).collect();
    let all =
        |name: &str| pairs.iter().filter(|(key, _)| key == name).map(|(_, value)| value).collect::<Vec<_>>();
    let expected = json!([all("a").last(), all("b"), all("c d")]);
    for path in ["/one", "/model"] {
        if let Some((status, found)) = get(path, query) {
            assert_eq!((status, &found), (200, &expected), "{path}");
        }
    }
    if let Some((status, found)) = get("/numbers", query) {
        let read = |name: &str| all(name).last().map(|text| text.parse::<i64>());
        match read("a") {
            Some(Ok(number)) if status == 200 => assert_eq!(found[0], number),
            None if status == 200 => assert_eq!(found[0], Value::Null),
            _ => assert!(matches!(status, 200 | 422), "{status}"),
        }
    }
});
