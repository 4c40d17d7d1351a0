//! Requests that take too long.

use std::time::Duration;

use ferrapi::TestClient;
use ferrapi::middleware::Timeout;
use ferrapi::prelude::*;

#[get("/slow")]
async fn slow() {
    tokio::time::sleep(Duration::from_secs(60)).await;
}

#[get("/stream")]
async fn stream() -> Stream {
    Stream::generate(|out| async move {
        out.send("a").await;
        tokio::time::sleep(Duration::from_millis(200)).await;
        out.send("b").await;
    })
}

#[test]
fn what_is_too_slow_is_a_503() {
    let layer = Timeout::new(Duration::from_millis(50));
    let client = TestClient::new(App::new("Test").routes(routes![slow, stream]).layer(layer));
    let answer = client.get("/slow").send();
    assert_eq!((answer.status(), answer.text()), (503, r#"{"detail":"Service Unavailable"}"#));
    assert_eq!(client.get("/stream").send().text(), "ab");
    let router = Router::new("/x").routes(routes![slow]).layer(layer.status(StatusCode::GATEWAY_TIMEOUT));
    assert_eq!(TestClient::new(App::new("Test").mount(router)).get("/x/slow").send().status(), 504);
}
