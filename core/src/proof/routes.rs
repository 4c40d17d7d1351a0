//! Two routes of one list do not answer the same method and pattern.

use ferrapi_openapi::fragment::{RouteSpec, Segment};

use crate::proof::message::{Message, same};
use crate::route::Endpoint;

/// Proves that no earlier route of the list answers what this one answers.
#[track_caller]
pub const fn prove_first(routes: &[Endpoint], index: usize) {
    let (mut earlier, route) = (0, routes[index].spec);
    while earlier < index {
        let first = routes[earlier].spec;
        if same_route(first, route) {
            Message::new()
                .add("`")
                .add(route.name)
                .add("` answers `")
                .add(route.method)
                .add(" ")
                .add(route.path)
                .add("`, which `")
                .add(first.name)
                .add("` (`")
                .add(first.path)
                .add("`) of this list answers already: change a method or a path, or take one out")
                .fail()
        }
        earlier += 1;
    }
}

/// Names of variables make no difference.
const fn same_route(a: &RouteSpec, b: &RouteSpec) -> bool {
    if a.segments.len() != b.segments.len() || a.path.is_empty() && b.path.is_empty() && a.name.is_empty() {
        return false;
    }
    let mut at = a.segments.len();
    // From the end: lists of routes begin alike and end differently.
    while at > 0 {
        at -= 1;
        let alike = match (a.segments[at], b.segments[at]) {
            (Segment::Literal(a), Segment::Literal(b)) => same(a, b),
            (Segment::Variable(_), Segment::Variable(_)) | (Segment::Rest(_), Segment::Rest(_)) => true,
            _ => false,
        };
        if !alike {
            return false;
        }
    }
    same(a.method, b.method)
}
