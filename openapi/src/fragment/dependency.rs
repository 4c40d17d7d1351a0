//! A `#[dependency]`: arguments in, one value out.

use std::any::TypeId;

use crate::fragment::{ArgumentSpec, Location, ResponseSpec, Source};

/// A function or struct that resolves to a value.
#[derive(Clone, Copy)]
pub struct DependencySpec {
    /// The function's or struct's name.
    pub name: &'static str,
    /// Tells two dependencies apart.
    pub id: fn() -> TypeId,
    /// What a test names it by, where that is another: the function of a place with fixed arguments.
    pub key: Option<fn() -> TypeId>,
    /// Module path and name; tells two dependencies apart in const evaluation.
    pub path: &'static str,
    /// Where it stands.
    pub location: Location,
    /// In declaration order; dependencies among them.
    pub arguments: &'static [ArgumentSpec],
    /// Resolved once per request.
    pub shared: bool,
    /// The value can be cloned, so it can be shared.
    pub cloneable: bool,
    /// The errors that it documents.
    pub errors: &'static [ResponseSpec],
    /// Its value comes with a teardown.
    pub scoped: bool,
    /// When its teardown runs, if it has one.
    pub scope: Scope,
    /// It lets nobody through unasked, although it reads no security scheme (`#[dependency(guard)]`).
    pub guard: bool,
}

/// When the teardown of a dependency's value runs (FastAPI's `scope` of `Depends`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// After the response was sent.
    Request,
    /// After the handler has returned, before the response is sent.
    Function,
}

/// A dependency that is run for its effect, and the scopes that are asked of it there.
#[derive(Clone, Copy)]
pub struct DependencyUse {
    /// The dependency.
    pub dependency: &'static DependencySpec,
    /// The security scopes it is used with, besides those from further out.
    pub scopes: &'static [&'static str],
}

impl DependencySpec {
    /// Whether it, or a dependency below it, reads a form or the body piece by piece.
    pub const fn takes_body(&self) -> bool {
        let mut at = 0;
        while at < self.arguments.len() {
            let takes = match self.arguments[at].origin.source {
                Source::Form | Source::File | Source::BodyStream => true,
                Source::Dependency(dependency) => dependency.takes_body(),
                _ => false,
            };
            if takes {
                return true;
            }
            at += 1;
        }
        false
    }

    /// What an attribute leaves unsaid; the macros fill in the rest.
    pub const DEFAULT: DependencySpec = DependencySpec {
        name: "",
        id: TypeId::of::<()>,
        key: None,
        path: "",
        location: Location { file: "", line: 0 },
        arguments: &[],
        shared: true,
        cloneable: true,
        errors: &[],
        scoped: false,
        scope: Scope::Request,
        guard: false,
    };

    /// Whether the scopes that are asked for make a difference: something at or below it reads them, or a scheme.
    ///
    /// If not, it is one dependency whatever the scopes, and its value is shared.
    pub const fn reads_scopes(&self) -> bool {
        let mut at = 0;
        while at < self.arguments.len() {
            let reads = match self.arguments[at].origin.source {
                Source::Scopes | Source::Security(_) => true,
                Source::Dependency(dependency) => dependency.reads_scopes(),
                _ => false,
            };
            if reads {
                return true;
            }
            at += 1;
        }
        false
    }

    /// What a test replaces it by.
    pub fn key(&self) -> TypeId {
        self.key.unwrap_or(self.id)()
    }
}
