//! The commands that print: `openapi`, `routes`, `explain`.

use std::io::{self, Write};

use crate::app::App;
use crate::cli::close::close;
use crate::cli::command::Refusal;

/// Prints the document.
pub(crate) fn openapi(app: App, compact: bool) -> Result<(), Refusal> {
    let application = app.build()?;
    let document = &application.documentation.document;
    let text = if compact {
        String::from_utf8_lossy(&document.to_json().map_err(Refusal::Document)?).into_owned()
    } else {
        document.to_json_pretty().map_err(Refusal::Document)?
    };
    print(&(text + "\n"))
}

/// Prints the table of routes.
pub(crate) fn routes(app: App) -> Result<(), Refusal> {
    print(&app.build()?.outline.table())
}

/// Prints one route in full.
pub(crate) fn explain(app: App, method: &str, path: &str) -> Result<(), Refusal> {
    let application = app.build()?;
    match application.outline.explain(method, path) {
        Some(text) => print(text),
        None => Err(unknown(&application.outline, method, path)),
    }
}

/// The routes under the same path come first, whatever their methods; then those that look alike.
fn unknown(outline: &crate::app::Outline, method: &str, path: &str) -> Refusal {
    let route = format!("{} {path}", method.to_ascii_uppercase());
    let mut near = outline.methods(path);
    let alike = close(&route, outline.names().iter().map(String::as_str));
    near.extend(alike.into_iter().filter(|name| !near.contains(name)).collect::<Vec<_>>());
    Refusal::UnknownRoute { route, close: near }
}

fn print(text: &str) -> Result<(), Refusal> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        // Whoever reads has read enough, as `head` does.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written.map_err(Refusal::Output),
    }
}
