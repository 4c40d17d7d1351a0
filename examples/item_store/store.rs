//! The items: models, the state that holds them, and the dependency that finds one.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use ferrapi::prelude::*;

/// What a client sends to create an item.
#[model]
pub(crate) struct NewItem {
    /// What the item is called.
    #[field(min_length = 1, max_length = 100, example = "Thingamajig")]
    name: String,
    /// The price in euros.
    #[field(gt = 0, example = 9.5)]
    price: f64,
    /// Words to find the item by.
    #[field(default, max_items = 20)]
    tags: Vec<String>,
}

/// An item, as it is read.
#[model]
#[derive(Clone)]
pub(crate) struct Item {
    /// What the item is called.
    name: String,
}

/// An item with its identifier.
#[model]
pub(crate) struct ItemRow {
    /// The identifier, counted from 1.
    id: u32,
    /// What the item is called.
    name: String,
}

/// All items.
pub(crate) struct Items(Mutex<Rows>);

struct Rows {
    next_id: u32,
    items: BTreeMap<u32, Item>,
}

impl Items {
    /// The store with its two first items.
    pub(crate) fn with_samples() -> Self {
        let sample = |id, name: &str| (id, Item { name: name.to_owned() });
        let items = BTreeMap::from([sample(1, "Widget"), sample(2, "Gadget")]);
        Items(Mutex::new(Rows { next_id: 3, items }))
    }

    pub(crate) fn list(&self) -> Vec<ItemRow> {
        self.lock().items.iter().map(|(id, item)| ItemRow { id: *id, name: item.name.clone() }).collect()
    }

    pub(crate) fn get(&self, id: u32) -> Option<Item> {
        self.lock().items.get(&id).cloned()
    }

    /// Adds an item under the next identifier. One lock spans both steps, so no identifier is given twice; nor is
    /// that of a deleted item given again.
    pub(crate) fn insert(&self, item: NewItem) -> ItemRow {
        let NewItem { name, .. } = item;
        let mut rows = self.lock();
        let id = rows.next_id;
        rows.next_id += 1;
        rows.items.insert(id, Item { name: name.clone() });
        ItemRow { id, name }
    }

    pub(crate) fn remove(&self, id: u32) -> bool {
        self.lock().items.remove(&id).is_some()
    }

    /// The rows are whole between any two statements above, so a panic elsewhere does not spoil them.
    fn lock(&self) -> MutexGuard<'_, Rows> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Resolves an item by its identifier.
#[dependency]
pub(crate) fn get_item_or_404(item_id: u32, items: State<Items>) -> Result<Item, HttpError> {
    items.get(item_id).ok_or_else(|| HttpError::not_found("Item not found"))
}
