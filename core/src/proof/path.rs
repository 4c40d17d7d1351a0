//! A path variable is read by the handler or by a dependency below it.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, DependencyUse, RouteSpec, Source};

use crate::proof::message::{Message, same};

/// Proves that a variable of the route's path is read. `argument` is the argument that would read it, `like` one of the
/// handler's with a name like it, or nothing.
#[track_caller]
pub const fn prove_path_variable(route: &RouteSpec, variable: &str, argument: &str, like: &str) {
    if !reads_any(route.arguments, variable) && !effects_read(route.dependencies, variable) {
        let message = Message::new()
            .add("path variable `")
            .add(variable)
            .add("` of `")
            .add(route.method)
            .add(" ")
            .add(route.path)
            .add("` is read by neither `")
            .add(route.name)
            .add("` nor any dependency below it")
            .dependencies(route);
        let message = if like.is_empty() {
            message.add(": add an argument `").add(argument)
        } else {
            message
                .add(": write `<")
                .add(like)
                .add(">`, as an argument is called, call that one `")
                .add(argument)
        };
        message.add("`, or take `<").add(variable).add(">` out of the path").fail()
    }
}

const fn effects_read(dependencies: &[DependencyUse], variable: &str) -> bool {
    let mut at = 0;
    while at < dependencies.len() {
        if reads_any(dependencies[at].dependency.arguments, variable) {
            return true;
        }
        at += 1;
    }
    false
}

const fn reads_any(arguments: &[ArgumentSpec], variable: &str) -> bool {
    let mut at = 0;
    while at < arguments.len() {
        if reads(&arguments[at], variable) {
            return true;
        }
        at += 1;
    }
    false
}

/// A scalar without an attribute takes the path's variable of its name before it looks into the query.
const fn reads(argument: &ArgumentSpec, variable: &str) -> bool {
    match argument.origin.source {
        Source::Path | Source::PathOrQuery => same(argument.name, variable),
        Source::Dependency(dependency) => reads_any(dependency.arguments, variable),
        // What lacks its contract is said elsewhere, and may be meant to read it.
        _ => argument.origin.is_unknown(),
    }
}

impl Message {
    /// All that were searched: ` (`user`, `session`)`.
    const fn dependencies(self, route: &RouteSpec) -> Self {
        let (mut message, mut listed) = (self, 0);
        let mut at = 0;
        while at < route.dependencies.len() {
            (message, listed) = message.dependency(route.dependencies[at].dependency, listed);
            at += 1;
        }
        (message, listed) = message.below(route.arguments, listed);
        if listed > 0 { message.add(")") } else { message }
    }

    const fn dependency(self, dependency: &DependencySpec, listed: usize) -> (Self, usize) {
        let message = self.add(if listed == 0 { " (`" } else { ", `" }).add(dependency.name).add("`");
        message.below(dependency.arguments, listed + 1)
    }

    const fn below(self, arguments: &[ArgumentSpec], listed: usize) -> (Self, usize) {
        let (mut message, mut listed, mut at) = (self, listed, 0);
        while at < arguments.len() {
            if let Source::Dependency(dependency) = arguments[at].origin.source {
                (message, listed) = message.dependency(dependency, listed);
            }
            at += 1;
        }
        (message, listed)
    }
}
