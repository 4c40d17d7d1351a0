//! An argument with a custom check: the value, and as a type what checks it.
//!
//! In: what its type is read from. Out: the value, if the check lets it pass. It exists between the request and the
//! function only; the tables know the argument by its own type.

use std::borrow::Cow;
use std::marker::PhantomData;

use ferrapi_openapi::fragment::{CheckOf, Docs, FieldSpec, NewtypeSpec, Rules, Shape, TypeSpec};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Data;

/// What checks an argument, as a type.
pub trait Check<T>: 'static {
    /// For the cold pass.
    const CHECK: CheckOf;

    /// For the hot pass.
    fn passes(value: &T) -> bool;
}

/// A value that `C` has checked.
pub struct Checked<T, C> {
    value: T,
    check: PhantomData<fn() -> C>,
}

impl<T, C> Checked<T, C> {
    /// Takes a value for checked, as a default is.
    #[inline]
    pub fn new(value: T) -> Self {
        Checked { value, check: PhantomData }
    }

    /// The value alone.
    #[inline]
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T: Serialize, C> Serialize for Checked<T, C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>, C> Deserialize<'de> for Checked<T, C> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}

impl<T: JsonSchema, C> JsonSchema for Checked<T, C> {
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

impl<T: Data, C: Check<T>> Data for Checked<T, C> {
    const TYPE: TypeSpec = TypeSpec { shape: Self::shape, ..T::TYPE };
    const FIELDS: &'static [FieldSpec] = T::FIELDS;

    fn shape() -> &'static Shape {
        const {
            &Shape::Newtype(&NewtypeSpec {
                name: T::schema_name,
                path: "",
                docs: Docs::NONE,
                inner: T::TYPE,
                rules: &Rules::NONE,
                check: C::CHECK,
            })
        }
    }

    #[inline]
    fn conforms(&self) -> bool {
        self.value.conforms() && C::passes(&self.value)
    }

    #[inline]
    fn meets(&self, rules: &Rules) -> bool {
        self.value.meets(rules)
    }

    #[inline]
    fn from_text(text: &str) -> Option<Self> {
        T::from_text(text).map(Self::new)
    }

    #[inline]
    fn from_texts(texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
        T::from_texts(texts).map(Self::new)
    }

    #[inline]
    fn absent() -> Option<Self> {
        T::absent().map(Self::new)
    }

    #[inline]
    fn read_object<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read_object(deserializer).map(Self::new)
    }
}
