//! What a running application knows, as far as a request needs it.

use std::any::{Any, TypeId};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use ferrapi_openapi::fragment::RouteSpec;

use crate::dependency::Dependency;
use crate::request::States;

/// What a running application knows, as far as a request needs it.
#[derive(Default)]
pub(crate) struct Context {
    /// The states it was given.
    pub(crate) states: States,
    /// Its routes, by number.
    pub(crate) endpoints: Vec<Matched>,
    /// Replaced dependencies, in tests only.
    pub(crate) overrides: Option<Arc<Overrides>>,
}

/// One route as it is mounted.
pub(crate) struct Matched {
    /// As declared.
    pub(crate) spec: &'static RouteSpec,
    /// The variables of the whole path, prefixes included, in order.
    pub(crate) variables: Box<[&'static str]>,
    /// Several arguments share the body, so each stands under its own name.
    pub(crate) embeds: bool,
    /// Dependencies that stand more than once in the tree.
    pub(crate) shared: Box<[TypeId]>,
    /// Size of the last answer in bytes: the next one's buffer starts with it.
    pub(crate) answer_size: AnswerSize,
}

/// Size of a route's last JSON answer. It is a hint; nobody waits for it.
#[derive(Default)]
pub(crate) struct AnswerSize(AtomicUsize);

impl AnswerSize {
    /// The least and the greatest buffer to begin with, in bytes.
    const BOUNDS: (usize, usize) = (128, 1 << 20);

    /// A capacity for the next answer.
    #[inline]
    pub(crate) fn capacity(&self) -> usize {
        self.0.load(Ordering::Relaxed).clamp(Self::BOUNDS.0, Self::BOUNDS.1)
    }

    /// Notes an answer.
    #[inline]
    pub(crate) fn note(&self, bytes: usize) {
        if self.0.load(Ordering::Relaxed) < bytes {
            self.0.store(bytes, Ordering::Relaxed);
        }
    }
}

type Replacement<D> = dyn Fn() -> <D as Dependency>::Value + Send + Sync;

/// Dependencies that a test has replaced. A served application has none of this, so it meets no lock.
#[derive(Default)]
pub(crate) struct Overrides(RwLock<Vec<(TypeId, Box<dyn Any + Send + Sync>)>>);

impl Overrides {
    /// Replaces a dependency for requests from now on; a later replacement wins.
    pub(crate) fn insert<D: Dependency>(&self, replacement: impl Fn() -> D::Value + Send + Sync + 'static) {
        let replacement: Arc<Replacement<D>> = Arc::new(replacement);
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(id, _)| *id != TypeId::of::<D>());
        all.push((TypeId::of::<D>(), Box::new(replacement)));
    }

    /// Takes a replacement back.
    pub(crate) fn remove<D: Dependency>(&self) {
        let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
        all.retain(|(id, _)| *id != TypeId::of::<D>());
    }

    /// The replacement's value, if the dependency is replaced.
    #[cold]
    pub(crate) fn value<D: Dependency>(&self) -> Option<D::Value> {
        let all = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let (_, replacement) = all.iter().find(|(id, _)| *id == TypeId::of::<D>())?;
        let replacement = Arc::clone(replacement.downcast_ref::<Arc<Replacement<D>>>()?);
        // The replacement is the test's code and may itself replace something.
        drop(all);
        Some(replacement())
    }
}
