//! The contract of a dependency: arguments in, one value out.

use std::future::Future;
use std::pin::Pin;

use ferrapi_openapi::fragment::DependencySpec;

use crate::error::Issues;
use crate::request::Request;

/// Something that resolves to a value for a handler: a function or a struct with `#[dependency]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a dependency",
    label = "not a `#[dependency]`",
    note = "put `#[dependency]` on its definition"
)]
pub trait Dependency: Sized + 'static {
    /// What it resolves to.
    type Value: Send + 'static;

    /// What it is made of.
    const SPEC: &'static DependencySpec;

    /// Clones a value to share it, if the value can be cloned.
    const CLONE: Option<CloneOf<Self::Value>>;

    /// Resolves it once; reports to `issues` and gives `None` if it cannot.
    fn resolve(
        request: &mut Request,
        issues: &mut Issues,
    ) -> impl Future<Output = Option<Self::Value>> + Send;
}

/// Clones a value.
pub type CloneOf<V> = fn(&V) -> V;

/// A dependency with its type erased: it is run for its effect.
#[derive(Clone, Copy)]
pub(crate) struct Effect {
    pub(crate) spec: &'static DependencySpec,
    /// The security scopes it is used with.
    pub(crate) scopes: &'static [&'static str],
    pub(crate) run: Run,
}

/// Runs a dependency under its scopes.
type Run = for<'r> fn(&'r mut Request, &'static [&'static str], &'r mut Issues) -> Running<'r>;

/// A dependency that is being run.
type Running<'r> = Pin<Box<dyn Future<Output = ()> + Send + 'r>>;

/// Erases a dependency's type.
pub(crate) fn effect<D: Dependency>(scopes: &'static [&'static str]) -> Effect {
    fn run<'r, D: Dependency>(
        request: &'r mut Request,
        scopes: &'static [&'static str],
        issues: &'r mut Issues,
    ) -> Running<'r> {
        Box::pin(async move { drop(request.resolve_under::<D>(scopes, issues).await) })
    }
    Effect { spec: D::SPEC, scopes, run: run::<D> }
}
