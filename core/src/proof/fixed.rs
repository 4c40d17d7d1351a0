//! A dependency is named with as many arguments as it marks `#[fixed]`.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, Source};

use crate::proof::message::Message;

/// Proves that a dependency is given as many arguments as it takes.
#[track_caller]
pub const fn prove_fixed(dependency: &DependencySpec, given: usize) {
    let taken = count(dependency.arguments);
    // What is no dependency is reported where it is resolved.
    if taken == given || dependency.name.is_empty() {
        return;
    }
    let message = Message::new().add("`").add(dependency.name).add("` takes ");
    let message = match taken {
        0 => message.add("no fixed argument"),
        1 => message.number(taken).add(" fixed argument (").list(dependency.arguments, true).add(")"),
        _ => message.number(taken).add(" fixed arguments (").list(dependency.arguments, true).add(")"),
    };
    let message =
        message.add(", and ").number(given).add(if given == 1 { " is" } else { " are" }).add(" given: ");
    match taken {
        0 => message
            .add("write `depends(")
            .add(dependency.name)
            .add(")`, or put `#[fixed]` on the arguments of it that are given where it is named"),
        _ => message
            .add("write `depends(")
            .add(dependency.name)
            .add("(")
            .list(dependency.arguments, false)
            .add("))`"),
    }
    .fail()
}

const fn count(arguments: &[ArgumentSpec]) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < arguments.len() {
        if matches!(arguments[at].origin.source, Source::Fixed) {
            count += 1;
        }
        at += 1;
    }
    count
}

impl Message {
    /// The fixed arguments, with their types in backticks, or as they are passed.
    const fn list(mut self, arguments: &[ArgumentSpec], types: bool) -> Self {
        let (mut listed, mut at) = (0, 0);
        while at < arguments.len() {
            let argument = &arguments[at];
            if matches!(argument.origin.source, Source::Fixed) {
                self = if listed > 0 { self.add(", ") } else { self };
                self = match types {
                    true => self.add("`").add(argument.ident).add(": ").add(argument.type_name).add("`"),
                    false => self.add(argument.ident),
                };
                listed += 1;
            }
            at += 1;
        }
        self
    }
}
