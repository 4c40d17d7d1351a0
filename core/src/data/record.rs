//! Structs with named fields, as a `#[model]` without serde's finer options reads them.
//!
//! In: the few functions of [`Record`] that know the fields. Out: `Deserialize`. serde's derive says all of this anew for
//! every struct, which costs the user's compiler more than the rest of a model; here it is written once. What is read, and
//! what is refused, is the same, but for arrays: structs are objects (see `keyed`).

use std::fmt;
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected,
    Visitor,
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

    /// The number of the field with this key.
    fn find(key: &str) -> Option<usize>;

    /// Reads a value for each member into the place of its field, then builds the struct of what is in the places.
    fn read<'de, A: MapAccess<'de>>(members: &mut Members<'de, A>) -> Result<Self, A::Error>;
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
    members: &mut Members<'de, A>,
) {
    if place.is_some() {
        members.error = Some(A::Error::duplicate_field(name));
        return;
    }
    match members.map.next_value() {
        Ok(value) => *place = Some(value),
        Err(error) => members.error = Some(error),
    }
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

/// The members of an object, or of what is read as one. The first error ends them, and is kept until the end, so that the
/// glue asks for it once.
pub struct Members<'de, A: MapAccess<'de>> {
    map: A,
    key: Key,
    error: Option<A::Error>,
    /// The first field that is missing.
    pub missing: Missing,
}

impl<'de, A: MapAccess<'de>> Members<'de, A> {
    #[inline]
    fn read<R: Record>(map: A) -> Result<R, A::Error> {
        let key = Key { find: R::find, forbids: R::FORBIDS, keys: R::KEYS };
        R::read(&mut Members { map, key, error: None, missing: Missing::default() })
    }

    /// The number of the next member's field. Members that are no field are passed over.
    #[inline]
    pub fn next_field(&mut self) -> Option<usize> {
        while self.error.is_none() {
            match self.map.next_key_seed(self.key) {
                Ok(Some(None)) => self.skip(),
                Ok(Some(found)) => return found,
                Ok(None) => return None,
                Err(error) => self.error = Some(error),
            }
        }
        None
    }

    /// Passes over the next value.
    #[inline(never)]
    pub fn skip(&mut self) {
        if let Err(error) = self.map.next_value::<Passed>() {
            self.error = Some(error);
        }
    }

    /// Whether all members could be read.
    #[inline]
    pub fn are_read(&self) -> bool {
        self.error.is_none()
    }

    /// What was wrong: a member, or that a field is missing.
    #[cold]
    pub fn refuse<T>(&mut self) -> Result<T, A::Error> {
        Err(self.error.take().unwrap_or_else(|| self.missing.error()))
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

/// Reads from an object, and from nothing else.
struct Objects<R>(PhantomData<R>);

impl<'de, R: Record> Visitor<'de> for Objects<R> {
    type Value = R;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "struct {}", R::NAME)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<R, A::Error> {
        Members::read(map)
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
        Members::read(map)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<R, A::Error> {
        if self.readable {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        Members::read(Items { items, next: 0, count: R::COUNT })
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

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(usize::try_from(number).ok())
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

/// A sequence of all values, in the order of the fields: their keys are their numbers.
struct Items<S> {
    items: S,
    next: usize,
    count: usize,
}

impl<'de, S: SeqAccess<'de>> MapAccess<'de> for Items<S> {
    type Error = S::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, S::Error> {
        if self.next == self.count {
            return Ok(None);
        }
        seed.deserialize((self.next as u64).into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, S::Error> {
        let value = self.items.next_element_seed(seed)?;
        let value = value.ok_or_else(|| S::Error::invalid_length(self.next, &"as many values as fields"))?;
        self.next += 1;
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
