//! Panics on standard error: a text that a client has chosen stays on one line.
//!
//! In: the process's panic hook. Out: another one, which writes what would break a line escaped, and leaves everything else
//! to the hook before it.

use std::any::Any;
use std::fmt::Display;
use std::io::{self, Write};
use std::panic::{set_hook, take_hook};
use std::thread;

/// Keeps panics from forging lines of a log: std's own hook writes their texts as they are.
pub(crate) fn keep_to_one_line() {
    let before = take_hook();
    set_hook(Box::new(move |panic| match text(panic.payload()).filter(|text| breaks(text)) {
        None => before(panic),
        Some(text) => {
            let thread = thread::current();
            let name = thread.name().unwrap_or("<unnamed>");
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            // There is nobody to tell that standard error is closed.
            let _ = io::stderr().write_all(line(name, place, text).as_bytes());
        }
    }));
}

fn text(payload: &dyn Any) -> Option<&str> {
    payload.downcast_ref::<&'static str>().copied().or_else(|| Some(payload.downcast_ref::<String>()?))
}

/// Whether a text may end a line, or steer a terminal.
pub(crate) fn breaks(text: &str) -> bool {
    text.chars().any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}'))
}

fn line(thread: &str, place: impl Display, text: &str) -> String {
    format!("thread {thread:?} panicked at {place}: {text:?}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_breaks_lines_is_escaped() {
        assert!(!breaks("index 3 of \"é\""));
        for text in ["a\nb", "a\r", "\u{1b}[2J", "a\0", "a\u{85}b", "a\u{2028}b"] {
            assert!(breaks(text), "{text:?}");
            let line = line("worker", "main.rs:1:2", text);
            assert!(line.ends_with('\n') && !breaks(line.trim_end_matches('\n')), "{line:?}");
        }
        assert_eq!(line("w", "m.rs:1:2", "a\nb"), "thread \"w\" panicked at m.rs:1:2: \"a\\nb\"\n");
    }

    #[test]
    fn texts_are_found_in_both_their_forms() {
        assert_eq!(text(&"a"), Some("a"));
        assert_eq!(text(&String::from("a")), Some("a"));
        assert_eq!(text(&5), None);
    }
}
