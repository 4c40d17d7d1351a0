//! `#[get(…, concurrent)]`: the dependencies of a route, each on a copy of the request, polled together.
//!
//! In: the matched route's table. Out: what one after the other would have given: the same values, issues in the order
//! of declaration, of several errors the first, teardowns as they were declared. Only what such a route does is here;
//! no other pays for it.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, Source};

use crate::argument::Argument;
use crate::dependency::{Dependency, Unfixed};
use crate::error::Issues;
use crate::request::{Board, Request, Turn};

/// The branches of a request: one for each dependency of the route and for each argument, in this order.
pub struct Branches<'r, const N: usize> {
    request: &'r mut Request,
    issues: &'r mut Issues,
    board: Arc<Board>,
    branches: [Branch; N],
}

/// One dependency on its copy of the request. An argument that is no dependency has no copy, and nothing to do.
#[derive(Default)]
pub struct Branch {
    request: Option<Box<Request>>,
    issues: Issues,
}

impl Request {
    /// Copies the request for each dependency. After an error nothing is called any more, so there is no copy.
    pub fn branches<'r, const N: usize>(&'r mut self, issues: &'r mut Issues) -> Branches<'r, N> {
        let spec = self.spec();
        let effects = spec.dependencies.iter().map(|used| (Some(used.dependency), used.scopes));
        let arguments = spec.arguments.iter().map(|argument| (tree(argument), argument.scopes));
        let (trees, scopes): (Vec<_>, Vec<_>) = effects.chain(arguments).unzip();
        let trees = trees.into_boxed_slice();
        let board = Board::new(trees.clone(), std::mem::take(&mut self.shared));
        let mut branches = [(); N].map(|()| Branch::default());
        if !issues.is_rejected() {
            for (index, branch) in branches.iter_mut().enumerate() {
                let Some(tree) = trees[index] else { continue };
                let mut copy = self.copy(Turn { board: Arc::clone(&board), branch: index });
                copy.scopes.enter(scopes[index]);
                if tree.takes_body() {
                    // A proof has seen to it that there is one such branch.
                    copy.carried = std::mem::take(&mut self.carried);
                }
                branch.request = Some(Box::new(copy));
            }
        }
        Branches { request: self, issues, board, branches }
    }

    /// Takes an argument that was no dependency, after the branches.
    pub async fn rest<T: Argument>(
        &mut self,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
        found: Option<T>,
    ) -> Option<T> {
        match spec.origin.source {
            Source::Dependency(_) => found,
            _ => self.argument(spec, issues).await,
        }
    }
}

fn tree(argument: &'static ArgumentSpec) -> Option<&'static DependencySpec> {
    match argument.origin.source {
        Source::Dependency(dependency) => Some(dependency),
        _ => None,
    }
}

impl<const N: usize> Branches<'_, N> {
    /// All branches, to be run together.
    pub fn each(&mut self) -> [&mut Branch; N] {
        self.branches.each_mut()
    }

    /// Collects what was found wrong, up to the first error: what comes after it would not have been called.
    pub fn end(mut self) {
        for branch in &mut self.branches {
            self.issues.append(std::mem::take(&mut branch.issues));
            if self.issues.is_rejected() {
                break;
            }
        }
    }
}

/// However the branches end: what they have taken belongs to the request, in the order of declaration.
impl<const N: usize> Drop for Branches<'_, N> {
    fn drop(&mut self) {
        for mut copy in self.branches.iter_mut().filter_map(|branch| branch.request.take()) {
            self.request.rejoin(&mut copy);
        }
        self.request.shared = self.board.take_values();
    }
}

// `Send` is said here, so that what is no dependency is not also said to be no future that can be sent.
#[allow(clippy::manual_async_fn)]
impl Branch {
    /// Resolves a dependency; says whether those after it may go on.
    pub fn resolve<'b, D: Dependency<Fixed: Unfixed<D>>>(
        &'b mut self,
        place: &'b mut Option<D::Value>,
    ) -> impl Future<Output = bool> + Send + use<'b, D> {
        async move {
            if let Some(request) = &mut self.request {
                *place = request.resolve::<D>(&mut self.issues).await;
            }
            self.close()
        }
    }

    /// Takes an argument whose type says where it comes from, if it is a dependency.
    pub fn argument<'b, T: Argument + Send>(
        &'b mut self,
        spec: &'static ArgumentSpec,
        place: &'b mut Option<T>,
    ) -> impl Future<Output = bool> + Send + use<'b, T> {
        async move {
            if let Some(request) = &mut self.request {
                *place = request.argument(spec, &mut self.issues).await;
            }
            self.close()
        }
    }

    fn close(&self) -> bool {
        if let Some(turn) = self.request.as_ref().and_then(|request| request.turn.as_ref()) {
            turn.end();
        }
        !self.issues.is_rejected()
    }
}

/// Polls all branches, in order, until each has ended. After an error those behind it are not polled any more.
pub async fn join<'b, const N: usize>(
    mut branches: [Pin<&'b mut (dyn Future<Output = bool> + Send + 'b)>; N],
) {
    let mut running = [true; N];
    let mut last = N;
    poll_fn(|cx| {
        let mut index = 0;
        while index < last {
            if running[index]
                && let Poll::Ready(goes_on) = branches[index].as_mut().poll(cx)
            {
                running[index] = false;
                if !goes_on {
                    last = index;
                }
            }
            index += 1;
        }
        if running[..last].contains(&true) { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
}
