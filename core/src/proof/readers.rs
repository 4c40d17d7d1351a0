//! The body has one kind of reader: JSON, a form, or a stream; and what limits it has one at all.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

use crate::proof::chain::Chain;
use crate::proof::message::Message;

/// An argument that reads the body.
#[derive(Clone, Copy)]
struct Reader {
    ident: &'static str,
    /// Where it stands.
    chain: Chain,
}

/// An argument for each way to read the body.
#[derive(Clone, Copy)]
struct Readers {
    /// As JSON or whole.
    memory: Option<Reader>,
    /// As a form.
    form: Option<Reader>,
    /// Piece by piece.
    stream: Option<Reader>,
    /// Piece by piece, again.
    second: Option<Reader>,
}

/// Proves that the arguments of a route, and of the dependencies below it, can share the body.
#[track_caller]
pub const fn prove_readers(route: &RouteSpec) {
    let mut readers = Readers { memory: None, form: None, stream: None, second: None };
    let mut at = 0;
    while at < route.dependencies.len() {
        let dependency = route.dependencies[at].dependency;
        readers = readers.of(dependency.arguments, Chain::ROUTE.to(dependency, &[]));
        at += 1;
    }
    match readers.of(route.arguments, Chain::ROUTE) {
        Readers { stream: Some(first), second: Some(second), .. } => clash(
            route,
            first,
            second,
            "a `BodyStream` has one reader: take one of them out, or take `Bytes` in both places",
        ),
        Readers { stream: Some(first), memory: Some(second), .. }
        | Readers { stream: Some(first), form: Some(second), .. } => clash(
            route,
            first,
            second,
            "a `BodyStream` is the whole body, and nothing is left for others: take one of them out",
        ),
        Readers { form: Some(first), memory: Some(second), .. } => clash(
            route,
            first,
            second,
            "a body is a form or JSON, not both: make the other one `#[form]` as well, or take one of them out",
        ),
        _ => {}
    }
}

/// Proves that something of a route reads the body that a key of its attribute limits.
#[track_caller]
pub const fn prove_read(route: &RouteSpec, key: &str) {
    let mut at = 0;
    while at < route.dependencies.len() {
        if may_read(route.dependencies[at].dependency) {
            return;
        }
        at += 1;
    }
    if !any_may_read(route.arguments) {
        Message::new()
            .add("`")
            .add(key)
            .add("` is about the body, which nothing of ")
            .route(route)
            .add(" reads: take it out, or take the body as an argument (`item: Item`, `body: Bytes`); for a body that a dependency of a \
                  router reads it is said there, `Router::")
            .add(key)
            .add("`")
            .fail()
    }
}

const fn may_read(dependency: &DependencySpec) -> bool {
    // One without a name is none, which is said elsewhere.
    dependency.name.is_empty() || any_may_read(dependency.arguments)
}

const fn any_may_read(arguments: &[ArgumentSpec]) -> bool {
    let mut at = 0;
    while at < arguments.len() {
        let reads = match arguments[at].origin.source {
            Source::Body | Source::RawBody | Source::Form | Source::File | Source::BodyStream => true,
            Source::Dependency(dependency) => may_read(dependency),
            // What lacks its contract is said elsewhere.
            _ => arguments[at].origin.is_unknown(),
        };
        if reads {
            return true;
        }
        at += 1;
    }
    false
}

impl Readers {
    const fn of(mut self, arguments: &[ArgumentSpec], chain: Chain) -> Self {
        let mut at = 0;
        while at < arguments.len() {
            let reader = Some(Reader { ident: arguments[at].ident, chain });
            match arguments[at].origin.source {
                Source::Body | Source::RawBody => self.memory = reader,
                Source::Form | Source::File => self.form = reader,
                Source::BodyStream if self.stream.is_some() => self.second = reader,
                Source::BodyStream => self.stream = reader,
                Source::Dependency(dependency) => {
                    self = self.of(dependency.arguments, chain.to(dependency, &[]));
                }
                _ => {}
            }
            at += 1;
        }
        self
    }
}

#[track_caller]
const fn clash(route: &RouteSpec, first: Reader, second: Reader, remedy: &str) -> ! {
    Message::new()
        .route(route)
        .add(" reads the body twice, as `")
        .add(first.ident)
        .add("`")
        .through(first.chain)
        .add(" and as `")
        .add(second.ident)
        .add("`")
        .through(second.chain)
        .add(": ")
        .add(remedy)
        .fail()
}
