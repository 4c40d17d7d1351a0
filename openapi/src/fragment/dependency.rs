//! A `#[dependency]`: arguments in, one value out.

use std::any::TypeId;

use crate::fragment::{ArgumentSpec, Location, ResponseSpec};

/// A function or struct that resolves to a value.
#[derive(Clone, Copy)]
pub struct DependencySpec {
    /// The function's or struct's name.
    pub name: &'static str,
    /// Tells two dependencies apart.
    pub id: fn() -> TypeId,
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
    /// What an attribute leaves unsaid; the macros fill in the rest.
    pub const DEFAULT: DependencySpec = DependencySpec {
        name: "",
        id: TypeId::of::<()>,
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
}
