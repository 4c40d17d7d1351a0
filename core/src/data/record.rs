//! Structs with named fields, as a `#[model]` without serde's finer options reads them.
//!
//! In: the few functions of [`Record`] that know the fields. Out: `Deserialize`. serde's derive says all of this anew for
//! every struct, which costs the user's compiler more than the rest of a model; here it is written once. What is read, and
//! what is refused, is the same, but for arrays: structs are objects (see `keyed`).

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor,
};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::data::passed::Passed;

/// A struct with named fields.
pub trait Record: Sized {
    /// The struct's name.
    const NAME: &'static str;
    /// The keys, further ones included.
    const KEYS: &'static [&'static str];
    /// Keys that are no field are errors.
    const FORBIDS: bool = false;
    /// How many fields there are.
    const COUNT: usize;
    /// A place for each field.
    type Fields;

    /// Places that hold nothing.
    fn empty() -> Self::Fields;

    /// The number of the field with this key.
    fn find(key: &str) -> Option<usize>;

    /// Reads a field's value into its place.
    fn read<'de, A: MapAccess<'de>>(
        fields: &mut Self::Fields,
        number: usize,
        map: &mut A,
    ) -> Result<(), A::Error>;

    /// The struct of the values in the places, when all that is there was read; `None` if a field is missing.
    fn build(fields: &mut Self::Fields, missing: &mut Missing) -> Option<Self>;
}

/// Reads a struct from an object; from a sequence where the format is not for people.
#[inline]
pub fn read_record<'de, R: Record, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    let readable = deserializer.is_human_readable();
    deserializer.deserialize_struct(R::NAME, R::KEYS, Reader { readable, record: PhantomData })
}

/// Reads a struct from an object.
#[inline]
pub fn read_object<'de, R: Record, D: Deserializer<'de>>(deserializer: D) -> Result<R, D::Error> {
    deserializer.deserialize_map(Objects(PhantomData))
}

/// Reads the next value of a map into the place of a field.
#[inline]
pub(crate) fn take<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    place: &mut Option<T>,
    name: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if place.is_some() {
        return Err(A::Error::duplicate_field(name));
    }
    *place = Some(map.next_value()?);
    Ok(())
}

/// Passes over the next value of a map.
#[inline(never)]
pub fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<Passed>().map(drop)
}

/// The value of a field that may not even be absent as an `Option`.
#[inline]
pub fn given<T>(place: &mut Option<T>, name: &'static str, missing: &mut Missing) -> Option<T> {
    let value = place.take();
    if value.is_none() {
        missing.note(name);
    }
    value
}

/// The first field that is missing.
#[derive(Default)]
pub struct Missing(Option<&'static str>);

impl Missing {
    #[cold]
    fn note(&mut self, name: &'static str) {
        self.0.get_or_insert(name);
    }

    #[cold]
    fn error<E: Error>(&self) -> E {
        E::missing_field(self.0.unwrap_or_default())
    }
}

/// Builds the struct.
#[inline]
fn build<R: Record, E: Error>(fields: &mut R::Fields) -> Result<R, E> {
    let mut missing = Missing::default();
    match R::build(fields, &mut missing) {
        Some(record) => Ok(record),
        None => Err(missing.error()),
    }
}

/// Writes a struct, field by field. The first error is kept until the end, so that the fields are a plain list of
/// calls.
pub struct Writer<S: Serializer>(Result<S::SerializeStruct, S::Error>);

impl<S: Serializer> Writer<S> {
    /// Begins a struct.
    #[inline]
    pub fn begin(serializer: S, name: &'static str, count: usize) -> Self {
        Writer(serializer.serialize_struct(name, count))
    }

    /// Writes a field.
    #[inline]
    pub(crate) fn field<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if let Ok(fields) = &mut self.0
            && let Err(error) = fields.serialize_field(name, value)
        {
            self.0 = Err(error);
        }
    }

    /// Ends the struct.
    #[inline]
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}

