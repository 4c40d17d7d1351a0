//! The way from a route down to something that one of its dependencies does, for messages.

use ferrapi_openapi::fragment::{ArgumentSpec, DependencySpec, RouteSpec, Source};

use crate::proof::message::{Message, same};

/// Names of dependencies, outer ones first.
#[derive(Clone, Copy)]
pub(super) struct Chain {
    names: [&'static str; Chain::LIMIT],
    /// The security scopes that are asked of each.
    scopes: [&'static [&'static str]; Chain::LIMIT],
    len: usize,
}

impl Chain {
    /// Whoever nests deeper sees the outer part of the chain.
    const LIMIT: usize = 16;

    /// No dependency: the route itself.
    pub(super) const ROUTE: Chain = Chain { names: [""; Chain::LIMIT], scopes: [&[]; Chain::LIMIT], len: 0 };

    /// One step down.
    pub(super) const fn to(mut self, dependency: &DependencySpec, scopes: &'static [&'static str]) -> Self {
        if self.len < Chain::LIMIT {
            self.names[self.len] = dependency.name;
            self.scopes[self.len] = scopes;
            self.len += 1;
        }
        self
    }

    /// Whether both ways ask for the same scopes.
    const fn asks_as(&self, other: &Chain) -> bool {
        self.asks_all(other) && other.asks_all(self)
    }

    const fn asks_all(&self, other: &Chain) -> bool {
        let mut step = 0;
        while step < other.len {
            let mut at = 0;
            while at < other.scopes[step].len() {
                if !self.asks(other.scopes[step][at]) {
                    return false;
                }
                at += 1;
            }
            step += 1;
        }
        true
    }

    const fn asks(&self, scope: &str) -> bool {
        let mut step = 0;
        while step < self.len {
            let mut at = 0;
            while at < self.scopes[step].len() {
                if same(self.scopes[step][at], scope) {
                    return true;
                }
                at += 1;
            }
            step += 1;
        }
        false
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
    dependency: &'static DependencySpec,
    /// A way to it: only places that have the same value count.
    way: Chain,
    /// How many of its places are still to be passed.
    left: usize,
    found: Option<Chain>,
}

/// The way to the place of this number at which a dependency has the value that it has on this way.
pub(super) const fn place(
    route: &RouteSpec,
    dependency: &'static DependencySpec,
    way: Chain,
    number: usize,
) -> Option<Chain> {
    let mut search = Search { dependency, way, left: number, found: None };
    let mut at = 0;
    while at < route.dependencies.len() {
        let used = route.dependencies[at];
        search = search.visit(used.dependency, Chain::ROUTE.to(used.dependency, used.scopes));
        at += 1;
    }
    search.below(route.arguments, Chain::ROUTE).found
}

impl Search {
    const fn visit(mut self, dependency: &'static DependencySpec, chain: Chain) -> Self {
        if self.found.is_some() {
            return self;
        }
        if same(dependency.path, self.dependency.path)
            && (!dependency.reads_scopes() || chain.asks_as(&self.way))
        {
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
                self = self.visit(dependency, chain.to(dependency, arguments[at].scopes));
            }
            at += 1;
        }
        self
    }
}
