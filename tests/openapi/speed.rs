//! How long a large application takes to start; a measurement, to be run by hand:
//! `cargo test --release -p ferrapi-tests --test openapi speed -- --ignored --nocapture`.

use std::time::Instant;

use ferrapi::TestClient;
use ferrapi::prelude::*;

use crate::shop;

#[test]
#[ignore = "a measurement"]
fn a_thousand_routes() {
    let start = |copies: usize| {
        let app = (0..copies).fold(App::new("Large"), |app, copy| {
            let prefix: &'static str = Box::leak(format!("/copy{copy}").into_boxed_str());
            app.mount(shop::router(prefix))
        });
        let start = Instant::now();
        let client = TestClient::new(app);
        (start.elapsed(), client)
    };
    let (none, _) = start(0);
    let (all, client) = start(210);
    let document = client.get("/openapi.json").header("x-token", "t").send();
    let operations = document.text().matches("\"operationId\"").count();
    println!(
        "{operations} operations, {} bytes: {all:?} (no route at all: {none:?})",
        document.bytes().len()
    );
    assert!(operations > 1000);
}
