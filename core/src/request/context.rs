//! What a running application knows, as far as a request needs it.

use std::any::{Any, TypeId};
use std::sync::atomic::{AtomicUsize, Ordering};

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
    pub(crate) overrides: Option<Box<Overrides>>,
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

type Replacement<D> = Box<dyn Fn() -> <D as Dependency>::Value + Send + Sync>;

/// Dependencies that a test has replaced.
#[derive(Default)]
pub(crate) struct Overrides(Vec<(TypeId, Box<dyn Any + Send + Sync>)>);

impl Overrides {
    /// Replaces a dependency; a later replacement wins.
    pub(crate) fn insert<D: Dependency>(&mut self, replacement: Replacement<D>) {
        self.0.retain(|(id, _)| *id != TypeId::of::<D>());
        self.0.push((TypeId::of::<D>(), Box::new(replacement)));
    }

    /// The replacement's value, if the dependency is replaced.
    #[cold]
    pub(crate) fn value<D: Dependency>(&self) -> Option<D::Value> {
        let (_, replacement) = self.0.iter().find(|(id, _)| *id == TypeId::of::<D>())?;
        replacement.downcast_ref::<Replacement<D>>().map(|replacement| replacement())
    }
}
