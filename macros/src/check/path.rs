//! Path variables against arguments.

use syn::{LitStr, Type, TypePath};

use crate::attr::argument::Place;
use crate::diag::{Faults, nearest};
use crate::model::argument::{Argument, Origin};
use crate::model::route::Unread;
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
pub(crate) fn unread(path: &LitStr, segments: &[Segment], arguments: &[Argument]) -> Vec<Unread> {
    let variables = segments.iter().filter_map(|segment| Some((segment.variable()?, segment.range.clone())));
    let is_read =
        |variable: &str| arguments.iter().any(|argument| argument.name == variable && is_path(argument));
    let unread = variables.filter(|(variable, _)| !is_read(variable));
    unread
        .map(|(variable, range)| {
            let like =
                arguments.iter().find(|argument| is_free(argument) && is_like(&argument.ident, variable));
            let renamed = arguments.iter().find(|argument| is_path(argument) && argument.ident == variable);
            let like = renamed.map(|argument| &argument.name).or(like.map(|argument| &argument.ident));
            Unread { variable: variable.to_owned(), like: like.cloned(), span: locate::span(path, range) }
        })
        .collect()
}

/// Whether the argument may have been meant for the path: a type without arguments of its own, that says where it comes from.
fn is_free(argument: &Argument) -> bool {
    let is_plain = |path: &TypePath| path.path.segments.iter().all(|segment| segment.arguments.is_none());
    matches!(&argument.origin, Origin::Inferred) && matches!(&argument.ty, Type::Path(path) if is_plain(path))
}

/// `itemId` and `item_id`, `id` and `item_id`, `_id` and `id`, `itme_id` and `item_id`.
fn is_like(argument: &str, variable: &str) -> bool {
    let plain = |word: &str| word.replace('_', "").to_lowercase();
    let ends = |word: &str, end: &str| word.strip_suffix(end).is_some_and(|start| start.ends_with('_'));
    plain(argument) == plain(variable)
        || ends(argument, variable)
        || ends(variable, argument)
        || nearest(argument, &[variable]).is_some()
}

fn is_path(argument: &Argument) -> bool {
    matches!(&argument.origin, Origin::Place(placed) if placed.place == Place::Path)
}
