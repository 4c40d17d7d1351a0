//! The workloads with hyper and serde_json alone: the limit. `TIMER` switches hyper's header-read timer on, `OTHERS`
//! adds that many other paths, `PARSE` parses a file that often and serves nothing.

use std::convert::Infallible;

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

#[derive(Serialize)]
struct Echo<'a> {
    item_id: i64,
    q: Option<&'a str>,
}

#[derive(Serialize)]
struct Post {
    user_id: u64,
    post_id: u64,
    draft: bool,
}

#[derive(Serialize, Deserialize)]
struct Address {
    street: String,
    zip: String,
}

#[derive(Deserialize)]
struct NewItem {
    name: String,
    price: f64,
    #[serde(default)]
    tags: Vec<String>,
    address: Address,
}

#[derive(Serialize)]
struct Item {
    id: u32,
    name: String,
    price: f64,
    tags: Vec<String>,
    address: Address,
}

#[derive(Serialize)]
struct Me {
    id: u64,
}

#[derive(Serialize)]
struct Row {
    id: u32,
    name: String,
    price: f64,
    tags: Vec<String>,
}

/// One fault in FastAPI's form.
#[derive(Serialize)]
struct Fault<'a, T, C> {
    #[serde(rename = "type")]
    kind: &'a str,
    loc: &'a [&'a str],
    msg: &'a str,
    input: T,
    ctx: C,
}

#[derive(Serialize)]
struct MinLength {
    min_length: u32,
}

#[derive(Serialize)]
struct GreaterThan {
    gt: f64,
}

#[derive(Serialize)]
struct Pattern<'a> {
    pattern: &'a str,
}

type Answer = Response<Full<Bytes>>;

