//! Warnings and errors on standard error, for programs that do not say where their log goes.
//!
//! In: events of `tracing`. Out: a line for each, whatever it holds. A program that has a subscriber of its own is not touched.

use std::fmt::{Debug, Write as _};
use std::io::{self, Write as _};

use tracing::field::{Field, Visit};
use tracing::level_filters::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

use crate::cli::panics::breaks;

/// Lets errors be seen where nobody else has asked for them.
pub(crate) fn tell_errors() {
    if !tracing::dispatcher::has_been_set() {
        // It fails if somebody else was quicker, which is as well.
        let _ = tracing::subscriber::set_global_default(StandardError);
    }
}

struct StandardError;

impl Subscriber for StandardError {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && *metadata.level() <= Level::WARN
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::WARN)
    }

    fn event(&self, event: &Event<'_>) {
        // There is nobody to tell that standard error is closed.
        let _ = io::stderr().write_all(line(event).as_bytes());
    }

    // No span is enabled.
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// `ERROR ferrapi::unwind: a handler panicked panic="…"`.
fn line(event: &Event<'_>) -> String {
    let mut line = Line::default();
    event.record(&mut line);
    let metadata = event.metadata();
    format!("{} {}: {}{}\n", metadata.level(), metadata.target(), line.message, line.fields)
}

#[derive(Default)]
struct Line {
    message: String,
    fields: String,
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let text = format!("{value:?}");
        let text = if breaks(&text) { text.escape_debug().to_string() } else { text };
        // Nothing fails in memory.
        let _ = match field.name() {
            "message" => write!(self.message, "{text}"),
            name => write!(self.fields, " {name}={text}"),
        };
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// Keeps lines instead of writing them.
    struct Lines(Arc<Mutex<Vec<String>>>);

    impl Subscriber for Lines {
        fn enabled(&self, metadata: &Metadata<'_>) -> bool {
            StandardError.enabled(metadata)
        }

        fn event(&self, event: &Event<'_>) {
            self.0.lock().unwrap().push(line(event));
        }

        fn new_span(&self, span: &Attributes<'_>) -> Id {
            StandardError.new_span(span)
        }

        fn record(&self, _: &Id, _: &Record<'_>) {}

        fn record_follows_from(&self, _: &Id, _: &Id) {}

        fn enter(&self, _: &Id) {}

        fn exit(&self, _: &Id) {}
    }

    #[test]
    fn an_event_is_one_line_whatever_it_holds() {
        let lines = Arc::default();
        tracing::subscriber::with_default(Lines(Arc::clone(&lines)), || {
            tracing::error!(target: "store", path = "/a\nb", status = 500, "{} failed", "\u{1b}[2Jit\r\n");
            tracing::warn!(target: "store", error = %"no\u{2028}room", "full");
            tracing::info!("nobody asks");
        });
        assert_eq!(
            *lines.lock().unwrap(),
            [
                "ERROR store: \\u{1b}[2Jit\\r\\n failed path=\"/a\\nb\" status=500\n",
                "WARN store: full error=no\\u{2028}room\n",
            ]
        );
    }
}
