//! State that the application is given.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use ferrapi::prelude::*;
use ferrapi::{App, TestClient};

use crate::expect::expect;

struct Name(&'static str);

#[get("/count")]
async fn count(count: State<AtomicU64>) -> u64 {
    count.fetch_add(1, Ordering::Relaxed)
}

#[get("/name")]
async fn name(name: State<Name>, again: State<Name>) -> (String, bool) {
    (name.0.to_owned(), std::ptr::eq(&raw const *name, &raw const *again))
}

#[dependency]
fn name_below(name: State<Arc<str>>) -> usize {
    name.len()
}

#[get("/below")]
async fn below(#[depends(name_below)] length: usize) -> usize {
    length
}

#[get("/blocking")]
fn blocking(name: State<Name>) -> &'static str {
    name.0
}

#[test]
fn all_requests_share_one_value_of_each_type() {
    let client = TestClient::new(
        App::new("Test")
            .state(AtomicU64::new(5))
            .state(Name("first"))
            .state(Name("second"))
            .state::<Arc<str>>("abc".into())
            .routes(routes![count, name, below, blocking]),
    );
    expect(client.get("/count"), 200, "5");
    expect(client.get("/count"), 200, "6");
    expect(client.get("/name"), 200, r#"["second",true]"#);
    expect(client.get("/below"), 200, "3");
    expect(client.get("/blocking"), 200, r#""second""#);
}

#[test]
fn state_is_dropped_with_the_application() {
    let value = Arc::new(());
    #[get("/held")]
    async fn held(held: State<Arc<()>>) -> usize {
        Arc::strong_count(&held)
    }
    let client = TestClient::new(App::new("Test").state(Arc::clone(&value)).routes(routes![held]));
    expect(client.get("/held"), 200, "2");
    drop(client);
    assert_eq!(Arc::strong_count(&value), 1);
}
