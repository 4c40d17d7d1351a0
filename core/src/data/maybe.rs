//! A value that may be absent, which is not the same as `null`.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{FieldSpec, Rules, Shape, TypeSpec};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Data;

/// A field of a partial update: absent, or present with a value.
///
/// `#[model(patch)]` writes structs of them. By hand, a field needs `#[field(default)]` and, if it is written,
/// `#[serde(skip_serializing_if = "Maybe::is_absent")]`. `Maybe<Option<T>>` tells absent from `null`:
///
/// ```
/// use ferrapi::Maybe;
/// use ferrapi::prelude::*;
///
/// #[model]
/// struct Change {
///     #[field(default)]
///     note: Maybe<Option<String>>,
/// }
///
/// # fn main() {
/// let read = |json| ferrapi::serde_json::from_str::<Change>(json).unwrap().note;
/// assert_eq!(read("{}"), Maybe::Absent);
/// assert_eq!(read(r#"{"note": null}"#), Maybe::Present(None));
/// assert_eq!(read(r#"{"note": "x"}"#), Maybe::Present(Some("x".to_owned())));
/// # }
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Maybe<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is there.
    Present(T),
}

impl<T> Maybe<T> {
    /// Whether the key is not there.
    #[inline]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Maybe::Absent)
    }

    /// The value, if it is there.
    #[inline]
    pub fn present(self) -> Option<T> {
        match self {
            Maybe::Absent => None,
            Maybe::Present(value) => Some(value),
        }
    }

    /// A reference to the value, if it is there.
    #[inline]
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Maybe::Absent => None,
            Maybe::Present(value) => Some(value),
        }
    }

    /// Writes the value over another one, if it is there.
    #[inline]
    pub fn apply_to(self, target: &mut T) {
        if let Maybe::Present(value) = self {
            *target = value;
        }
    }

    /// Checks the value, if it is there: for a custom check that wants `&T`.
    ///
    /// # Errors
    /// What the check says.
    #[inline]
    pub fn checked<E>(&self, check: impl FnOnce(&T) -> Result<(), E>) -> Result<(), E> {
        self.as_ref().map_or(Ok(()), check)
    }
}

impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Maybe::Present(value)
    }
}

impl<T: Serialize> Serialize for Maybe<T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Maybe::Absent => serializer.serialize_none(),
            Maybe::Present(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Maybe::Present)
    }
}

impl<T: JsonSchema> JsonSchema for Maybe<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

impl<T: Data> Data for Maybe<T> {
    const TYPE: TypeSpec = T::TYPE;
    const FIELDS: &'static [FieldSpec] = T::FIELDS;

    fn shape() -> &'static Shape {
        T::shape()
    }

    #[inline]
    fn conforms(&self) -> bool {
        self.as_ref().is_none_or(T::conforms)
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        self.as_ref().is_none_or(|value| value.meets(rules))
    }

    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(Maybe::Present)
    }

    #[inline]
    fn from_texts(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
        T::from_texts(texts).map(Maybe::Present)
    }

    #[inline]
    fn absent() -> Option<Self> {
        Some(Maybe::Absent)
    }
}
