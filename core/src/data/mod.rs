//! The contract of everything that models, parameters and bodies are made of.
//!
//! In: text or JSON. Out: checked values. Implemented here for the standard library's types and by
//! `#[model]` for the user's; nobody writes an implementation by hand.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{Rules, Shape, TypeSpec};
use schemars::JsonSchema;
use serde::de::DeserializeOwned;

/// A type that may stand in a model, a parameter or a body.
///
/// `#[model]` implements it. The standard library's scalars, lists, sets, maps, tuples, `Option` and
/// `serde_json::Value` have it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is neither a `#[model]` nor a type that JSON or text can be turned into",
    label = "not a `#[model]`",
    note = "put `#[model]` on the type's definition; for a type of another crate use `Json<{Self}>` (serde + schemars)"
)]
pub trait Data: DeserializeOwned + JsonSchema + Send + Sized + 'static {
    /// What the tables know of the type.
    const TYPE: TypeSpec;

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
}

/// STAND-IN
pub(crate) fn schema<T: JsonSchema>(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    generator.subschema_for::<T>()
}
impl Data for String {
    const TYPE: TypeSpec = TypeSpec {
        kind: ferrapi_openapi::fragment::Kind::Scalar,
        arity: ferrapi_openapi::fragment::Arity::One,
        family: ferrapi_openapi::fragment::Family::Text,
        optional: false,
        shape: Self::shape,
        schema: schema::<String>,
    };
    fn shape() -> &'static Shape {
        &Shape::Text
    }
    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}
