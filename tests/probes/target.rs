//! `probe_target`: the application that `tests/probes/run` tries from outside.
//!
//! In: the command line of every ferrapi program. Out: a server with a route for each kind of argument and answer. It is
//! written as a reader of the README would write it, and sets no option: the probes judge the defaults.
#![forbid(unsafe_code)]

#[path = "target/answers.rs"]
mod answers;
#[path = "target/bodies.rs"]
mod bodies;
#[path = "target/faults.rs"]
mod faults;
#[path = "target/heavy.rs"]
mod heavy;

use std::process::ExitCode;
use std::sync::atomic::AtomicUsize;

use ferrapi::prelude::*;

/// What has happened in this process, for the probes to ask for.
#[derive(Default)]
struct Counts {
    /// Requests that a teardown was arranged for.
    begun: AtomicUsize,
    /// Those whose teardown has run.
    ended: AtomicUsize,
    /// Those of them whose client had left.
    disconnected: AtomicUsize,
    /// Bytes that `PUT /blob` has read.
    received: AtomicUsize,
    /// Handlers of `POST /items` that have run.
    created: AtomicUsize,
}

/// A greeting.
#[model]
struct Message {
    message: String,
}

/// Say hello.
#[get("/")]
async fn root() -> Message {
    Message { message: "Hello World".to_owned() }
}

/// Read one item.
#[get("/items/<item_id>")]
async fn read_item(
    item_id: u32,
    q: Option<String>,
    #[query(default = 10, ge = 1, le = 100)] limit: u32,
) -> Item {
    Item { item_id, q, limit }
}

/// What was asked for.
#[model]
struct Item {
    item_id: u32,
    q: Option<String>,
    limit: u32,
}

/// Delete one item.
#[delete("/items/<item_id>", status = 204)]
async fn delete_item(#[path] item_id: u32) {
    let _ = item_id;
}

/// A text in the path.
#[get("/names/<name>")]
async fn read_name(name: String) -> Message {
    Message { message: name }
}

/// The rest of the path.
#[get("/files/<path..>")]
async fn read_path(path: String) -> Message {
    Message { message: path }
}

/// Who is asked, by the client's own word.
#[get("/host")]
async fn read_host(#[header] host: Option<String>) -> Message {
    Message { message: host.unwrap_or_default() }
}

fn main() -> ExitCode {
    let app = App::new("Probe Target")
        .version("1.0")
        .state(Counts::default())
        .routes(routes![root, read_item, delete_item, read_name, read_path, read_host])
        .mount(bodies::router())
        .mount(answers::router())
        .mount(faults::router());
    let is_heavy = std::env::var_os("FERRAPI_PROBES_HEAVY").is_some();
    if is_heavy { heavy::add_to(app).run() } else { app.run() }
}
