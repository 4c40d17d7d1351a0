//! The family of models: every kind of type, constraint, tagging and naming that `#[model]` knows.

mod bounds;
mod containers;
mod enums;
mod scalars;
mod structs;

pub(crate) use enums::{Color, Event, Level, Shape};
pub(crate) use structs::Point;

use crate::subject::Subject;

/// All of them.
pub(crate) fn subjects() -> Vec<Subject> {
    [scalars::subjects(), bounds::subjects(), containers::subjects(), structs::subjects(), enums::subjects()]
        .into_iter()
        .flatten()
        .collect()
}

/// Some of them, for tests that are about the values.
pub(crate) fn named(name: &str) -> Subject {
    let found = subjects().into_iter().find(|subject| subject.name == name);
    found.unwrap_or_else(|| panic!("no subject is called {name}"))
}
