//! Who reads the body, told from the tables before any request comes.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

/// Whether a function of the tree reads the body as JSON.
pub(crate) fn reads_json(spec: &RouteSpec) -> bool {
    count(spec, |argument| matches!(argument.origin.source, Source::Body)) > 0
}

/// Whether a function of the tree reads the body.
pub(crate) fn reads_body(spec: &RouteSpec) -> bool {
    count(spec, reads) > 0
}

/// Whether a dependency, or one below it, reads the body.
pub(crate) fn dependency_reads_body(spec: &DependencySpec) -> bool {
    count_arguments(spec.arguments, reads) > 0
}

/// Whether each body argument stands under its own name: there are several, or one asks for it.
pub(crate) fn embeds(spec: &RouteSpec) -> bool {
    count(spec, |argument| matches!(argument.origin.source, Source::Body)) > 1
        || count(spec, |argument| argument.embed) > 0
}

fn reads(argument: &ArgumentSpec) -> bool {
    matches!(argument.origin.source, Source::Body | Source::RawBody)
}

fn count(spec: &RouteSpec, wanted: fn(&ArgumentSpec) -> bool) -> usize {
    let below: usize =
        spec.dependencies.iter().map(|dependency| count_arguments(dependency.arguments, wanted)).sum();
    below + count_arguments(spec.arguments, wanted)
}

fn count_arguments(arguments: &[ArgumentSpec], wanted: fn(&ArgumentSpec) -> bool) -> usize {
    arguments
        .iter()
        .map(|argument| match argument.origin.source {
            Source::Dependency(dependency) => count_arguments(dependency.arguments, wanted),
            _ => usize::from(wanted(argument)),
        })
        .sum()
}
