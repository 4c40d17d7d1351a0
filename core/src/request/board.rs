//! What the branches of a concurrent route have in common while they run: values, and who is to make which.
//!
//! A value that stands in several branches is made by the first of them, at its place there, and the others wait for
//! it. So nothing waits in a circle, and issues and teardowns come in the order in which one after the other would have
//! given them.

use std::any::TypeId;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Poll;

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, Source};

use crate::request::SharedValues;

/// What the branches of a route have in common.
pub(crate) struct Board {
    /// What each branch resolves; nothing for an argument that is no dependency.
    trees: Box<[Option<&'static DependencySpec>]>,
    notes: Mutex<Notes>,
}

struct Notes {
    values: SharedValues,
    done: Box<[bool]>,
}

/// One branch's access to the board.
pub(crate) struct Turn {
    pub(crate) board: Arc<Board>,
    /// Which branch it is, in the order of declaration.
    pub(crate) branch: usize,
}

impl Board {
    /// A board with the values that are known already.
    pub(crate) fn new(trees: Box<[Option<&'static DependencySpec>]>, values: SharedValues) -> Arc<Self> {
        let done = trees.iter().map(Option::is_none).collect();
        Arc::new(Board { trees, notes: Mutex::new(Notes { values, done }) })
    }

    /// The values, when all branches are done.
    pub(crate) fn take_values(&self) -> SharedValues {
        std::mem::take(&mut self.notes().values)
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Turn {
    /// What a dependency came to under these security scopes, if it was resolved; waits while an earlier branch is still to do that.
    ///
    /// Nobody is woken for it: the branches are polled in order whenever one of them can go on, so this one comes after
    /// the one it waits for.
    pub(crate) async fn known<V: Send + 'static>(
        &self,
        dependency: TypeId,
        scopes: &[&'static str],
        clone: fn(&V) -> V,
    ) -> Option<Option<V>> {
        poll_fn(|_| {
            let notes = self.board.notes();
            if let Some(value) = notes.values.get::<V>(dependency, scopes) {
                return Poll::Ready(Some(value.as_ref().map(clone)));
            }
            let mut earlier = self.board.trees.iter().zip(&notes.done).take(self.branch);
            let is_coming = |(tree, done): (&Option<&'static DependencySpec>, &bool)| {
                !done && tree.is_some_and(|tree| contains(tree, dependency))
            };
            if earlier.any(is_coming) { Poll::Pending } else { Poll::Ready(None) }
        })
        .await
    }

    /// Notes what a dependency came to.
    pub(crate) fn put<V: Send + 'static>(
        &self,
        dependency: TypeId,
        scopes: &[&'static str],
        value: Option<V>,
    ) {
        self.board.notes().values.put(dependency, scopes, value);
    }

    /// The branch has come to its end.
    pub(crate) fn end(&self) {
        self.board.notes().done[self.branch] = true;
    }
}

fn contains(tree: &'static DependencySpec, dependency: TypeId) -> bool {
    (tree.id)() == dependency || tree.arguments.iter().any(|argument| leads_to(argument, dependency))
}

fn leads_to(argument: &'static ArgumentSpec, dependency: TypeId) -> bool {
    matches!(argument.origin.source, Source::Dependency(tree) if contains(tree, dependency))
}
