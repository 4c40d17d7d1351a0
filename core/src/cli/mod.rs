//! The command line of every ferrapi binary: what `main` calls.
//!
//! In: an `App`, the process's arguments and environment. Out: a server, or text on stdout; an exit code. `arguments`
//! and `environment` read, `command` is what they read, `describe` and `listen` do it. Must not answer requests itself.

#[cfg(feature = "cli")]
mod arguments;
#[cfg(feature = "cli")]
mod close;
mod command;
#[cfg(feature = "cli")]
mod describe;
mod environment;
mod inherit;
mod listen;
mod log;
mod open_files;
mod panics;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::app::App;
use crate::cli::command::{Command, Refusal};
use crate::cli::environment::Environment;

impl App {
    /// Makes the binary a small command-line program, which is all that `main` has to do:
    ///
    /// ```no_run
    /// use ferrapi::prelude::*;
    ///
    /// fn main() -> std::process::ExitCode {
    ///     App::new("Item Store").version("1.0").run()
    /// }
    /// ```
    ///
    /// | command | what it does |
    /// |---|---|
    /// | `serve` | serves until Ctrl-C (SIGINT) or SIGTERM; what is done when no command is given |
    /// | `openapi` | prints the OpenAPI document, indented; on one line with `--compact` |
    /// | `routes` | prints the table of routes, of mounted services and of applications with their routes; where anything is guarded, by whom and with which scopes |
    /// | `explain GET /items/42` | prints one route in full: what runs in which order, before the handler, after it and after the response, where each argument comes from, which statuses there are (`other`: those of an `HttpError`); or the mounted service that takes the path |
    ///
    /// | option of `serve` | from the environment | default |
    /// |---|---|---|
    /// | `--host` | `FERRAPI_HOST` | `127.0.0.1` |
    /// | `--port` | `FERRAPI_PORT`, then `PORT` | 8000; 0 is any free port |
    /// | `--uds` | `FERRAPI_UDS` | a Unix socket instead of a port |
    /// | `--fd` | `LISTEN_FDS` | an inherited socket by its number; without it all that the environment announces, if it does (systemd) |
    /// | `--proxy-headers`, `--no-proxy-headers` | `FERRAPI_PROXY_HEADERS` | on: [trusted proxies](crate::TrustedProxies) are believed |
    /// | `--forwarded-allow-ips` | `FERRAPI_FORWARDED_ALLOW_IPS`, then `FORWARDED_ALLOW_IPS` | which ones: `127.0.0.1,::1,unix` |
    /// | `--ssl-certfile`, `--ssl-keyfile` | `FERRAPI_SSL_CERTFILE`, `FERRAPI_SSL_KEYFILE` | TLS with these files in PEM (feature `tls`) |
    /// | `--workers` | `FERRAPI_WORKERS` | threads that run handlers: one for each CPU |
    /// | `--root-path` | `FERRAPI_ROOT_PATH` | the application's [`root_path`](App::root_path) |
    ///
    /// Once the port is bound, one line on stdout says where:
    /// `Item Store 1.0 on http://127.0.0.1:8000 (docs: http://127.0.0.1:8000/docs)`. Everything that goes wrong is on
    /// stderr, a line for each: also events of `tracing` that are warnings or errors, as long as the program has no subscriber of its
    /// own once its lifespans have begun. The exit code is 0 after a shutdown by signal, 1 if the server cannot start, 2 if the command line or
    /// the environment is wrong or `explain` knows no such route. Only `serve` runs the [lifespans](App::lifespan) and
    /// looks for the folders of static files; it also replaces the panic hook by one that escapes texts which break lines, and calls the hook before it for all others. How it stops is said at
    /// [`Limits::shutdown`](crate::Limits::shutdown).
    ///
    /// `serve` raises the process' soft limit of open files to the hard one (Unix), since each connection is one.
    ///
    /// Without the feature `cli` there are no commands: the arguments are ignored and it serves.
    pub fn run(self) -> ExitCode {
        self.run_with(std::env::args_os().collect(), &Environment::of_the_process())
    }

    fn run_with(self, arguments: Vec<OsString>, environment: &Environment) -> ExitCode {
        let done = match Command::read(&self, arguments, environment) {
            Ok(Command::Serve(options)) => listen::serve(self, &options),
            #[cfg(feature = "cli")]
            Ok(Command::OpenApi { compact }) => describe::openapi(self, compact),
            #[cfg(feature = "cli")]
            Ok(Command::Routes) => describe::routes(self),
            #[cfg(feature = "cli")]
            Ok(Command::Explain { method, path }) => describe::explain(self, &method, &path),
            Err(refusal) => Err(refusal),
        };
        done.map_or_else(Refusal::report, |()| ExitCode::SUCCESS)
    }
}