fn with(status: StatusCode, media_type: &'static str, body: Bytes) -> Answer {
    let mut response = Response::new(Full::new(body));
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

fn json<T: Serialize>(status: StatusCode, value: &T) -> Answer {
    let body = serde_json::to_vec(value).expect("plain data");
    with(status, "application/json", body.into())
}

fn parameter<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// The faults of a body that has the right types, written one after the other.
fn refuse(item: &NewItem) -> Answer {
    let mut body = Vec::with_capacity(512);
    body.extend_from_slice(br#"{"detail":["#);
    fn push<T: Serialize>(body: &mut Vec<u8>, fault: &T) {
        if !body.ends_with(b"[") {
            body.push(b',');
        }
        serde_json::to_writer(body, fault).expect("plain data");
    }
    if item.name.is_empty() {
        push(&mut body, &Fault {
            kind: "string_too_short",
            loc: &["body", "name"],
            msg: "String should have at least 1 character",
            input: &item.name,
            ctx: MinLength { min_length: 1 },
        });
    }
    if item.price <= 0.0 {
        push(&mut body, &Fault {
            kind: "greater_than",
            loc: &["body", "price"],
            msg: "Input should be greater than 0",
            input: item.price,
            ctx: GreaterThan { gt: 0.0 },
        });
    }
    if !is_zip(&item.address.zip) {
        push(&mut body, &Fault {
            kind: "string_pattern_mismatch",
            loc: &["body", "address", "zip"],
            msg: r"String should match pattern '^\d{5}$'",
            input: &item.address.zip,
            ctx: Pattern { pattern: r"^\d{5}$" },
        });
    }
    body.extend_from_slice(b"]}");
    with(StatusCode::UNPROCESSABLE_ENTITY, "application/json", body.into())
}

fn is_zip(zip: &str) -> bool {
    zip.len() == 5 && zip.bytes().all(|byte| byte.is_ascii_digit())
}

async fn create(request: Request<Incoming>) -> Answer {
    let Ok(body) = request.into_body().collect().await else { return json(StatusCode::BAD_REQUEST, &()) };
    let Ok(item) = serde_json::from_slice::<NewItem>(&body.to_bytes()) else {
        return json(StatusCode::UNPROCESSABLE_ENTITY, &());
    };
    let fits = (1..=100).contains(&item.name.chars().count())
        && item.price > 0.0
        && item.tags.len() <= 20
        && !item.address.street.is_empty()
        && is_zip(&item.address.zip);
    if !fits {
        return refuse(&item);
    }
    let NewItem { name, price, tags, address } = item;
    json(StatusCode::CREATED, &Item { id: 3, name, price, tags, address })
}

async fn answer(request: Request<Incoming>) -> Answer {
    let path = request.uri().path();
    let query = request.uri().query().unwrap_or_default();
    if request.method() == Method::POST {
        return match path {
            "/items" => create(request).await,
            _ => json(StatusCode::NOT_FOUND, &()),
        };
    }
    if path == "/plaintext" {
        return with(StatusCode::OK, "text/plain; charset=utf-8", Bytes::from_static(b"Hello, World!"));
    }
    if let Some(Ok(item_id)) = path.strip_prefix("/items/").map(str::parse) {
        return json(StatusCode::OK, &Echo { item_id, q: parameter(query, "q") });
    }
    if let Some((user, post)) = path.strip_prefix("/users/").and_then(|rest| rest.split_once("/posts/"))
        && let (Ok(user_id), Ok(post_id)) = (user.parse(), post.parse())
        && user_id >= 1
        && post_id >= 1
    {
        let draft = parameter(query, "include_draft") == Some("true");
        return json(StatusCode::OK, &Post { user_id, post_id, draft });
    }
    if path == "/me" {
        let token = request.headers().get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        return match token.and_then(|token| token.strip_prefix("Bearer ")?.parse::<u64>().ok()) {
            Some(token) if token > 0 => json(StatusCode::OK, &Me { id: token + 1 }),
            _ => json(StatusCode::UNAUTHORIZED, &()),
        };
    }
    if path == "/list" {
        let row = |id| Row {
            id,
            name: format!("Item {id}"),
            price: f64::from(id) * 1.5,
            tags: vec!["a".to_owned(), "b".to_owned()],
        };
        return json(StatusCode::OK, &(0..100).map(row).collect::<Vec<_>>());
    }
    json(StatusCode::NOT_FOUND, &())
}

/// Many other paths: what a match by hand cannot hold stands in a tree.
async fn answer_among(others: &matchit::Router<usize>, request: Request<Incoming>) -> Answer {
    match others.at(request.uri().path()) {
        Ok(found) if *found.value == 0 => answer(request).await,
        Ok(found) => json(StatusCode::OK, found.value),
        Err(_) => json(StatusCode::NOT_FOUND, &()),
    }
}

fn paths(others: usize) -> matchit::Router<usize> {
    let mut paths = matchit::Router::new();
    for path in ["/plaintext", "/items/{id}", "/users/{id}/posts/{post}", "/items", "/me", "/list"] {
        paths.insert(path, 0).expect("a new path");
    }
    for number in 1..=others {
        let path = format!("/area{}/part{number}/other/{{id}}", number % 32);
        paths.insert(path, number).expect("a new path");
    }
    paths
}

fn number(variable: &str) -> usize {
    std::env::var(variable).map_or(0, |number| number.parse().expect("a number"))
}

fn parse(file: &str, times: usize) {
    let bytes = std::fs::read(file).expect("a file");
    for _ in 0..times {
        let items: Vec<NewItem> = serde_json::from_slice(&bytes).expect("items");
        assert!(!items.is_empty());
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    if let Ok(file) = std::env::var("PARSE") {
        return parse(&file, number("TIMES"));
    }
    let port = number("PORT") as u16;
    let others = number("OTHERS");
    let paths: &'static matchit::Router<usize> = Box::leak(Box::new(paths(others)));
    let mut builder = http1::Builder::new();
    builder.pipeline_flush(true);
    if std::env::var_os("TIMER").is_some() {
        builder.timer(TokioTimer::new());
    }
    let listener = TcpListener::bind(("127.0.0.1", port)).await.expect("a free port");
    loop {
        let (stream, _) = listener.accept().await.expect("a connection");
        stream.set_nodelay(true).expect("a TCP socket");
        let (builder, io) = (builder.clone(), TokioIo::new(stream));
        if others == 0 {
            let service = service_fn(|request| async { Ok::<_, Infallible>(answer(request).await) });
            tokio::spawn(async move { builder.serve_connection(io, service).await });
        } else {
            let service =
                service_fn(move |request| async { Ok::<_, Infallible>(answer_among(paths, request).await) });
            tokio::spawn(async move { builder.serve_connection(io, service).await });
        }
    }
}
