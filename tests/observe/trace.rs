//! Requests as spans.

use std::io;
use std::sync::{Arc, Mutex, OnceLock};

use ferrapi::observe::{Trace, TraceParent};
use ferrapi::prelude::*;
use ferrapi::{Extension, TestClient};
use tracing_subscriber::fmt::format::FmtSpan;

const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

/// All that is logged in this program.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// The one for all tests: applications run in threads of their own.
    fn listen() -> &'static Log {
        static LOG: OnceLock<Log> = OnceLock::new();
        LOG.get_or_init(|| {
            let log = Log::default();
            let writer = log.clone();
            tracing_subscriber::fmt()
                .with_span_events(FmtSpan::CLOSE)
                .with_writer(move || writer.clone())
                .without_time()
                .init();
            log
        })
    }

    /// The lines with this in them.
    fn lines(&self, part: &str) -> Vec<String> {
        let text = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        text.lines().filter(|line| line.contains(part)).map(str::to_owned).collect()
    }
}

#[get("/traced/<id>")]
async fn traced(id: u32, parent: Option<Extension<TraceParent>>) -> String {
    tracing::info!(id, "in the handler");
    parent.map(|parent| parent.to_string()).unwrap_or_default()
}

#[get("/blocking-traced")]
fn blocking_traced() {
    tracing::info!("in the pool");
}

#[get("/stream-traced")]
async fn stream_traced() -> Stream {
    Stream::generate(|out| async move {
        out.send("x").await;
        tracing::info!("in the stream");
    })
}

#[get("/failed-traced")]
async fn failed_traced() -> Result<(), HttpError> {
    Err(HttpError::status(503))
}

fn client() -> TestClient {
    let routes = routes![traced, blocking_traced, stream_traced, failed_traced];
    TestClient::new(App::new("Test").routes(routes).layer(Trace::new()))
}

#[track_caller]
fn only(lines: Vec<String>) -> String {
    assert_eq!(lines.len(), 1, "{lines:#?}");
    lines.into_iter().next().unwrap()
}

#[test]
fn a_request_is_a_span_with_names_that_are_known() {
    let log = Log::listen();
    let client = client();
    client.get("/traced/17?secret=word").header("authorization", "Bearer word").send();
    drop(client);
    let path = r#"url.path="/traced/17""#;
    let lines = log.lines(path);
    assert!(lines[0].contains("in the handler") && lines[0].contains("id=17"), "{lines:#?}");
    let closed = only(lines.into_iter().filter(|line| line.contains("close")).collect());
    for field in [
        r#"otel.kind="server""#,
        r#"otel.name="GET /traced/{id}""#,
        r#"http.request.method="GET""#,
        r#"http.route="/traced/{id}""#,
        "http.response.status_code=200",
        r#"url.scheme="http""#,
        r#"network.protocol.version="1.1""#,
    ] {
        assert!(closed.contains(field), "{field}: {closed}");
    }
    for absent in ["secret", "Bearer", "otel.status_code", "trace_id"] {
        assert!(!closed.contains(absent), "{absent}: {closed}");
    }
}

#[test]
fn a_parent_is_taken_over_if_it_is_sound() {
    let log = Log::listen();
    let client = client();
    let sent = |id: u32, parent: &str| {
        client.get(&format!("/traced/{id}")).header("traceparent", parent).send().json::<String>()
    };
    assert_eq!(sent(21, PARENT), PARENT);
    assert_eq!(sent(22, &PARENT.to_uppercase()), "");
    assert_eq!(sent(23, "forged"), "");
    drop(client);
    let closed = |id: u32| {
        let lines = log.lines(&format!(r#"url.path="/traced/{id}""#));
        only(lines.into_iter().filter(|line| line.contains("close")).collect())
    };
    let first = closed(21);
    let ids = r#"trace_id="4bf92f3577b34da6a3ce929d0e0e4736" parent_id="00f067aa0ba902b7" sampled=true"#;
    assert!(first.contains(ids), "{first}");
    for id in [22, 23] {
        let other = closed(id);
        assert!(
            !other.contains("trace_id") && !other.contains("4BF9") && !other.contains("forged"),
            "{other}"
        );
    }
}

#[test]
fn the_pool_and_streams_log_in_the_span() {
    let log = Log::listen();
    let client = client();
    client.get("/blocking-traced").send();
    assert_eq!(client.get("/stream-traced").send().text(), "x");
    assert_eq!(client.get("/failed-traced").send().status(), 503);
    assert_eq!(client.get("/missing-traced").send().status(), 404);
    drop(client);
    assert!(only(log.lines("in the pool")).contains(r#"url.path="/blocking-traced""#));
    assert!(only(log.lines("in the stream")).contains(r#"url.path="/stream-traced""#));
    let failed = only(log.lines(r#"url.path="/failed-traced""#));
    assert!(failed.contains(r#"otel.status_code="ERROR""#), "{failed}");
    let missing = only(log.lines(r#"url.path="/missing-traced""#));
    assert!(missing.contains(r#"otel.name="GET""#) && !missing.contains("http.route"), "{missing}");
}

#[test]
fn a_client_forges_no_line() {
    let log = Log::listen();
    let client = client();
    client.get("/forged\u{85}\u{9b}31m\u{2028}x%0Ay").send();
    client.request("WORD", "/forged-word").send();
    drop(client);
    let forged = only(log.lines("/forged%"));
    assert!(forged.contains(r#"url.path="/forged%C2%85%C2%9B31m%E2%80%A8x%0Ay""#), "{forged}");
    let word = only(log.lines("/forged-word"));
    assert!(word.contains(r#"http.request.method="_OTHER""#) && !word.contains("WORD"), "{word}");
}
