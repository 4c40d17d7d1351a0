//! A program as users write it, for tests that start it as a process.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use ferrapi::prelude::*;

#[get("/ping")]
async fn ping() -> &'static str {
    "pong"
}

/// Where a request comes from.
#[get("/origin")]
async fn origin(head: &RequestHead) -> String {
    let peer = head.peer().map_or("nobody".to_owned(), |peer| peer.ip().to_string());
    format!("{peer} by {}", head.scheme())
}

/// Breaks, in a way that would break a log, too.
#[get("/broken")]
async fn broken() -> u32 {
    panic!("it\nbroke")
}

fn main() -> ExitCode {
    App::new("Served").routes(routes![ping, origin, broken]).run()
}
