//! Structs are objects: serde's derive would take a JSON array for a struct, which FastAPI refuses.
//!
//! In: the deserializer that a `#[model]`'s generated `Deserialize` was given. Out: the same one, except that structs,
//! struct variants and tagged enums are not read from arrays. Formats that are not for people (and have no keys) are
//! left alone. All of this is inlined: what remains is one branch that a JSON reader decides at compile time.

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, Unexpected, VariantAccess,
    Visitor,
};
use serde::forward_to_deserialize_any;

/// A deserializer whose structs have keys.
pub struct Keyed<D>(D);

/// Reads structs by their keys only.
#[inline]
pub fn keyed<'de, D: Deserializer<'de>>(deserializer: D) -> Keyed<D> {
    Keyed(deserializer)
}

/// serde's derives ask for a struct, an enum, a map or (internally tagged) anything, and for nothing else.
impl<'de, D: Deserializer<'de>> Deserializer<'de> for Keyed<D> {
    type Error = D::Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        let readable = self.0.is_human_readable();
        self.0.deserialize_any(ByKey { visitor, readable })
    }

    #[inline]
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let readable = self.0.is_human_readable();
        self.0.deserialize_struct(name, fields, ByKey { visitor, readable })
    }

    #[inline]
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    #[inline]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        let readable = self.0.is_human_readable();
        self.0.deserialize_enum(name, variants, ByKey { visitor, readable })
    }

    #[inline]
    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct identifier ignored_any
    }
}

/// A visitor that takes an object or an enum, but no array where people read the format.
struct ByKey<V> {
    visitor: V,
    readable: bool,
}

impl<'de, V: Visitor<'de>> Visitor<'de> for ByKey<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.visitor.expecting(f)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_map(map)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        if self.readable {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        self.visitor.visit_seq(items)
    }

    #[inline]
    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<V::Value, A::Error> {
        self.visitor.visit_enum(ByKey { visitor: data, readable: self.readable })
    }
}

impl<'de, A: EnumAccess<'de>> EnumAccess<'de> for ByKey<A> {
    type Error = A::Error;
    type Variant = ByKey<A::Variant>;

    #[inline]
    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        let (value, variant) = self.visitor.variant_seed(seed)?;
        Ok((value, ByKey { visitor: variant, readable: self.readable }))
    }
}

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for ByKey<A> {
    type Error = A::Error;

    #[inline]
    fn unit_variant(self) -> Result<(), A::Error> {
        self.visitor.unit_variant()
    }

    #[inline]
    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, A::Error> {
        self.visitor.newtype_variant_seed(seed)
    }

    #[inline]
    fn tuple_variant<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.visitor.tuple_variant(length, visitor)
    }

    #[inline]
    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.visitor.struct_variant(fields, ByKey { visitor, readable: self.readable })
    }
}

#[cfg(test)]
mod tests {
    use crate::model;

    #[model]
    #[derive(Debug, PartialEq)]
    struct Size {
        width: u8,
        height: u8,
    }

    #[model]
    #[derive(Debug, PartialEq)]
    struct Crate {
        name: String,
        #[serde(flatten)]
        size: Size,
        #[field(default)]
        inner: Option<Size>,
    }

    #[model]
    #[derive(Debug, PartialEq)]
    enum Event {
        Moved { from: u8, to: u8 },
        Sized(Size),
        Gone,
    }

    #[model]
    #[serde(tag = "kind")]
    #[derive(Debug, PartialEq)]
    enum Shape {
        Round { radius: u8 },
        Box(Size),
    }

    fn read<T: serde::de::DeserializeOwned>(text: &str) -> Option<T> {
        serde_json::from_str(text).ok()
    }

    #[test]
    fn no_struct_is_an_array_at_any_depth() {
        assert_eq!(read::<Size>("[1,2]"), None);
        assert_eq!(
            read::<Vec<Size>>(r#"[{"width":1,"height":2}]"#),
            Some(vec![Size { width: 1, height: 2 }])
        );
        assert_eq!(read::<Vec<Size>>("[[1,2]]"), None);
        let flat = read::<Crate>(r#"{"name":"a","width":1,"height":2}"#).unwrap();
        assert_eq!(flat, Crate { name: "a".into(), size: Size { width: 1, height: 2 }, inner: None });
        assert_eq!(read::<Crate>(r#"{"name":"a","width":1,"height":2,"inner":[1,2]}"#), None);
        assert_eq!(read::<Event>(r#"{"Moved":{"from":1,"to":2}}"#), Some(Event::Moved { from: 1, to: 2 }));
        assert_eq!(read::<Event>(r#"{"Moved":[1,2]}"#), None);
        assert_eq!(read::<Event>(r#"{"Sized":[1,2]}"#), None);
        assert_eq!(read::<Event>(r#""Gone""#), Some(Event::Gone));
        assert_eq!(read::<Shape>(r#"{"kind":"Round","radius":1}"#), Some(Shape::Round { radius: 1 }));
        assert_eq!(read::<Shape>(r#"["Round",{"radius":1}]"#), None);
        assert_eq!(
            read::<Shape>(r#"{"width":1,"height":2,"kind":"Box"}"#),
            Some(Shape::Box(Size { width: 1, height: 2 }))
        );
    }

    #[test]
    fn what_is_written_is_read_again() {
        let value = Event::Moved { from: 1, to: 2 };
        let text = serde_json::to_string(&value).unwrap();
        assert_eq!(text, r#"{"Moved":{"from":1,"to":2}}"#);
        assert_eq!(read(&text), Some(value));
    }
}
