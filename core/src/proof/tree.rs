//! What holds for the whole tree of dependencies: values that are shared can be cloned, the body has one kind of reader.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

use crate::proof::message::{Message, same};
use crate::proof::readers::prove_readers;

/// The way down to a place of the tree: the scopes that are asked for on it.
struct Way<'a> {
    scopes: &'static [&'static str],
    outer: Option<&'a Way<'a>>,
}

/// Where nothing has been asked for yet.
const ROOT: Way<'static> = Way { scopes: &[], outer: None };

/// A dependency at a place, and under which scopes.
#[derive(Clone, Copy)]
struct Place<'a> {
    dependency: &'static DependencySpec,
    way: &'a Way<'a>,
}

/// Proves that a dependency which stands more than once in the route's tree can be shared.
///
/// That a dependency does not lead back to itself needs no proof: such a `SPEC` would contain itself, and the
/// compiler refuses that.
#[track_caller]
pub const fn prove_dependencies(route: &RouteSpec) {
    let mut at = 0;
    while at < route.dependencies.len() {
        let used = route.dependencies[at];
        let way = Way { scopes: used.scopes, outer: Some(&ROOT) };
        prove_dependency(route, Place { dependency: used.dependency, way: &way });
        at += 1;
    }
    prove_arguments(route, route.arguments, &ROOT);
    prove_readers(route);
}

#[track_caller]
const fn prove_arguments(route: &RouteSpec, arguments: &[ArgumentSpec], outer: &Way<'_>) {
    let mut at = 0;
    while at < arguments.len() {
        if let Source::Dependency(dependency) = arguments[at].origin.source {
            let way = Way { scopes: arguments[at].scopes, outer: Some(outer) };
            prove_dependency(route, Place { dependency, way: &way });
        }
        at += 1;
    }
}

#[track_caller]
const fn prove_dependency(route: &RouteSpec, place: Place<'_>) {
    let Place { dependency, way } = place;
    if dependency.shared && !dependency.cloneable && uses(route, place) > 1 {
        Message::new()
            .add("`")
            .add(route.name)
            .add("` needs the value of `")
            .add(dependency.name)
            .add("` more than once in one request, so it is shared, but it is not `Clone`: derive `Clone` for it, or write \
                  `#[dependency(shared = false)]`")
            .fail()
    }
    prove_arguments(route, dependency.arguments, way);
}

/// How often a dependency stands in the tree, under the same scopes where these make a difference.
const fn uses(route: &RouteSpec, wanted: Place<'_>) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < route.dependencies.len() {
        let used = route.dependencies[at];
        let way = Way { scopes: used.scopes, outer: Some(&ROOT) };
        count += uses_in(Place { dependency: used.dependency, way: &way }, wanted);
        at += 1;
    }
    count + uses_below(route.arguments, &ROOT, wanted)
}

const fn uses_in(place: Place<'_>, wanted: Place<'_>) -> usize {
    let own = if same_value(place, wanted) { 1 } else { 0 };
    own + uses_below(place.dependency.arguments, place.way, wanted)
}

const fn uses_below(arguments: &[ArgumentSpec], outer: &Way<'_>, wanted: Place<'_>) -> usize {
    let mut count = 0;
    let mut at = 0;
    while at < arguments.len() {
        if let Source::Dependency(dependency) = arguments[at].origin.source {
            let way = Way { scopes: arguments[at].scopes, outer: Some(outer) };
            count += uses_in(Place { dependency, way: &way }, wanted);
        }
        at += 1;
    }
    count
}

/// Whether two places have one value.
const fn same_value(left: Place<'_>, right: Place<'_>) -> bool {
    same(left.dependency.path, right.dependency.path)
        && (!left.dependency.reads_scopes() || (covers(left.way, right.way) && covers(right.way, left.way)))
}

/// Whether all that is asked for on the second way is asked for on the first.
const fn covers(way: &Way<'_>, other: &Way<'_>) -> bool {
    let mut at = 0;
    while at < other.scopes.len() {
        if !asks(way, other.scopes[at]) {
            return false;
        }
        at += 1;
    }
    match other.outer {
        Some(outer) => covers(way, outer),
        None => true,
    }
}

const fn asks(way: &Way<'_>, scope: &str) -> bool {
    holds(way.scopes, scope)
        || match way.outer {
            Some(outer) => asks(outer, scope),
            None => false,
        }
}

/// Whether a list has a text.
pub(super) const fn holds(list: &[&str], text: &str) -> bool {
    let mut at = 0;
    while at < list.len() {
        if same(list[at], text) {
            return true;
        }
        at += 1;
    }
    false
}
