//! The body has one kind of reader: JSON, a form, or a stream.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

use crate::proof::message::Message;

/// An argument that reads the body in a way, and what kind of way that is.
#[derive(Clone, Copy)]
struct Readers {
    /// As JSON or whole.
    memory: Option<&'static str>,
    /// As a form.
    form: Option<&'static str>,
    /// Piece by piece.
    stream: Option<&'static str>,
    /// Piece by piece, again.
    second: Option<&'static str>,
}

/// Proves that the arguments of a route, and of the dependencies below it, can share the body.
#[track_caller]
pub const fn prove_readers(route: &RouteSpec) {
    let mut readers = Readers { memory: None, form: None, stream: None, second: None };
    let mut at = 0;
    while at < route.dependencies.len() {
        readers = of_dependency(route.dependencies[at].dependency, readers);
        at += 1;
    }
    readers = of_arguments(route.arguments, readers);
    match readers {
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

const fn of_dependency(dependency: &DependencySpec, readers: Readers) -> Readers {
    of_arguments(dependency.arguments, readers)
}

const fn of_arguments(arguments: &[ArgumentSpec], mut readers: Readers) -> Readers {
    let mut at = 0;
    while at < arguments.len() {
        let name = arguments[at].ident;
        match arguments[at].origin.source {
            Source::Body | Source::RawBody => readers.memory = Some(name),
            Source::Form | Source::File => readers.form = Some(name),
            Source::BodyStream if readers.stream.is_some() => readers.second = Some(name),
            Source::BodyStream => readers.stream = Some(name),
            Source::Dependency(dependency) => readers = of_dependency(dependency, readers),
            _ => {}
        }
        at += 1;
    }
    readers
}

#[track_caller]
const fn clash(route: &RouteSpec, first: &str, second: &str, remedy: &str) -> ! {
    Message::new()
        .add("`")
        .add(first)
        .add("` and `")
        .add(second)
        .add("` of `")
        .add(route.name)
        .add("` both read the body: ")
        .add(remedy)
        .fail()
}
