//! What a running application knows, as far as a request needs it.

use std::any::TypeId;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use ferrapi_openapi::fragment::RouteSpec;

use crate::after::Tracker;
use crate::http::MatchedPath;
use crate::request::{Answers, BodyUse, Overrides, States};
use crate::shutdown::ShutdownSignal;

/// What a running application knows, as far as a request needs it.
#[derive(Default)]
pub(crate) struct Context {
    /// The states it was given.
    pub(crate) states: States,
    /// Its routes, by number.
    pub(crate) endpoints: Vec<Matched>,
    /// How it answers what it refuses.
    pub(crate) answers: Answers,
    /// The path below which clients see it, if it is not the root.
    pub(crate) root_path: Option<Arc<str>>,
    /// Replaced dependencies, in tests only.
    pub(crate) overrides: Option<Arc<Overrides>>,
    /// What goes on after responses.
    pub(crate) after: Arc<Tracker>,
    /// The word to stop.
    pub(crate) shutdown: ShutdownSignal,
}

/// One route as it is mounted.
pub(crate) struct Matched {
    /// As declared.
    pub(crate) spec: &'static RouteSpec,
    /// Its pattern.
    pub(crate) path: MatchedPath,
    /// The variables of the whole path, prefixes included, in order.
    pub(crate) variables: Box<[&'static str]>,
    /// How the body is read, by the route and by everything around it.
    pub(crate) body: BodyUse,
    /// Dependencies that stand more than once in the tree.
    pub(crate) shared: Box<[TypeId]>,
    /// Size of the last answer in bytes: the next one's buffer starts with it.
    pub(crate) answer_size: AnswerSize,
}

/// About the size of a route's last JSON answers. It is a hint; nobody waits for it.
#[derive(Default)]
pub(crate) struct AnswerSize(AtomicUsize);

impl AnswerSize {
    /// The greatest buffer to begin with, in bytes.
    const GREATEST: usize = 1 << 20;

    /// A capacity for the next answer. Answers of one size fill it to the byte, and `Bytes` then take it as it is,
    /// without an allocation to note what is left over.
    #[inline]
    pub(crate) fn capacity(&self) -> usize {
        self.0.load(Ordering::Relaxed).min(Self::GREATEST)
    }

    /// Notes an answer.
    #[inline]
    pub(crate) fn note(&self, bytes: usize) {
        let known = self.0.load(Ordering::Relaxed);
        // One large answer must not make all that follow hold as much.
        if bytes > known || bytes < known / 2 {
            self.0.store(bytes, Ordering::Relaxed);
        }
    }
}
