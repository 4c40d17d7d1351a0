//! Values of dependencies that stand more than once in a request's tree.

use std::any::{Any, TypeId};

/// Values of dependencies that stand more than once in a request's tree. Empty, and without an allocation, for every
/// other request. Emptied places stay for the connection's next request, which then allocates nothing for its own.
#[derive(Default)]
pub(crate) struct SharedValues(Vec<(TypeId, Box<dyn Place>)>);

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

impl SharedValues {
    /// How many places are kept while a connection waits.
    const KEPT: usize = 16;

    /// What a dependency came to, if it was resolved.
    pub(crate) fn get<V: Send + 'static>(&self, dependency: TypeId) -> Option<&Option<V>> {
        let (_, place) = self.0.iter().find(|(id, _)| *id == dependency)?;
        let place: &dyn Any = place.as_ref();
        place.downcast_ref::<Shared<V>>()?.0.as_ref()
    }

    /// Notes what a dependency came to.
    pub(crate) fn put<V: Send + 'static>(&mut self, dependency: TypeId, value: Option<V>) {
        let place = self.0.iter_mut().find(|(id, _)| *id == dependency);
        let place = place.map(|(_, place)| place.as_mut() as &mut dyn Any);
        match place.and_then(|place| place.downcast_mut::<Shared<V>>()) {
            Some(place) => place.0 = Some(value),
            None => self.0.push((dependency, Box::new(Shared(Some(value))))),
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
        self.0.iter_mut().for_each(|(_, place)| place.empty());
    }
}
