//! Handlers and dependencies are functions still: a unit test calls them.

use std::sync::Arc;

use ferrapi::prelude::*;

use crate::expect::{client, expect};

struct Names(Vec<&'static str>);

#[dependency]
fn find(id: usize, names: State<Names>) -> Result<String, HttpError> {
    names.0.get(id).map(|name| (*name).to_owned()).ok_or_else(|| HttpError::not_found("no such name"))
}

#[get("/names")]
fn names(names: State<Names>, #[query(default = 1, ge = 1)] limit: usize) -> Vec<String> {
    names.0.iter().take(limit).map(|name| (*name).to_owned()).collect()
}

#[get("/later")]
async fn later(n: u8) -> u8 {
    tokio::task::yield_now().await;
    n + 1
}

#[get("/names/<id>")]
async fn name(#[depends(find)] name: String, #[header] x_loud: Option<bool>) -> String {
    if x_loud == Some(true) { name.to_uppercase() } else { name }
}

#[get("/r/<type>")]
async fn raw(r#type: String, #[query(alias = "match")] r#match: Option<u8>) -> (String, Option<u8>) {
    (r#type, r#match)
}

#[test]
fn a_plain_handler_is_called_with_values() {
    let state = State::new(Names(vec!["ann", "bob"]));
    assert_eq!(names(state.clone(), 5), ["ann", "bob"]);
    assert_eq!(find(1, state.clone()).unwrap(), "bob");
    let error = find(2, state).unwrap_err();
    assert_eq!((error.status_code(), error.detail()), (StatusCode::NOT_FOUND, "no such name".into()));
}

#[test]
fn an_async_handler_is_awaited() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    assert_eq!(runtime.block_on(later(1)), 2);
    assert_eq!(runtime.block_on(name("ann".to_owned(), Some(true))), "ANN");
}

#[test]
fn identifiers_may_be_raw() {
    expect(client(routes![raw]).get("/r/x?match=3"), 200, r#"["x",3]"#);
}

#[test]
fn a_client_is_shared_between_threads() {
    let client = Arc::new(client(routes![later]));
    std::thread::scope(|scope| {
        for n in 0..20u8 {
            let client = Arc::clone(&client);
            scope
                .spawn(move || drop(expect(client.get(&format!("/later?n={n}")), 200, &(n + 1).to_string())));
        }
    });
}
