//! Maps.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hash};

use ferrapi_openapi::fragment::{Arity, Family, FieldSpec, Kind, Rules, Shape, TypeSpec};

use super::{Data, compound_type, limits, schema};

/// The table entry of a map `M` of `K` to `V`. JSON writes a key as text: scalars can be keys, but no `null`.
const fn map_type<M: Data, K: Data, V: Data>() -> TypeSpec {
    let (key, value) = (K::TYPE, V::TYPE);
    let keyed = matches!(key.kind, Kind::Scalar) && !key.optional && value.keyed;
    TypeSpec { keyed, ..compound_type::<M>(Arity::None, Family::Map, schema::map::<K, V>) }
}

impl<K, V, S> Data for HashMap<K, V, S>
where
    K: Data + Eq + Hash,
    V: Data,
    S: BuildHasher + Default + Send + Sync + 'static,
{
    const TYPE: TypeSpec = map_type::<Self, K, V>();
    const FIELDS: &'static [FieldSpec] = V::FIELDS;

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
    const TYPE: TypeSpec = map_type::<Self, K, V>();
    const FIELDS: &'static [FieldSpec] = V::FIELDS;

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
