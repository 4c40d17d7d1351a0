//! Who reads the body, and how, told from the tables before any request comes.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

/// How a route and everything below and above it reads the body.
#[derive(Clone, Copy, Default)]
pub(crate) struct BodyUse {
    /// Something reads it as JSON.
    pub(crate) json: bool,
    /// Something takes it whole, as it came.
    pub(crate) whole: bool,
    /// How many take it piece by piece.
    pub(crate) streams: usize,
    /// Something reads a field of a form.
    pub(crate) form: bool,
    /// Something reads a file of a form.
    pub(crate) files: bool,
    /// Each argument stands under its own name: there are several names, or one asks for it.
    pub(crate) embeds: bool,
    /// JSON needs no content type (`strict_content_type(false)`).
    pub(crate) lenient: bool,
}

impl BodyUse {
    /// How a route with these outer dependencies reads the body.
    pub(crate) fn of(spec: &RouteSpec, outer: impl Iterator<Item = &'static DependencySpec>) -> Self {
        let mut all = Vec::new();
        for dependency in outer.chain(spec.dependencies.iter().map(|used| used.dependency)) {
            collect(dependency.arguments, &mut all);
        }
        collect(spec.arguments, &mut all);
        let mut parts = all.iter().filter(|argument| matches!(argument.origin.source, Source::Body));
        let first = parts.next();
        let embeds = first
            .is_some_and(|first| first.embed || parts.any(|other| other.embed || other.name != first.name));
        let mut body = BodyUse { embeds, ..BodyUse::default() };
        for argument in all {
            match argument.origin.source {
                Source::Body => body.json = true,
                Source::RawBody => body.whole = true,
                Source::BodyStream => body.streams += 1,
                Source::Form => body.form = true,
                Source::File => body.files = true,
                _ => {}
            }
        }
        body
    }

    /// Whether not all can be served: a stream has one reader, and a form is nothing else besides.
    pub(crate) fn clashes(&self) -> bool {
        let memory = self.json || self.whole;
        let form = self.form || self.files;
        self.streams > 1 || (self.streams > 0 && (memory || form)) || (memory && form)
    }
}

fn collect(arguments: &'static [ArgumentSpec], all: &mut Vec<&'static ArgumentSpec>) {
    for argument in arguments {
        match argument.origin.source {
            Source::Dependency(dependency) => collect(dependency.arguments, all),
            _ => all.push(argument),
        }
    }
}
