//! The commands that print: `openapi`, `routes`, `explain`.

use std::io::{self, Write};

use crate::app::{App, Outline};
use crate::cli::close::close;
use crate::cli::command::Refusal;

/// Prints the document.
pub(crate) fn openapi(app: App, compact: bool) -> Result<(), Refusal> {
    let plan = app.sketch()?;
    let document = &plan.documentation().document;
    let text = if compact {
        String::from_utf8_lossy(&document.to_json().map_err(Refusal::Document)?).into_owned()
    } else {
        document.to_json_pretty().map_err(Refusal::Document)?
    };
    print(&(text + "\n"))
}

/// Prints the table of routes.
pub(crate) fn routes(app: App) -> Result<(), Refusal> {
    print(&app.sketch()?.outline().table())
}

/// Prints one route in full.
pub(crate) fn explain(app: App, method: &str, path: &str) -> Result<(), Refusal> {
    let plan = app.sketch()?;
    let outline = plan.outline();
    match outline.explain(method, path) {
        Some(text) => print(&text),
        None => Err(unknown(&outline, method, path)),
    }
}

/// The routes under the same path come first, whatever their methods; then those that look alike.
fn unknown(outline: &Outline<'_>, method: &str, path: &str) -> Refusal {
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

#[cfg(test)]
mod tests {
    use ferrapi::prelude::*;

    use super::*;

    #[get("/items/<item_id>")]
    async fn read_item(item_id: u32) -> u32 {
        item_id
    }

    #[get("/items")]
    async fn list() -> u32 {
        0
    }

    #[test]
    fn an_unknown_route_names_those_that_may_be_meant() {
        let app = || App::new("Test").routes(routes![read_item, list]);
        for (method, path, close) in [
            ("post", "/items/42", "\n  GET /items/<item_id>"),
            ("GET", "/item", "\n  GET /items"),
            ("GET", "/somewhere/else", ""),
        ] {
            let refusal = explain(app(), method, path).unwrap_err().to_string();
            let among = if close.is_empty() { "" } else { "; close to it are" };
            let start = format!("no route answers `{} {path}`{among}{close}", method.to_uppercase());
            assert!(refusal.starts_with(&start), "{refusal}");
        }
    }
}
