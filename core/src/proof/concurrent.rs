//! Dependencies that run at the same time do not take the same body apart.

use ferrapi_openapi::fragment::{RouteSpec, Source};

use crate::proof::message::Message;

/// Proves that of the dependencies of a concurrent route at most one reads a form or a stream.
#[track_caller]
pub(super) const fn prove_concurrent(route: &RouteSpec) {
    let (mut first, mut at) = (None, 0);
    while at < route.dependencies.len() + route.arguments.len() {
        let dependency = if at < route.dependencies.len() {
            Some(route.dependencies[at].dependency)
        } else {
            match route.arguments[at - route.dependencies.len()].origin.source {
                Source::Dependency(dependency) => Some(dependency),
                _ => None,
            }
        };
        if let Some(dependency) = dependency
            && dependency.takes_body()
        {
            match first {
                None => first = Some(dependency.name),
                Some(first) => clash(route, first, dependency.name),
            }
        }
        at += 1;
    }
}

#[track_caller]
const fn clash(route: &RouteSpec, first: &str, second: &str) -> ! {
    Message::new()
        .route(route)
        .add(" is `concurrent`, and `")
        .add(first)
        .add("` and `")
        .add(second)
        .add("` both read its form, which cannot be read at two places at the same time: take `concurrent` off, or let one of \
              them depend on the other")
        .fail()
}
