//! Responses in the coding that the client takes.

use std::future::poll_fn;
use std::pin::Pin;

use ferrapi::middleware::Compression;
use ferrapi::prelude::*;
use ferrapi::{Body, Request, TestClient, TestResponse};
use tower::{Layer, Service, service_fn};

#[get("/large/<size>")]
async fn large(size: usize) -> PlainText {
    PlainText("x".repeat(size))
}

#[get("/typed/<kind..>")]
async fn typed(kind: String, head: &mut ResponseHead) -> Bytes {
    head.header("content-type", kind);
    "y".repeat(5000).into()
}

#[get("/said/<name>/<value>")]
async fn said(name: String, value: String, head: &mut ResponseHead) -> PlainText {
    head.header(name, value);
    PlainText("z".repeat(5000))
}

#[get("/stream")]
async fn stream() -> Stream {
    Stream::from_iter((0..100).map(|_| "some text ")).media_type("text/plain")
}

#[post("/nothing", status = 204)]
async fn nothing() {}

fn client() -> TestClient {
    let routes = routes![large, typed, said, stream, nothing];
    TestClient::new(App::new("Test").routes(routes).layer(Compression::new()))
}

fn ask(client: &TestClient, path: &str, accept: &str) -> TestResponse {
    client.get(path).header("accept-encoding", accept).send()
}

fn gunzip(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut child = std::process::Command::new("gzip")
        .arg("-dc")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    output.stdout
}

#[test]
fn the_client_says_the_coding() {
    let client = client();
    for (accept, coding) in [
        ("gzip", Some("gzip")),
        ("gzip, deflate, br, zstd", Some("zstd")),
        ("gzip, br", Some("br")),
        ("br;q=0.5, gzip;q=0.8", Some("gzip")),
        ("*", Some("zstd")),
        ("gzip;q=0", None),
        ("identity", None),
        ("identity;q=0, nonsense", None),
        ("", None),
    ] {
        let answer = ask(&client, "/large/4000", accept);
        assert_eq!((answer.status(), answer.header("content-encoding")), (200, coding), "{accept}");
        assert_eq!(answer.header("vary"), Some("Accept-Encoding"));
        assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"));
        assert_eq!(answer.bytes().len() < 200, coding.is_some());
    }
    let answer = ask(&client, "/large/4000", "gzip");
    assert!(gunzip(answer.bytes()) == "x".repeat(4000).as_bytes());
    assert_eq!(gunzip(ask(&client, "/stream", "gzip").bytes()), "some text ".repeat(100).as_bytes());
    let head = client.head("/large/4000").header("accept-encoding", "gzip").send();
    assert_eq!((head.status(), head.header("content-encoding")), (200, Some("gzip")));
}

#[test]
fn some_answers_are_left_alone() {
    let client = client();
    for path in [
        "/large/499",
        "/typed/text/event-stream",
        "/typed/image/png",
        "/typed/video/mp4",
        "/typed/application/zip",
        "/said/content-encoding/br",
        "/said/cache-control/no-transform",
        "/said/content-range/bytes",
    ] {
        let answer = ask(&client, path, "gzip");
        assert!(answer.header("content-encoding").is_none_or(|coding| coding == "br"), "{path}");
        assert_eq!(answer.header("vary"), None, "{path}");
    }
    for path in ["/large/500", "/typed/image/svg+xml", "/typed/application/json"] {
        assert_eq!(ask(&client, path, "gzip").header("content-encoding"), Some("gzip"), "{path}");
    }
    let nothing = client.post("/nothing").header("accept-encoding", "gzip").send();
    assert_eq!((nothing.status(), nothing.header("content-encoding")), (204, None));
    let tag = ask(&client, "/said/etag/%22x%22", "gzip");
    assert_eq!(tag.header("etag"), Some("W/\"x\""));
    assert_eq!(ask(&client, "/said/etag/%22x%22", "identity").header("etag"), Some("\"x\""));
    let vary = ask(&client, "/said/vary/Origin", "gzip");
    let vary: Vec<_> = vary.headers().get_all("vary").into_iter().collect();
    assert_eq!(vary, ["Origin", "Accept-Encoding"]);
}

