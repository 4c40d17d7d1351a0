//! Who reads the body, and how, told from the tables before any request comes.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

/// How a route and everything below and above it reads the body.
#[derive(Clone, Copy, Default)]
pub(crate) struct BodyUse {
    /// Something reads it.
    pub(crate) any: bool,
    /// Something reads it as JSON.
    pub(crate) json: bool,
    /// Each argument stands under its own name: there are several names, or one asks for it.
    pub(crate) embeds: bool,
}

impl BodyUse {
    /// How a route with these outer dependencies reads the body.
    pub(crate) fn of(spec: &RouteSpec, outer: impl Iterator<Item = &'static DependencySpec>) -> Self {
        let mut all = Vec::new();
        for dependency in outer.chain(spec.dependencies.iter().copied()) {
            collect(dependency.arguments, &mut all);
        }
        collect(spec.arguments, &mut all);
        let mut parts = all.iter().filter(|argument| matches!(argument.origin.source, Source::Body));
        let first = parts.next();
        BodyUse {
            any: !all.is_empty(),
            json: first.is_some(),
            embeds: first.is_some_and(|first| {
                first.embed || parts.any(|other| other.embed || other.name != first.name)
            }),
        }
    }
}

fn collect(arguments: &'static [ArgumentSpec], all: &mut Vec<&'static ArgumentSpec>) {
    for argument in arguments {
        match argument.origin.source {
            Source::Dependency(dependency) => collect(dependency.arguments, all),
            Source::Body | Source::RawBody => all.push(argument),
            _ => {}
        }
    }
}
