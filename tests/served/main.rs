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

fn main() -> ExitCode {
    App::new("Served").routes(routes![ping, origin]).run()
}
