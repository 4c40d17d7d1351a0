//! The dependency tree of an operation: everything that reads something of the request, in documented order.

use crate::assemble::Mounted;
use crate::fragment::{ArgumentSpec, DependencySpec, ResponseSpec, Source};

/// What an operation reads and refuses with, its own and its dependencies'.
pub(super) struct Tree {
    /// The handler's own arguments first, then those of the dependencies depth first: FastAPI's order.
    pub(super) arguments: Vec<&'static ArgumentSpec>,
    /// The documented errors of all dependencies, in the order in which these run.
    pub(super) errors: Vec<&'static ResponseSpec>,
    seen: Vec<&'static str>,
}

impl Tree {
    /// Walks an operation: outer dependencies, the route's, its arguments'.
    pub(super) fn of(mounted: &Mounted) -> Self {
        let mut tree = Self { arguments: Vec::new(), errors: Vec::new(), seen: Vec::new() };
        tree.arguments.extend(mounted.route.arguments);
        for used in mounted.dependencies.iter().chain(mounted.route.dependencies) {
            tree.visit(used.dependency);
        }
        tree.visit_arguments(mounted.route.arguments);
        tree
    }

    /// Each dependency counts once, however often it is named.
    fn visit(&mut self, dependency: &'static DependencySpec) {
        if self.seen.contains(&dependency.path) {
            return;
        }
        self.seen.push(dependency.path);
        self.arguments.extend(dependency.arguments);
        self.visit_arguments(dependency.arguments);
        self.errors.extend(dependency.errors);
    }

    fn visit_arguments(&mut self, arguments: &'static [ArgumentSpec]) {
        for argument in arguments {
            if let Source::Dependency(dependency) = argument.origin.source {
                self.visit(dependency);
            }
        }
    }
}
