//! The contract of everything that models, parameters and bodies are made of.
//!
//! In: text or JSON. Out: checked values. Implemented here for the standard library's types and by
//! `#[model]` for the user's; nobody writes an implementation by hand.

mod any;
pub(crate) mod checked;
pub(crate) mod computed;
mod given;
pub(crate) mod hidden;
pub(crate) mod keyed;
pub(crate) mod limits;
mod list;
mod map;
mod maybe;
mod number;
mod optional;
pub(crate) mod passed;
pub(crate) mod record;
mod schema;
mod text;
mod tuple;

use std::borrow::Cow;

pub use given::Given;
pub use maybe::Maybe;
use record::{Members, Missing, Writer};
pub(crate) use schema::schema;

use ferrapi_openapi::fragment::{Arity, Family, FieldSpec, Kind, Rules, SchemaOf, Shape, TypeSpec};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::{DeserializeOwned, Deserializer, MapAccess};
use serde::ser::Serializer;

/// A type that may stand in a model, a parameter or a body.
///
/// `#[model]` implements it. The standard library's scalars, lists, sets, maps, tuples, `Option` and
/// `serde_json::Value` have it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a `#[model]` nor a type that JSON or text can be turned into",
    label = "not a `#[model]`",
    note = "put `#[model]` on the type's definition; for a type of another crate use `Json<{Self}>` (serde + schemars)"
)]
pub trait Data: Serialize + DeserializeOwned + JsonSchema + Send + Sized + 'static {
    /// What the tables know of the type: by itself, what there is to know of a model.
    const TYPE: TypeSpec = model_type::<Self>();

    /// The fields of the model that it is, or that stands in it: for proofs. A constant of its own, since a model may
    /// stand in its own fields.
    #[doc(hidden)]
    const FIELDS: &'static [FieldSpec] = &[];

    /// How the cold pass reads it.
    fn shape() -> &'static Shape;

    /// The hot check: whether all constraints inside the value hold.
    #[inline]
    fn conforms(&self) -> bool {
        true
    }

    /// The hot check of constraints from outside: those of a field or an argument.
    #[inline]
    fn meets(&self, _rules: &Rules) -> bool {
        true
    }

    /// Reads a scalar from text in its plainest form; `None` sends the text to the cold pass.
    #[inline]
    fn from_text(_text: &str) -> Option<Self> {
        None
    }

    /// Reads a list from all texts of one name, each in its plainest form; `None` sends them to the cold pass.
    #[inline]
    fn from_texts(_texts: &mut dyn Iterator<Item = Cow<'_, str>>) -> Option<Self> {
        None
    }

    /// The value of an argument that is absent: `Some(None)` for an `Option`, nothing for others.
    #[inline]
    fn absent() -> Option<Self> {
        None
    }

    /// Reads it from JSON, or from what the cold pass has coerced. A plain struct is read from an object
    /// only; `Deserialize` is for all formats, and the longer for it.
    #[doc(hidden)]
    #[inline]
    fn read_object<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }

    // What glue does with a field. All of it is named through this trait, `<Price as Data>::…`, so that the compiler
    // says of a type without it the same thing everywhere, and shows it once.

    /// Reads a field's value into its place.
    #[doc(hidden)]
    #[inline]
    fn read_field<'de, A: MapAccess<'de>>(
        place: &mut Option<Self>,
        name: &'static str,
        members: &mut Members<'de, A>,
    ) {
        record::take(place, name, members);
    }

    /// The value of a field without a default: an `Option` may be absent.
    #[doc(hidden)]
    #[inline]
    fn field_value(place: &mut Option<Self>, name: &'static str, missing: &mut Missing) -> Option<Self> {
        if place.is_none() {
            *place = Self::absent();
        }
        record::given(place, name, missing)
    }

    /// Writes a field.
    #[doc(hidden)]
    #[inline]
    fn write_field<S: Serializer>(&self, writer: &mut Writer<S>, name: &'static str) {
        writer.field(name, self);
    }

    /// The hot check of a field: its own constraints, then those inside.
    #[doc(hidden)]
    #[inline]
    fn check_field(&self, rules: &Rules) -> bool {
        self.meets(rules) && self.conforms()
    }
}

/// The table entry of a model: of a struct, or of an enum with data.
pub const fn model_type<T: Data>() -> TypeSpec {
    TypeSpec {
        kind: Kind::Compound,
        arity: Arity::Spread,
        family: Family::Other,
        optional: false,
        keyed: true,
        range: None,
        shape: T::shape,
        schema: schema::<T>,
    }
}

/// The table entry of a scalar.
pub(crate) const fn scalar_type<T: Data>(family: Family) -> TypeSpec {
    TypeSpec {
        kind: Kind::Scalar,
        arity: Arity::One,
        family,
        optional: false,
        keyed: true,
        range: None,
        shape: T::shape,
        schema: schema::<T>,
    }
}

/// The table entry of a type that takes a JSON document.
const fn compound_type<T: Data>(arity: Arity, family: Family, schema: SchemaOf) -> TypeSpec {
    TypeSpec {
        kind: Kind::Compound,
        arity,
        family,
        optional: false,
        keyed: true,
        range: None,
        shape: T::shape,
        schema,
    }
}

/// Whether one text makes one value of the type.
const fn reads_one_text(type_: TypeSpec) -> bool {
    matches!(type_.kind, Kind::Scalar) && matches!(type_.arity, Arity::One)
}
