//! The contract of a dependency: arguments in, one value out.

use std::future::Future;
use std::pin::Pin;

use ferrapi_openapi::fragment::DependencySpec;

use crate::after::{Scoped, Teardown};
use crate::error::Issues;
use crate::request::Request;

mod fixed;

pub use fixed::{Fixed, Given, Known, NotGiven, Unfixed, With};

/// Something that resolves to a value for a handler: a function or a struct with `#[dependency]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a dependency",
    label = "not a `#[dependency]`",
    note = "put `#[dependency]` on its definition"
)]
pub trait Dependency: Sized + 'static {
    /// What it resolves to.
    type Value: Send + 'static;

    /// What is given where it is named (`#[fixed]`), as a tuple; `()` for most.
    type Fixed: 'static;

    /// What it is made of.
    const SPEC: &'static DependencySpec;

    /// Clones a value to share it, if the value can be cloned.
    const CLONE: Option<CloneOf<Self::Value>>;

    /// Resolves it once; reports to `issues` and gives `None` if it cannot.
    fn resolve(
        request: &mut Request,
        issues: &mut Issues,
        fixed: Self::Fixed,
    ) -> impl Future<Output = Option<Self::Value>> + Send;
}

/// Clones a value.
pub type CloneOf<V> = fn(&V) -> V;

/// What a dependency's value comes to, told by whether it comes with a teardown.
pub struct Held<const IS_SCOPED: bool>;

/// Parts what a dependency function returned from what ends it.
pub trait Hold<R> {
    /// The value alone.
    type Value;
    /// The value, and its teardown.
    fn part(returned: R, dependency: &'static DependencySpec) -> (Self::Value, Option<Teardown>);
}

impl<R> Hold<R> for Held<false> {
    type Value = R;
    #[inline]
    fn part(returned: R, _: &'static DependencySpec) -> (R, Option<Teardown>) {
        (returned, None)
    }
}

impl<T> Hold<Scoped<T>> for Held<true> {
    type Value = T;
    fn part(returned: Scoped<T>, dependency: &'static DependencySpec) -> (T, Option<Teardown>) {
        let (value, teardown) = returned.part(dependency);
        (value, Some(teardown))
    }
}

/// A dependency with its type erased: it is run for its effect.
#[derive(Clone, Copy)]
pub struct Effect {
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
pub fn effect<D: Dependency<Fixed: Unfixed<D>>>(scopes: &'static [&'static str]) -> Effect {
    fn run<'r, D: Dependency<Fixed: Unfixed<D>>>(
        request: &'r mut Request,
        scopes: &'static [&'static str],
        issues: &'r mut Issues,
    ) -> Running<'r> {
        Box::pin(async move { drop(request.resolve_under::<D>(scopes, issues).await) })
    }
    Effect { spec: D::SPEC, scopes, run: run::<D> }
}

/// Dependencies that are run for their effect, as [`depends!`](crate::depends) lists them.
#[derive(Clone, Default)]
pub struct Dependencies(pub(crate) Vec<Effect>);

/// What [`App::dependencies`](crate::App::dependencies) takes: [`Dependencies`], as `depends![…]` makes them. Nobody implements it
/// by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of dependencies",
    label = "no `depends![…]`",
    note = "write `.dependencies(depends![check_token, require_role(Role::Admin)])`: each is a function or a struct with `#[dependency]`"
)]
pub trait DependencyList {
    /// The dependencies, in order.
    #[doc(hidden)]
    fn into_dependencies(self) -> Dependencies;
}

impl DependencyList for Dependencies {
    fn into_dependencies(self) -> Dependencies {
        self
    }
}

/// Collects dependencies.
pub fn dependencies<const N: usize>(effects: [Effect; N]) -> Dependencies {
    Dependencies(effects.into())
}
