//! `/proxy` against servers on real ports.

use std::sync::Arc;

use ferrapi::ServerHandle;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Notify, Semaphore};

use super::*;

/// A server on a port of its own, and the runtime that it runs in.
fn serve(app: App) -> (Runtime, ServerHandle) {
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let handle = runtime.block_on(async { app.bind("127.0.0.1:0").await.unwrap().start() });
    (runtime, handle)
}

#[test]
fn proxy_shows_the_headers_of_a_real_server() {
    let (runtime, server) = serve(app(Upstream::new(NOWHERE)));
    let upstream = format!("http://{}/echo/1", server.address());
    let client = TestClient::new(app(Upstream::new(upstream)));
    let answer = client.get("/proxy").send();
    assert_eq!(answer.status(), 200);
    let headers: Value = answer.json();
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers["content-length"], r#"{"item_id":1,"q":null}"#.len().to_string());
    assert!(headers["date"].is_string());
    drop(client);
    runtime.block_on(server.shutdown());
}

/// An upstream that tells when it was asked, and answers when it is told to.
struct Gate {
    asked: Notify,
    open: Semaphore,
}

#[get("/gate")]
async fn gate(gate: State<Arc<Gate>>) -> &'static str {
    gate.asked.notify_one();
    drop(gate.open.acquire().await);
    "open"
}

#[test]
fn other_requests_go_on_while_proxy_waits() {
    let watch = Arc::new(Gate { asked: Notify::new(), open: Semaphore::new(0) });
    let (runtime, server) = serve(App::new("Gate").state(Arc::clone(&watch)).routes(routes![gate]));
    let client = TestClient::new(app(Upstream::new(format!("http://{}/gate", server.address()))));
    thread::scope(|scope| {
        let waiting = scope.spawn(|| client.get("/proxy").send());
        runtime.block_on(watch.asked.notified());
        for _ in 0..3 {
            assert_json(&client.get("/items/1").send(), 200, r#"{"name":"Widget"}"#);
        }
        assert!(!waiting.is_finished());
        watch.open.add_permits(1);
        let answer = waiting.join().unwrap();
        assert_eq!((answer.status(), answer.into_json()["content-length"].clone()), (200, json!("6")));
    });
    drop(client);
    runtime.block_on(server.shutdown());
}

#[test]
fn proxy_says_so_when_the_upstream_cannot_be_asked() {
    let answer = client().get("/proxy").send();
    assert_json(&answer, 502, r#"{"detail":"The upstream cannot be reached"}"#);
    let client = TestClient::new(app(Upstream::new("no url")));
    let answer = client.get("/proxy").send();
    assert_json(&answer, 502, r#"{"detail":"The upstream's address is no URL"}"#);
}
