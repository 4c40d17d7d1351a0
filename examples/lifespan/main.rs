//! Lifespan: what is opened before the first request, and closed after the last.
//!
//! `cargo run --bin lifespan`, open <http://127.0.0.1:8000/> a few times, stop it with Ctrl-C and start it again: it goes on
//! counting. The number stands in the file that `VISITS_FILE` names (default: `visits.txt`).
#![forbid(unsafe_code)]

#[cfg(test)]
mod tests;

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};

use ferrapi::prelude::*;
use ferrapi::{BoxError, Lifespan};

/// A number that outlives the program.
struct Visits {
    count: AtomicU64,
    file: PathBuf,
}

impl Visits {
    /// Reads the number; a file that is not there yet is 0.
    fn open(file: &Path) -> Result<Self, BoxError> {
        let count = match std::fs::read_to_string(file) {
            Ok(text) => {
                text.trim().parse().map_err(|error| format!("{}: {text:?}: {error}", file.display()))?
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
            Err(error) => return Err(format!("{}: {error}", file.display()).into()),
        };
        Ok(Visits { count: AtomicU64::new(count), file: file.to_owned() })
    }

    /// Writes the number.
    async fn close(&self) -> io::Result<()> {
        std::fs::write(&self.file, self.count.load(Ordering::Relaxed).to_string())
    }
}

/// Count a visit.
#[get("/")]
async fn visit(visits: State<Visits>) -> u64 {
    visits.count.fetch_add(1, Ordering::Relaxed) + 1
}

/// The application.
fn app(file: PathBuf) -> App {
    App::new("Visits").routes(routes![visit]).lifespan(
        async move |life: &mut Lifespan| -> Result<(), BoxError> {
            let visits = life.state(Visits::open(&file)?);
            life.on_shutdown(async move { visits.close().await });
            Ok(())
        },
    )
}

fn main() -> ExitCode {
    app(std::env::var_os("VISITS_FILE").unwrap_or_else(|| "visits.txt".into()).into()).run()
}
