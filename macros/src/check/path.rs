//! Path variables against arguments.

use proc_macro2::Span;
use syn::LitStr;

use crate::attr::argument::Place;
use crate::diag::Faults;
use crate::model::argument::{Argument, Origin};
use crate::path::locate;
use crate::path::template::{self, Segment};

/// Reads the template; mistakes are reported inside the literal where the compiler can point there.
pub(crate) fn segments(path: &LitStr, faults: &mut Faults) -> Vec<Segment> {
    let (segments, mistakes) = template::parse(&path.value());
    for mistake in mistakes {
        faults.at(locate::span(path, mistake.range.clone()), mistake);
    }
    segments
}

/// The variables that no argument reads: a dependency must, and a const proof says so if none does.
pub(crate) fn unread(path: &LitStr, segments: &[Segment], arguments: &[Argument]) -> Vec<(String, Span)> {
    let variables = segments.iter().filter_map(|segment| Some((segment.variable()?, segment.range.clone())));
    let is_read =
        |variable: &str| arguments.iter().any(|argument| argument.name == variable && is_path(argument));
    variables
        .filter(|(variable, _)| !is_read(variable))
        .map(|(variable, range)| (variable.to_owned(), locate::span(path, range)))
        .collect()
}

fn is_path(argument: &Argument) -> bool {
    matches!(&argument.origin, Origin::Place(placed) if placed.place == Place::Path)
}
