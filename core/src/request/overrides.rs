//! Dependencies that a test has replaced.

use std::any::{Any, TypeId};
use std::sync::{Arc, PoisonError, RwLock};

use ferrapi_openapi::fragment::DependencySpec;

/// Dependencies that a test has replaced, by their type. A served application has none of this, so it meets no lock.
#[derive(Default)]
pub(crate) struct Overrides(RwLock<Vec<Override>>);

/// One replaced dependency.
#[derive(Clone)]
pub(crate) struct Override {
    dependency: TypeId,
    replacement: Replacement,
    /// The table of what is resolved in its place; none for a value.
    other: Option<&'static DependencySpec>,
}

/// What stands in a dependency's place; only who resolves knows its type.
pub(crate) type Replacement = Arc<dyn Any + Send + Sync>;

impl Override {
    /// Whether it puts another dependency in the place of this one.
    #[cfg(feature = "testing")]
    pub(crate) fn is_other_of(&self, dependency: TypeId) -> bool {
        self.dependency == dependency && self.other.is_some()
    }
}

impl Overrides {
    /// Replaces a dependency for requests from now on; a later replacement wins.
    #[cfg(feature = "testing")]
    pub(crate) fn insert(
        &self,
        dependency: TypeId,
        replacement: Replacement,
        other: Option<&'static DependencySpec>,
    ) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.retain(|known| known.dependency != dependency);
        all.push(Override { dependency, replacement, other });
    }

    /// Takes a replacement back.
    #[cfg(feature = "testing")]
    pub(crate) fn remove(&self, dependency: TypeId) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.retain(|known| known.dependency != dependency);
    }

    /// All replacements.
    #[cfg(feature = "testing")]
    pub(crate) fn all(&self) -> Vec<Override> {
        self.read(<[Override]>::to_vec)
    }

    /// Puts these in the place of all.
    #[cfg(feature = "testing")]
    pub(crate) fn set(&self, overrides: Vec<Override>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = overrides;
    }

    /// Whether any dependency is replaced by another one.
    #[cfg(feature = "testing")]
    pub(crate) fn has_others(&self) -> bool {
        self.read(|all| all.iter().any(|known| known.other.is_some()))
    }

    /// What is resolved in a dependency's place.
    #[cfg(feature = "testing")]
    pub(crate) fn other(&self, dependency: TypeId) -> Option<&'static DependencySpec> {
        self.read(|all| all.iter().find(|known| known.dependency == dependency)?.other)
    }

    /// Whether a value stands in a dependency's place, so that nothing of it runs.
    pub(crate) fn has_value(&self, dependency: TypeId) -> bool {
        self.read(|all| all.iter().any(|known| known.dependency == dependency && known.other.is_none()))
    }

    /// What stands in a dependency's place. It is the test's code and may itself replace something, so it is given
    /// out of the lock.
    pub(crate) fn get(&self, dependency: TypeId) -> Option<Replacement> {
        let of = |all: &[Override]| {
            let known = all.iter().find(|known| known.dependency == dependency)?;
            Some(Arc::clone(&known.replacement))
        };
        self.read(of)
    }

    fn read<T>(&self, read: impl FnOnce(&[Override]) -> T) -> T {
        read(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }
}
