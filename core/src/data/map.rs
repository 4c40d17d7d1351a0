//! Maps.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use ferrapi_openapi::fragment::{Arity, Family, Rules, Shape, TypeSpec};

use super::{Data, compound_type, limits, schema};

impl<K, V, S> Data for HashMap<K, V, S>
where
    K: Data + Eq + Hash,
    V: Data,
    S: BuildHasher + Default + Send + Sync + 'static,
{
    const TYPE: TypeSpec = compound_type::<Self>(Arity::None, Family::Map, schema::map::<K, V>);

    fn shape() -> &'static Shape {
        const { &Shape::Map { key: K::shape, value: V::shape } }
    }

    #[inline]
    fn conforms(&self) -> bool {
        self.iter().all(|(key, value)| key.conforms() && value.conforms())
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        limits::items(self.len(), rules).is_none()
    }
}

impl<K: Data + Ord, V: Data> Data for BTreeMap<K, V> {
    const TYPE: TypeSpec = compound_type::<Self>(Arity::None, Family::Map, schema::map::<K, V>);

    fn shape() -> &'static Shape {
        const { &Shape::Map { key: K::shape, value: V::shape } }
    }

    #[inline]
    fn conforms(&self) -> bool {
        self.iter().all(|(key, value)| key.conforms() && value.conforms())
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        limits::items(self.len(), rules).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_keys_is_checked() {
        let rules = Rules { min_items: Some(1), ..Rules::NONE };
        assert!(!BTreeMap::<String, u8>::new().meets(&rules));
        assert!(HashMap::<_, _>::from([("a".to_owned(), 1u8)]).meets(&rules));
    }
}
