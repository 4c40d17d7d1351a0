//! Values of dependencies that stand more than once in a request's tree.

use std::any::{Any, TypeId};

/// Values of dependencies that stand more than once in a request's tree. Empty, and without an allocation, for every
/// other request. Emptied places stay for the connection's next request, which then allocates nothing for its own.
#[derive(Default)]
pub(crate) struct SharedValues(Vec<Known>);

/// A dependency under some security scopes, and where its value stands.
struct Known {
    dependency: TypeId,
    scopes: Box<[&'static str]>,
    place: Box<dyn Place>,
}

/// Where a value of one type stands.
trait Place: Any + Send {
    fn empty(&mut self);
}

/// Empty, or what a dependency came to: a value, or none because of an issue.
struct Shared<V>(Option<Option<V>>);

impl<V: Send + 'static> Place for Shared<V> {
    fn empty(&mut self) {
        self.0 = None;
    }
}

impl Known {
    /// Whether it is this dependency under these scopes. No list holds a scope twice.
    fn is(&self, dependency: TypeId, scopes: &[&'static str]) -> bool {
        self.dependency == dependency
            && self.scopes.len() == scopes.len()
            && scopes.iter().all(|scope| self.scopes.contains(scope))
    }
}

impl SharedValues {
    /// How many places are kept while a connection waits.
    const KEPT: usize = 16;

    /// What a dependency came to under these scopes, in whatever order they are, if it was resolved.
    pub(crate) fn get<V: Send + 'static>(
        &self,
        dependency: TypeId,
        scopes: &[&'static str],
    ) -> Option<&Option<V>> {
        let known = self.0.iter().find(|known| known.is(dependency, scopes))?;
        let place: &dyn Any = known.place.as_ref();
        place.downcast_ref::<Shared<V>>()?.0.as_ref()
    }

    /// Notes what a dependency came to under these scopes.
    pub(crate) fn put<V: Send + 'static>(
        &mut self,
        dependency: TypeId,
        scopes: &[&'static str],
        value: Option<V>,
    ) {
        let known = self.0.iter_mut().find(|known| known.is(dependency, scopes));
        let place = known.map(|known| known.place.as_mut() as &mut dyn Any);
        match place.and_then(|place| place.downcast_mut::<Shared<V>>()) {
            Some(place) => place.0 = Some(value),
            None => {
                let place = Box::new(Shared(Some(value)));
                self.0.push(Known { dependency, scopes: scopes.into(), place });
            }
        }
    }

    /// Forgets all values.
    #[inline]
    pub(crate) fn clear(&mut self) {
        if !self.0.is_empty() {
            self.empty();
        }
    }

    fn empty(&mut self) {
        self.0.truncate(Self::KEPT);
        self.0.iter_mut().for_each(|known| known.place.empty());
    }
}
