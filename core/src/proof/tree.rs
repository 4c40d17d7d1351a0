//! What holds for the whole tree of dependencies: values that are shared can be cloned, the body has one kind of reader.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

use crate::proof::message::{Message, same};
use crate::proof::readers::prove_readers;

/// Proves that a dependency which stands more than once in the route's tree can be shared.
///
/// That a dependency does not lead back to itself needs no proof: such a `SPEC` would contain itself, and the
/// compiler refuses that.
#[track_caller]
pub const fn prove_dependencies(route: &RouteSpec) {
    let mut at = 0;
    while at < route.dependencies.len() {
        prove_dependency(route, route.dependencies[at].dependency);
        at += 1;
    }
    prove_arguments(route, route.arguments);
    prove_readers(route);
}

#[track_caller]
const fn prove_arguments(route: &RouteSpec, arguments: &[ArgumentSpec]) {
    let mut at = 0;
    while at < arguments.len() {
        if let Source::Dependency(dependency) = arguments[at].origin.source {
            prove_dependency(route, dependency);
        }
        at += 1;
    }
}

#[track_caller]
const fn prove_dependency(route: &RouteSpec, dependency: &DependencySpec) {
    if dependency.shared && !dependency.cloneable && uses(route, dependency.path) > 1 {
        Message::new()
            .add("`")
            .add(route.name)
            .add("` needs the value of `")
            .add(dependency.name)
            .add("` more than once in one request, so it is shared, but it is not `Clone`: derive `Clone` for it, or write \
                  `#[dependency(shared = false)]`")
            .fail()
    }
    prove_arguments(route, dependency.arguments);
}

/// How often a dependency stands in the tree.
const fn uses(route: &RouteSpec, path: &str) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < route.dependencies.len() {
        count += uses_in(route.dependencies[at].dependency, path);
        at += 1;
    }
    count + uses_below(route.arguments, path)
}

const fn uses_in(dependency: &DependencySpec, path: &str) -> usize {
    let own = if same(dependency.path, path) { 1 } else { 0 };
    own + uses_below(dependency.arguments, path)
}

const fn uses_below(arguments: &[ArgumentSpec], path: &str) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < arguments.len() {
        if let Source::Dependency(dependency) = arguments[at].origin.source {
            count += uses_in(dependency, path);
        }
        at += 1;
    }
    count
}
