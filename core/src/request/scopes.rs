//! The security scopes that are asked for where a dependency is resolved.

/// The security scopes of the place in the tree that is resolved at the moment, outer ones first, each once. Empty, and
/// without an allocation, for every route that asks for none.
#[derive(Default)]
pub(crate) struct Scopes(Vec<&'static str>);

impl Scopes {
    /// Goes down to a dependency of which these are asked besides; gives what [`leave`](Self::leave) takes.
    pub(crate) fn enter(&mut self, scopes: &[&'static str]) -> usize {
        let outer = self.0.len();
        for scope in scopes {
            if !self.0.contains(scope) {
                self.0.push(scope);
            }
        }
        outer
    }

    /// Comes back from there.
    pub(crate) fn leave(&mut self, outer: usize) {
        self.0.truncate(outer);
    }

    /// All of them.
    #[inline]
    pub(crate) fn all(&self) -> &[&'static str] {
        &self.0
    }

    /// Forgets them: the request is over.
    #[inline]
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}
