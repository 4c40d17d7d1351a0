//! All states of an application, by type.

use std::any::{Any, TypeId};
use std::sync::Arc;

/// All states of an application. They are few, so a list is walked.
#[derive(Clone, Default)]
pub(crate) struct States(Vec<(TypeId, Arc<dyn Any + Send + Sync>)>);

impl States {
    /// Adds a state; a later one of the same type replaces it.
    pub(crate) fn insert<T: Send + Sync + 'static>(&mut self, value: T) -> Arc<T> {
        let value = Arc::new(value);
        self.0.retain(|(id, _)| *id != TypeId::of::<T>());
        self.0.push((TypeId::of::<T>(), Arc::<T>::clone(&value)));
        value
    }

    /// Whether a state of this type was given.
    pub(crate) fn contains(&self, id: TypeId) -> bool {
        self.0.iter().any(|(known, _)| *known == id)
    }

    /// The state of this type.
    #[inline]
    pub(crate) fn get<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        let (_, value) = self.0.iter().find(|(id, _)| *id == TypeId::of::<T>())?;
        Arc::clone(value).downcast().ok()
    }

    /// The same without its type.
    pub(crate) fn any(&self, id: TypeId) -> Option<Arc<dyn Any + Send + Sync>> {
        self.0.iter().find(|(known, _)| *known == id).map(|(_, value)| Arc::clone(value))
    }
}
