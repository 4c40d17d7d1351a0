//! Lists, sets and arrays.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};

use ferrapi_openapi::fragment::{Arity, Family, FieldSpec, Rules, SchemaOf, Shape, ShapeOf, TypeSpec};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Data, compound_type, limits, reads_one_text, schema};

/// The table entry of a collection `L` of `T`: scalars can be read from the texts of one name.
const fn list_type<L: Data, T: Data>(schema: SchemaOf) -> TypeSpec {
    let arity = if reads_one_text(T::TYPE) { Arity::Many } else { Arity::None };
    TypeSpec { keyed: T::TYPE.keyed, ..compound_type::<L>(arity, Family::List, schema) }
}

/// The hot check of a list's length. Whether items repeat only the cold pass can tell (items have no equality
/// here), so that `unique_items` sends every list of two or more there.
#[inline]
fn list_meets(count: usize, rules: &Rules) -> bool {
    limits::items(count, rules).is_none() && !(rules.unique_items && count > 1)
}

/// Reads all texts, at least one of them.
#[inline]
fn collect<T: Data, L: FromIterator<T>>(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<L> {
    let first = T::from_text(&texts.next()?)?;
    std::iter::once(Some(first)).chain(texts.map(|text| T::from_text(&text))).collect()
}

macro_rules! lists {
    ($($list:ident),*) => {$(
        impl<T: Data> Data for $list<T> {
            const TYPE: TypeSpec = list_type::<Self, T>(schema::list::<T>);
            const FIELDS: &'static [FieldSpec] = T::FIELDS;

            fn shape() -> &'static Shape {
                const { &Shape::List { item: T::shape, set: false } }
            }

            #[inline]
            fn conforms(&self) -> bool {
                self.iter().all(T::conforms)
            }

            #[inline]
            fn meets(&self, rules: &Rules) -> bool {
                list_meets(self.len(), rules)
            }

            #[inline]
            fn from_texts(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
                collect::<T, Self>(texts)
            }
        }
    )*};
}

lists!(Vec, VecDeque);

impl<T, S> Data for HashSet<T, S>
where
    T: Data + Eq + Hash,
    S: BuildHasher + Default + Send + Sync + 'static,
{
    const TYPE: TypeSpec = list_type::<Self, T>(schema::set::<T>);
    const FIELDS: &'static [FieldSpec] = T::FIELDS;

    fn shape() -> &'static Shape {
        const { &Shape::List { item: T::shape, set: true } }
    }

    #[inline]
    fn conforms(&self) -> bool {
        self.iter().all(T::conforms)
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        limits::items(self.len(), rules).is_none()
    }

    #[inline]
    fn from_texts(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
        collect::<T, Self>(texts)
    }
}

impl<T: Data + Ord> Data for BTreeSet<T> {
    const TYPE: TypeSpec = list_type::<Self, T>(schema::set::<T>);
    const FIELDS: &'static [FieldSpec] = T::FIELDS;

    fn shape() -> &'static Shape {
        const { &Shape::List { item: T::shape, set: true } }
    }

    #[inline]
    fn conforms(&self) -> bool {
        self.iter().all(T::conforms)
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        limits::items(self.len(), rules).is_none()
    }

    #[inline]
    fn from_texts(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
        collect::<T, Self>(texts)
    }
}

// serde and schemars end at 32 items, hence the bound.
impl<T: Data, const N: usize> Data for [T; N]
where
    [T; N]: Serialize + DeserializeOwned + JsonSchema,
{
    const TYPE: TypeSpec = TypeSpec { family: Family::Other, ..list_type::<Self, T>(schema::array::<T, N>) };
    const FIELDS: &'static [FieldSpec] = T::FIELDS;

    fn shape() -> &'static Shape {
        const { &Shape::Tuple(&[T::shape as ShapeOf; N]) }
    }

    #[inline]
    fn conforms(&self) -> bool {
        self.iter().all(T::conforms)
    }

    #[inline]
    fn from_texts(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
        Self::try_from(collect::<T, Vec<T>>(texts)?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts<'a>(texts: &'a [&'a str]) -> impl Iterator<Item = Cow<'a, str>> {
        texts.iter().map(|text| Cow::Borrowed(*text))
    }

    #[test]
    fn scalars_are_read_from_many_texts() {
        assert_eq!(<Vec<u8> as Data>::TYPE.arity, Arity::Many);
        assert_eq!(<Vec<Vec<u8>> as Data>::TYPE.arity, Arity::None);
        assert_eq!(Vec::<u8>::from_texts(&mut texts(&["1", "2"])), Some(vec![1, 2]));
        assert_eq!(Vec::<u8>::from_texts(&mut texts(&["1", "x"])), None);
        assert_eq!(Vec::<u8>::from_texts(&mut texts(&[])), None);
        assert_eq!(BTreeSet::<u8>::from_texts(&mut texts(&["1", "1"])), Some(BTreeSet::from([1])));
        assert_eq!(<[u8; 2]>::from_texts(&mut texts(&["1", "2"])), Some([1, 2]));
        assert_eq!(<[u8; 2]>::from_texts(&mut texts(&["1"])), None);
    }

    #[test]
    fn lengths_are_checked_and_uniqueness_is_left_to_the_cold_pass() {
        let rules = Rules { min_items: Some(1), max_items: Some(2), ..Rules::NONE };
        assert!(vec![1].meets(&rules) && !Vec::<u8>::new().meets(&rules) && !vec![1, 2, 3].meets(&rules));
        let unique = Rules { unique_items: true, ..Rules::NONE };
        assert!(vec![1].meets(&unique) && !vec![1, 2].meets(&unique));
        assert!(HashSet::<i32>::from([1, 2]).meets(&unique));
    }
}
