//! What stands in a dependency's place while a test runs: a value, or another dependency.

use std::pin::Pin;

use crate::dependency::Dependency;
#[cfg(feature = "testing")]
use crate::dependency::Unfixed;
use crate::error::Issues;
use crate::request::{Overrides, Request};

/// What stands in a dependency's place. Only tests put something there.
#[cfg_attr(not(feature = "testing"), allow(dead_code))]
enum Instead<V> {
    /// A value, made anew for each request.
    Value(Box<dyn Fn() -> V + Send + Sync>),
    /// Another dependency.
    Other(Run<V>),
}

/// Resolves another dependency of the same value.
type Run<V> = for<'r> fn(&'r mut Request, &'r mut Issues) -> Running<'r, V>;

/// Another dependency that is being resolved.
type Running<'r, V> = Pin<Box<dyn Future<Output = Option<V>> + Send + 'r>>;

/// What a request gets in a dependency's place.
pub(super) enum Replaced<V> {
    /// This value.
    Value(V),
    /// What this comes to.
    Other(Run<V>),
}

/// Asks for what stands in a dependency's place.
#[cold]
pub(super) fn replaced<D: Dependency>(overrides: &Overrides) -> Option<Replaced<D::Value>> {
    let instead = overrides.get(D::SPEC.key())?;
    Some(match instead.downcast_ref::<Instead<D::Value>>()? {
        Instead::Value(make) => Replaced::Value(make()),
        Instead::Other(run) => Replaced::Other(*run),
    })
}

/// Puts a value in a dependency's place.
#[cfg(feature = "testing")]
pub(crate) fn replace<D: Dependency>(
    overrides: &Overrides,
    make: impl Fn() -> D::Value + Send + Sync + 'static,
) {
    let instead: Instead<D::Value> = Instead::Value(Box::new(make));
    overrides.insert(D::SPEC.key(), std::sync::Arc::new(instead), None);
}

/// Puts another dependency in a dependency's place.
#[cfg(feature = "testing")]
pub(crate) fn replace_with<D, R>(overrides: &Overrides)
where
    D: Dependency,
    R: Dependency<Value = D::Value, Fixed: Unfixed<R>>,
{
    fn run<'r, R: Dependency<Fixed: Unfixed<R>>>(
        request: &'r mut Request,
        issues: &'r mut Issues,
    ) -> Running<'r, R::Value> {
        Box::pin(R::resolve(request, issues, Unfixed::none()))
    }
    let instead: Instead<D::Value> = Instead::Other(run::<R>);
    overrides.insert(D::SPEC.key(), std::sync::Arc::new(instead), Some(R::SPEC));
}
