//! What stands in a dependency's place while a test runs: a value, or another dependency.

use std::any::TypeId;
use std::pin::Pin;

use crate::dependency::Dependency;
use crate::error::Issues;
use crate::request::{Overrides, Request};

/// What stands in a dependency's place.
enum Instead<D: Dependency> {
    /// A value, made anew for each request.
    Value(Box<dyn Fn() -> D::Value + Send + Sync>),
    /// Another dependency.
    Other(Run<D::Value>),
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
    let instead = overrides.get(TypeId::of::<D>())?;
    Some(match instead.downcast_ref::<Instead<D>>()? {
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
    let instead: Instead<D> = Instead::Value(Box::new(make));
    overrides.insert(TypeId::of::<D>(), std::sync::Arc::new(instead), None);
}

/// Puts another dependency in a dependency's place.
#[cfg(feature = "testing")]
pub(crate) fn replace_with<D, R>(overrides: &Overrides)
where
    D: Dependency,
    R: Dependency<Value = D::Value>,
{
    fn run<'r, R: Dependency>(request: &'r mut Request, issues: &'r mut Issues) -> Running<'r, R::Value> {
        Box::pin(R::resolve(request, issues))
    }
    let instead: Instead<D> = Instead::Other(run::<R>);
    overrides.insert(TypeId::of::<D>(), std::sync::Arc::new(instead), Some(R::SPEC));
}
