//! Computed fields: written after those that a struct holds.
//!
//! In: the serializer that a `#[model]`'s generated `Serialize` was given, and the struct. Out: the same serializer,
//! which is asked for some fields more and writes them before it ends.

use std::fmt;

use serde::Serialize;
use serde::ser::{Error, Impossible, SerializeMap, SerializeStruct, Serializer};

/// A struct with computed fields; `#[model(computed(…))]` implements it.
pub trait ComputedFields {
    /// How many there are.
    const COUNT: usize;

    /// Computes and writes them.
    fn write<W: FieldWriter>(&self, writer: &mut W) -> Result<(), W::Error>;
}

/// Where computed fields are written to.
pub trait FieldWriter {
    /// What may go wrong.
    type Error;

    /// Writes one.
    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Self::Error>;
}

/// A serializer that writes the computed fields of `of` as well.
#[inline]
pub fn with_computed<S: Serializer, M: ComputedFields>(of: &M, serializer: S) -> Computing<'_, S, M> {
    Computing { of, inner: serializer }
}

/// A serializer, or an object on its way, and the struct whose computed fields are to follow.
pub struct Computing<'a, S, M> {
    of: &'a M,
    inner: S,
}

macro_rules! refuse {
    ($($method:ident($($type_:ty),*);)*) => {
        $(fn $method(self, $(_: $type_),*) -> Result<S::Ok, S::Error> {
            Err(unexpected())
        })*
    };
}

#[cold]
fn unexpected<E: Error>() -> E {
    E::custom("only structs with named fields have computed fields")
}

/// serde's derive writes a struct with named fields as a struct, or as a map if something is flattened into it.
impl<'a, S: Serializer, M: ComputedFields> Serializer for Computing<'a, S, M> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeStruct = Computing<'a, S::SerializeStruct, M>;
    type SerializeMap = Computing<'a, S::SerializeMap, M>;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    #[inline]
    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Self::SerializeStruct, S::Error> {
        Ok(Computing { of: self.of, inner: self.inner.serialize_struct(name, len + M::COUNT)? })
    }

    #[inline]
    fn serialize_map(self, len: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        Ok(Computing { of: self.of, inner: self.inner.serialize_map(len.map(|len| len + M::COUNT))? })
    }

    fn is_human_readable(&self) -> bool {
        self.inner.is_human_readable()
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Result<S::Ok, S::Error> {
        Err(unexpected())
    }

    refuse! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn serialize_some<T: Serialize + ?Sized>(self, _: &T) -> Result<S::Ok, S::Error> {
        Err(unexpected())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        Err(unexpected())
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        Err(unexpected())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        Err(unexpected())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, S::Error> {
        Err(unexpected())
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, S::Error> {
        Err(unexpected())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        Err(unexpected())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        Err(unexpected())
    }
}

impl<S: SerializeStruct, M: ComputedFields> SerializeStruct for Computing<'_, S, M> {
    type Ok = S::Ok;
    type Error = S::Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        self.inner.serialize_field(name, value)
    }

    #[inline]
    fn skip_field(&mut self, name: &'static str) -> Result<(), S::Error> {
        self.inner.skip_field(name)
    }

    #[inline]
    fn end(mut self) -> Result<S::Ok, S::Error> {
        self.of.write(&mut StructWriter(&mut self.inner))?;
        self.inner.end()
    }
}

impl<S: SerializeMap, M: ComputedFields> SerializeMap for Computing<'_, S, M> {
    type Ok = S::Ok;
    type Error = S::Error;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), S::Error> {
        self.inner.serialize_key(key)
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), S::Error> {
        self.inner.serialize_value(value)
    }

    #[inline]
    fn end(mut self) -> Result<S::Ok, S::Error> {
        self.of.write(&mut MapWriter(&mut self.inner))?;
        self.inner.end()
    }
}

struct StructWriter<'a, S>(&'a mut S);

impl<S: SerializeStruct> FieldWriter for StructWriter<'_, S> {
    type Error = S::Error;

    #[inline]
    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        self.0.serialize_field(name, value)
    }
}

struct MapWriter<'a, S>(&'a mut S);

impl<S: SerializeMap> FieldWriter for MapWriter<'_, S> {
    type Error = S::Error;

    #[inline]
    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), S::Error> {
        self.0.serialize_entry(name, value)
    }
}