#[test]
fn options_say_what_is_offered() {
    let layer = Compression::new().zstd(false).brotli(false).zstd(true).minimum_size(10).gzip_level(1);
    let client = TestClient::new(App::new("Test").routes(routes![large]).layer(layer));
    assert_eq!(ask(&client, "/large/10", "br, gzip, zstd").header("content-encoding"), Some("zstd"));
    assert_eq!(ask(&client, "/large/10", "br, gzip").header("content-encoding"), Some("gzip"));
    assert_eq!(ask(&client, "/large/9", "gzip").header("content-encoding"), None);
}

#[tokio::test]
async fn pieces_are_sent_as_they_come() {
    for coding in ["gzip", "br", "zstd"] {
        let (send, mut pieces) = tokio::sync::mpsc::channel::<&'static str>(1);
        let body = Stream::generate(|out| async move {
            while let Some(piece) = pieces.recv().await {
                out.send(piece).await;
            }
        });
        let body = std::sync::Mutex::new(Some(Response::from(body)));
        let body = std::sync::Arc::new(body);
        let inside = service_fn(move |_: Request| {
            let response = body.lock().unwrap().take().unwrap();
            async move { Ok::<_, std::convert::Infallible>(response) }
        });
        let request = axum::http::Request::get("/").header("accept-encoding", coding);
        let request = request.body(Body::empty()).unwrap();
        let mut response = Compression::new().layer(inside).call(request).await.unwrap();
        assert_eq!(response.headers()["content-encoding"], coding);
        for piece in ["first", "second"] {
            send.send(piece).await.unwrap();
            let body = response.body_mut();
            let frame = poll_fn(|cx| axum::body::HttpBody::poll_frame(Pin::new(&mut *body), cx));
            let wait = tokio::time::timeout(std::time::Duration::from_secs(5), frame).await;
            assert!(wait.is_ok(), "{coding} holds `{piece}` back");
        }
    }
}

#[test]
fn what_is_whole_has_a_length_however_large_it_is() {
    let client = client();
    for size in [600, 8_192, 8_193, 500_000, 1 << 20] {
        let answer = ask(&client, &format!("/large/{size}"), "gzip");
        let length = answer.bytes().len().to_string();
        assert_eq!(answer.header("content-length"), Some(&*length), "{size}");
        assert!(gunzip(answer.bytes()) == "x".repeat(size).as_bytes(), "{size}");
    }
    // As large as that, it is a stream.
    let answer = ask(&client, "/large/3000000", "gzip");
    assert!(gunzip(answer.bytes()) == "x".repeat(3_000_000).as_bytes());
}

#[tokio::test]
async fn streams_take_no_more_memory_than_they_may() {
    let inside = service_fn(|_: Request| async {
        let stream = Stream::from_iter((0..3).map(|_| "some text ")).media_type("text/plain");
        Ok::<_, std::convert::Infallible>(Response::from(stream))
    });
    let layer = Compression::new().memory(1_200 * 1024);
    let mut service = layer.layer(inside);
    let mut ask = async |accept: &'static str| {
        let request = axum::http::Request::get("/").header("accept-encoding", accept);
        let response = service.call(request.body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.headers()["vary"], "Accept-Encoding");
        let coding =
            response.headers().get("content-encoding").map(|coding| coding.to_str().unwrap().to_owned());
        (coding, response)
    };
    let (first, held) = ask("zstd, gzip").await;
    assert_eq!(first.as_deref(), Some("zstd"));
    let (second, also_held) = ask("zstd, gzip").await;
    assert_eq!(second.as_deref(), Some("gzip"), "there is no room for another zstd");
    assert_eq!(ask("zstd, gzip").await.0, None);
    drop((held, also_held));
    // What is read to its end has given its memory back.
    let (_, mut response) = ask("zstd").await;
    while poll_fn(|cx| axum::body::HttpBody::poll_frame(Pin::new(response.body_mut()), cx)).await.is_some() {}
    assert_eq!(ask("zstd").await.0.as_deref(), Some("zstd"));
}
