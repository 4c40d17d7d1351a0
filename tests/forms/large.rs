//! Uploads of 1 GiB through a process whose memory stays small. Both ends run in this process, so its peak bounds the
//! server's.
//!
//! Slow, so only on demand (Linux, and 1 GiB of room for temporary files):
//! `cargo test -p ferrapi-tests --test forms -- --ignored --nocapture large`

use std::net::SocketAddr;

use ferrapi::prelude::*;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const SIZE: u64 = 1 << 30;
const PEAK: u64 = 64 << 20;
const BOUNDARY: &str = "XbOuNdArYX";

/// Gives the size and a sum of what came.
#[put("/stream")]
async fn stream(mut body: BodyStream) -> Result<String, HttpError> {
    let (mut size, mut sum) = (0u64, 0u64);
    while let Some(piece) = body.next().await? {
        size += piece.len() as u64;
        sum = piece.iter().fold(sum, |sum, byte| sum.wrapping_add(u64::from(*byte)));
    }
    Ok(format!("{size} {sum}"))
}

#[post("/file", body_limit = 2_000_000_000)]
async fn file(mut file: UploadFile) -> Result<String, HttpError> {
    let (mut size, mut sum) = (0u64, 0u64);
    loop {
        let piece = file.read(256 * 1024).await?;
        if piece.is_empty() {
            return Ok(format!("{size} {sum} {}", file.is_on_disk()));
        }
        size += piece.len() as u64;
        sum = piece.iter().fold(sum, |sum, byte| sum.wrapping_add(u64::from(*byte)));
    }
}

/// Sends a request of `head`, `before`, [`SIZE`] bytes and `after`; gives the whole response.
async fn send(server: SocketAddr, head: &str, before: &str, after: &str) -> String {
    let piece: Vec<u8> = (0..64 * 1024).map(|at| (at % 251) as u8).collect();
    let mut socket = TcpStream::connect(server).await.unwrap();
    let length = SIZE + (before.len() + after.len()) as u64;
    let head = format!("{head}host: x\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{before}");
    socket.write_all(head.as_bytes()).await.unwrap();
    for _ in 0..SIZE / piece.len() as u64 {
        socket.write_all(&piece).await.unwrap();
    }
    socket.write_all(after.as_bytes()).await.unwrap();
    let mut response = String::new();
    socket.read_to_string(&mut response).await.unwrap();
    response
}

fn expected() -> String {
    let piece: u64 = (0..64 * 1024u64).map(|at| at % 251).sum();
    format!("{SIZE} {}", piece * (SIZE / (64 * 1024)))
}

/// The most memory that this process has taken so far, in bytes.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("Linux has /proc");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("every process has a peak");
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).expect("a number of KiB") * 1024
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "sends 2 GiB: run with `--ignored`"]
async fn large_uploads_take_little_memory() {
    let app = App::new("Uploads").routes(routes![stream, file]);
    let server = app.bind("127.0.0.1:0").await.unwrap();
    let address = server.address();
    let handle = server.start();

    let response = send(address, "PUT /stream HTTP/1.1\r\n", "", "").await;
    assert!(response.contains(&expected()), "{response}");
    println!("streamed: {} MiB at most", peak() >> 20);
    assert!(peak() < PEAK, "{} MiB", peak() >> 20);

    let head = format!("POST /file HTTP/1.1\r\ncontent-type: multipart/form-data; boundary={BOUNDARY}\r\n");
    let before = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"large.bin\"\r\n\r\n"
    );
    let response = send(address, &head, &before, &format!("\r\n--{BOUNDARY}--\r\n")).await;
    assert!(response.contains(&format!("{} true", expected())), "{response}");
    println!("to disk: {} MiB at most", peak() >> 20);
    assert!(peak() < PEAK, "{} MiB", peak() >> 20);
    handle.shutdown().await;
}