#[inline]
fn read_map<'de, R: Record, A: MapAccess<'de>>(mut map: A) -> Result<R, A::Error> {
    let mut fields = R::empty();
    fill(&mut fields, &mut map)
}

#[inline]
fn fill<'de, R: Record, A: MapAccess<'de>>(fields: &mut R::Fields, map: &mut A) -> Result<R, A::Error> {
    let key = Key { find: R::find, forbids: R::FORBIDS, keys: R::KEYS };
    while let Some(found) = map.next_key_seed(key)? {
        match found {
            Some(number) => R::read(fields, number, map)?,
            None => skip(map)?,
        }
    }
    build(fields)
}

/// Reads from an object, and from nothing else.
struct Objects<R>(PhantomData<R>);

impl<'de, R: Record> Visitor<'de> for Objects<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", R::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<R, A::Error> {
        read_map(map)
    }
}

/// Reads in all formats.
struct Reader<R> {
    readable: bool,
    record: PhantomData<R>,
}

impl<'de, R: Record> Visitor<'de> for Reader<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", R::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<R, A::Error> {
        read_map(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<R, A::Error> {
        if self.readable {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        let mut fields = R::empty();
        let mut items = Items { items, count: 0 };
        for number in 0..R::COUNT {
            R::read(&mut fields, number, &mut items)?;
        }
        build(&mut fields)
    }
}

/// Reads a key: the number of its field. It knows no type, so that all models share what reads keys.
#[derive(Clone, Copy)]
struct Key {
    find: fn(&str) -> Option<usize>,
    forbids: bool,
    keys: &'static [&'static str],
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<usize>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("field identifier")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        match (self.find)(key) {
            None if self.forbids => Err(E::unknown_field(key, self.keys)),
            found => Ok(found),
        }
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<Self::Value, E> {
        self.visit_str(&String::from_utf8_lossy(key))
    }
}

/// A sequence of all values, in the order of the fields.
struct Items<S> {
    items: S,
    count: usize,
}

impl<'de, S: SeqAccess<'de>> MapAccess<'de> for Items<S> {
    type Error = S::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, _: K) -> Result<Option<K::Value>, S::Error> {
        // Who reads a sequence knows whose turn it is.
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, S::Error> {
        let value = self.items.next_element_seed(seed)?;
        let value = value.ok_or_else(|| S::Error::invalid_length(self.count, &"as many values as fields"))?;
        self.count += 1;
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::value::{Error, SeqDeserializer};
    use serde_json::json;

    use ferrapi::model;

    #[model(extra = "forbid")]
    #[derive(Debug, PartialEq)]
    struct Pair {
        #[serde(alias = "first")]
        a: u8,
        b: Option<u8>,
        #[field(default = 3)]
        c: u8,
    }

    #[test]
    fn a_struct_is_read_as_serde_reads_it() {
        let read = |json| serde_json::from_value::<Pair>(json).map_err(|error| error.to_string());
        assert_eq!(read(json!({ "first": 1 })), Ok(Pair { a: 1, b: None, c: 3 }));
        assert_eq!(read(json!({ "a": 1, "b": null, "c": 2 })), Ok(Pair { a: 1, b: None, c: 2 }));
        for (json, error) in [
            (json!({}), "missing field `a`"),
            (json!({ "a": 1, "first": 2 }), "duplicate field `a`"),
            (json!({ "a": 1, "d": 2 }), "unknown field `d`, expected one of `a`, `first`, `b`, `c`"),
            (json!([1, 2, 3]), "invalid type: sequence, expected struct Pair"),
        ] {
            assert_eq!(read(json), Err(error.to_owned()));
        }
        assert_eq!(
            serde_json::to_string(&Pair { a: 1, b: None, c: 3 }).unwrap(),
            r#"{"a":1,"b":null,"c":3}"#
        );
        // A format that is for people reads no array, whatever it is called.
        let items = SeqDeserializer::<_, Error>::new([1u8, 2, 3].into_iter());
        assert!(Pair::deserialize(items).is_err());
    }
}
