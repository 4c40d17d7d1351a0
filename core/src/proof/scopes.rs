//! A scope that is asked for is one that somebody checks, and that a scheme has; `optional` and `Option` go together.

use ferrapi_openapi::fragment::{DependencySpec, Scheme, Source};

use crate::proof::message::{Message, same};

/// What stands below a dependency.
struct Below {
    /// Something reads the scopes.
    reads: bool,
    /// A scheme lists its scopes.
    lists: bool,
    /// A scheme lists this one.
    has: bool,
    /// The scopes that are listed, as a message shows them.
    listed: Message,
}

/// Proves that a scope which is asked of a dependency means something there.
#[track_caller]
pub const fn prove_scope(dependency: &DependencySpec, scope: &str) {
    if let Some(message) = judge_scope(dependency, scope) {
        message.fail()
    }
}

/// What is wrong with asking a scope of a dependency. (Routers ask at start-up.)
pub(crate) const fn judge_scope(dependency: &DependencySpec, scope: &str) -> Option<Message> {
    // What is no dependency is reported where it is resolved.
    if dependency.name.is_empty() {
        return None;
    }
    let below = Below { reads: false, lists: false, has: false, listed: Message::new() };
    let below = walk(dependency, scope, below);
    if !below.reads {
        let message = Message::new()
            .add("nobody would check the scope `")
            .add(scope)
            .add("`: neither `")
            .add(dependency.name)
            .add("` nor anything below it takes `SecurityScopes` or has a security scheme; take `scopes: SecurityScopes` \
                  there, or remove the scope");
        return Some(message);
    }
    if below.lists && !below.has {
        let message = Message::new()
            .add("no security scheme below `")
            .add(dependency.name)
            .add("` has the scope `")
            .add(scope)
            .add("`: write one of ")
            .add(below.listed.text())
            .add(", or add it to the scheme's `scopes(…)`");
        return Some(message);
    }
    None
}

/// Proves that a scheme which lets requests without credentials through can say so, and no other one does.
#[track_caller]
pub const fn prove_optional(optional: bool, is_option: bool, held: &str) {
    if optional && !is_option {
        Message::new()
            .add("`optional` lets requests without credentials through, and `")
            .add(held)
            .add("` cannot say that there are none: write `Option<")
            .add(held)
            .add(">`, or remove `optional`")
            .fail()
    }
    if is_option && !optional {
        Message::new()
            .add("requests without credentials are refused, so `")
            .add(held)
            .add("` is never `None`: write `optional` in `#[security(…)]` to let them through, or take the `Option` off")
            .fail()
    }
}

const fn walk(dependency: &DependencySpec, scope: &str, mut below: Below) -> Below {
    let mut at = 0;
    while at < dependency.arguments.len() {
        below = match dependency.arguments[at].origin.source {
            Source::Dependency(dependency) => walk(dependency, scope, below),
            Source::Scopes => Below { reads: true, ..below },
            Source::Security(scheme) => of_scheme(&scheme.scheme, scope, Below { reads: true, ..below }),
            _ => below,
        };
        at += 1;
    }
    below
}

const fn of_scheme(scheme: &Scheme, scope: &str, mut below: Below) -> Below {
    let scopes = scheme.scopes();
    let mut at = 0;
    while at < scopes.len() {
        let (name, _) = scopes[at];
        let comma = if below.lists { ", `" } else { "`" };
        below.listed = below.listed.add(comma).add(name).add("`");
        below.lists = true;
        below.has |= same(name, scope);
        at += 1;
    }
    below
}
