//! The way from a route down to something that one of its dependencies does, for messages.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

use crate::proof::message::{Message, same};

/// Names of dependencies, outer ones first.
#[derive(Clone, Copy)]
pub(super) struct Chain {
    names: [&'static str; Chain::LIMIT],
    len: usize,
}

impl Chain {
    /// Whoever nests deeper sees the outer part of the chain.
    const LIMIT: usize = 16;

    /// No dependency: the route itself.
    pub(super) const ROUTE: Chain = Chain { names: [""; Chain::LIMIT], len: 0 };

    /// One step down.
    pub(super) const fn to(mut self, dependency: &DependencySpec) -> Self {
        if self.len < Chain::LIMIT {
            self.names[self.len] = dependency.name;
            self.len += 1;
        }
        self
    }
}

impl Message {
    /// `` `read` (`GET /items`) ``
    pub(super) const fn route(self, route: &RouteSpec) -> Self {
        self.add("`").add(route.name).add("` (`").add(route.method).add(" ").add(route.path).add("`)")
    }

    /// `` `user` → `session` ``
    pub(super) const fn chain(mut self, chain: Chain) -> Self {
        let mut at = 0;
        while at < chain.len {
            self = if at > 0 { self.add(" → ") } else { self };
            self = self.add("`").add(chain.names[at]).add("`");
            at += 1;
        }
        self
    }

    /// `` through `user` → `session` ``; nothing for the route itself.
    pub(super) const fn through(self, chain: Chain) -> Self {
        if chain.len == 0 { self } else { self.add(" through ").chain(chain) }
    }
}

/// A search for a dependency in a route's tree.
struct Search {
    path: &'static str,
    /// How many of its places are still to be passed.
    left: usize,
    found: Option<Chain>,
}

/// The way to the place of this number at which a dependency stands.
pub(super) const fn place(route: &RouteSpec, path: &'static str, number: usize) -> Option<Chain> {
    let mut search = Search { path, left: number, found: None };
    let mut at = 0;
    while at < route.dependencies.len() {
        search = search.visit(route.dependencies[at].dependency, Chain::ROUTE);
        at += 1;
    }
    search.below(route.arguments, Chain::ROUTE).found
}

impl Search {
    const fn visit(mut self, dependency: &DependencySpec, chain: Chain) -> Self {
        if self.found.is_some() {
            return self;
        }
        let chain = chain.to(dependency);
        if same(dependency.path, self.path) {
            match self.left.checked_sub(1) {
                Some(left) => self.left = left,
                None => self.found = Some(chain),
            }
        }
        self.below(dependency.arguments, chain)
    }

    const fn below(mut self, arguments: &[ArgumentSpec], chain: Chain) -> Self {
        let mut at = 0;
        while at < arguments.len() {
            if let Source::Dependency(dependency) = arguments[at].origin.source {
                self = self.visit(dependency, chain);
            }
            at += 1;
        }
        self
    }
}
