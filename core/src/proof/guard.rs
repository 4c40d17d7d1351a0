//! A route asks who is there before it answers.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

use crate::proof::message::Message;
use crate::route::Endpoint;

/// Proves that a route has a guard in its own tree, or says that it is public.
#[track_caller]
pub const fn prove_guarded(endpoint: &Endpoint) {
    let route = endpoint.spec;
    if !route.public && !is_guarded(route) {
        Message::new()
            .add("`")
            .add(route.name)
            .add("` answers `")
            .add(route.method)
            .add(" ")
            .add(route.path)
            .add(
                "` whoever asks: take an argument of a `#[security]` type, depend on a `#[dependency(guard)]`, or write \
                 `public` in its attribute",
            )
            .fail()
    }
}

/// Whether a guard stands in the tree of a route, routers left aside.
pub(crate) const fn is_guarded(route: &RouteSpec) -> bool {
    let mut at = 0;
    while at < route.dependencies.len() {
        if guards(route.dependencies[at].dependency) {
            return true;
        }
        at += 1;
    }
    any_guards(route.arguments)
}

/// Whether a dependency, or anything below it, is a guard.
pub(crate) const fn guards(dependency: &DependencySpec) -> bool {
    dependency.guard || any_guards(dependency.arguments)
}

const fn any_guards(arguments: &[ArgumentSpec]) -> bool {
    let mut at = 0;
    while at < arguments.len() {
        let guards = match arguments[at].origin.source {
            Source::Security(scheme) => !scheme.optional,
            Source::Dependency(dependency) => guards(dependency),
            _ => false,
        };
        if guards {
            return true;
        }
        at += 1;
    }
    false
}
