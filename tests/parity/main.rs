//! `parity_apps APP --port N --dir FOLDER --root-path=PATH`: serves one ported application, for `replay.py`.
//!
//! In: the application's name, the port (or `PORT`), the folder with the application's files, its root path. Out: a server on
//! 127.0.0.1 until SIGTERM; with `--list` the names of all applications.
#![forbid(unsafe_code)]

use std::env;
use std::path::Path;
use std::process::ExitCode;

use ferrapi_tests::parity;

#[derive(Default)]
struct Arguments {
    app: String,
    list: bool,
    port: Option<String>,
    dir: Option<String>,
    root_path: Option<String>,
}

fn arguments() -> Arguments {
    let mut read = Arguments::default();
    let mut words = env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--list" => read.list = true,
            "--port" => read.port = words.next(),
            "--dir" => read.dir = words.next(),
            // In one word, since it may be empty.
            _ if word.starts_with("--root-path=") => {
                read.root_path = word.split('=').nth(1).map(str::to_owned)
            }
            _ => read.app = word,
        }
    }
    read
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = arguments();
    if arguments.list {
        parity::names().for_each(|name| println!("{name}"));
        return ExitCode::SUCCESS;
    }
    let Some(mut app) = parity::app(&arguments.app) else {
        eprintln!("usage: parity_apps APP --port N --dir FOLDER, or parity_apps --list");
        return ExitCode::from(2);
    };
    if let Some(root_path) = arguments.root_path.filter(|root_path| !root_path.is_empty()) {
        app = app.stripped_root_path(root_path);
    }
    // Only some applications have files, so most folders are not there.
    if let Some(dir) = arguments.dir.filter(|dir| Path::new(dir).is_dir())
        && let Err(error) = env::set_current_dir(&dir)
    {
        eprintln!("{dir}: {error}");
        return ExitCode::FAILURE;
    }
    let port = arguments.port.or_else(|| env::var("PORT").ok()).unwrap_or_else(|| "8000".to_owned());
    match app.serve(format!("127.0.0.1:{port}")).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
