//! What holds for the whole tree of dependencies: values that are shared can be cloned, nothing outlives what it is made of.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Scope, Source};

use crate::proof::chain::{Chain, place};
use crate::proof::concurrent::prove_concurrent;
use crate::proof::message::Message;
use crate::proof::readers::prove_readers;

/// Proves that a dependency which stands more than once in the route's tree can be shared, and that what ends after the
/// response is made of nothing that ends before it.
///
/// That a dependency does not lead back to itself needs no proof: such a `SPEC` would contain itself, and the
/// compiler refuses that.
#[track_caller]
pub const fn prove_dependencies(route: &RouteSpec) {
    let mut at = 0;
    while at < route.dependencies.len() {
        let used = route.dependencies[at];
        prove_dependency(route, used.dependency, Chain::ROUTE.to(used.dependency, used.scopes), None);
        at += 1;
    }
    prove_arguments(route, route.arguments, Chain::ROUTE, None);
    prove_readers(route);
    if route.concurrent {
        prove_concurrent(route);
    }
}

#[track_caller]
const fn prove_arguments(route: &RouteSpec, arguments: &[ArgumentSpec], chain: Chain, above: Option<&str>) {
    let mut at = 0;
    while at < arguments.len() {
        if let Source::Dependency(dependency) = arguments[at].origin.source {
            prove_dependency(route, dependency, chain.to(dependency, arguments[at].scopes), above);
        }
        at += 1;
    }
}

/// `chain` leads to the dependency; `above` is the nearest dependency above that ends after the response.
#[track_caller]
const fn prove_dependency(
    route: &RouteSpec,
    dependency: &'static DependencySpec,
    chain: Chain,
    mut above: Option<&str>,
) {
    if dependency.shared
        && !dependency.cloneable
        && let Some(first) = place(route, dependency, chain, 0)
        && let Some(second) = place(route, dependency, chain, 1)
    {
        cannot_be_shared(route, dependency, first, second)
    }
    if dependency.scoped {
        match (dependency.scope, above) {
            (Scope::Function, Some(above)) => outlived(route, above, dependency, chain),
            (Scope::Function, None) => {}
            (Scope::Request, _) => above = Some(dependency.name),
        }
    }
    prove_arguments(route, dependency.arguments, chain, above);
}

#[track_caller]
const fn cannot_be_shared(route: &RouteSpec, dependency: &DependencySpec, first: Chain, second: Chain) -> ! {
    Message::new()
        .route(route)
        .add(" needs the value of `")
        .add(dependency.name)
        .add("` more than once,")
        .through(first)
        .add(" and")
        .through(second)
        .add(", so it is shared, but it is not `Clone`: derive `Clone` for it, or write `#[dependency(shared = false)]`")
        .fail()
}

#[track_caller]
const fn outlived(route: &RouteSpec, above: &str, below: &DependencySpec, chain: Chain) -> ! {
    Message::new()
        .add("`")
        .add(above)
        .add("` ends after the response and depends on `")
        .add(below.name)
        .add("`, which ends before it (in ")
        .route(route)
        .through(chain)
        .add("): write `#[dependency(scope = \"function\")]` on `")
        .add(above)
        .add("` too, or take it off `")
        .add(below.name)
        .add("`")
        .fail()
}
