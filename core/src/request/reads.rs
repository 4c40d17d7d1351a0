//! Who reads the body, told from the tables before any request comes.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

/// How many arguments of a tree read the body, by the way they read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct BodyReaders {
    /// As JSON.
    pub(crate) json: usize,
    /// Whole, as it came.
    pub(crate) whole: usize,
    /// Piece by piece.
    pub(crate) stream: usize,
    /// Fields of a form.
    pub(crate) form: usize,
    /// Files of a form.
    pub(crate) files: usize,
}

impl BodyReaders {
    /// Adds those of a dependency and of all below it.
    pub(crate) fn dependency(&mut self, spec: &DependencySpec) {
        self.arguments(spec.arguments);
    }

    fn arguments(&mut self, arguments: &[ArgumentSpec]) {
        for argument in arguments {
            match argument.origin.source {
                Source::Body => self.json += 1,
                Source::RawBody => self.whole += 1,
                Source::BodyStream => self.stream += 1,
                Source::Form => self.form += 1,
                Source::File => self.files += 1,
                Source::Dependency(dependency) => self.dependency(dependency),
                _ => {}
            }
        }
    }

    /// Whether they cannot all be served: a stream has one reader, and a form is nothing else besides.
    pub(crate) fn clash(&self) -> bool {
        let memory = self.json + self.whole;
        let form = self.form + self.files;
        self.stream > 1 || (self.stream > 0 && memory + form > 0) || (memory > 0 && form > 0)
    }
}

/// Who reads the body in the tree of a route.
pub(crate) fn readers(spec: &RouteSpec) -> BodyReaders {
    let mut readers = BodyReaders::default();
    spec.dependencies.iter().for_each(|dependency| readers.dependency(dependency));
    readers.arguments(spec.arguments);
    readers
}

/// Whether a function of the tree reads the body as JSON.
pub(crate) fn reads_json(spec: &RouteSpec) -> bool {
    readers(spec).json > 0
}

/// Whether each body argument stands under its own name: there are several, or one asks for it.
pub(crate) fn embeds(spec: &RouteSpec) -> bool {
    readers(spec).json > 1
        || spec.arguments.iter().any(asks)
        || spec.dependencies.iter().any(|dependency| dependency.arguments.iter().any(asks))
}

fn asks(argument: &ArgumentSpec) -> bool {
    match argument.origin.source {
        Source::Dependency(dependency) => dependency.arguments.iter().any(asks),
        _ => argument.embed,
    }
}
