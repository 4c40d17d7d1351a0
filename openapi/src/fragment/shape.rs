//! How the cold pass reads a value: what JSON it takes, what it coerces, what stands inside.

use serde_json::Value;

use crate::fragment::{ChoiceSpec, Fault, ModelSpec, NewtypeSpec, Rules, ShapeOf, UnionSpec};

/// What JSON a type takes.
#[derive(Clone, Copy)]
pub enum Shape {
    /// `bool`.
    Bool,
    /// An integer of a certain width.
    Integer {
        /// The least value.
        min: i128,
        /// The greatest value.
        max: i128,
    },
    /// `f32` and `f64`.
    Float {
        /// The greatest finite value; its negative is the least.
        max: f64,
    },
    /// `String`.
    Text,
    /// `char`: a text of one character.
    Char,
    /// A JSON array of any length.
    List {
        /// What each item is.
        item: ShapeOf,
        /// Equal items are kept once.
        set: bool,
    },
    /// A JSON array of a fixed length.
    Tuple(&'static [ShapeOf]),
    /// A JSON object with any keys.
    Map {
        /// What each key is, read from text.
        key: ShapeOf,
        /// What each value is.
        value: ShapeOf,
    },
    /// `null`, or what stands inside.
    Optional(ShapeOf),
    /// A struct with named fields.
    Model(&'static ModelSpec),
    /// A struct around one value, with rules of its own.
    Newtype(&'static NewtypeSpec),
    /// An enum of plain values.
    Choice(&'static ChoiceSpec),
    /// An enum with data.
    Union(&'static UnionSpec),
    /// A scalar with a text form of its own.
    Scalar(&'static ScalarSpec),
    /// Any JSON.
    Any,
    /// Only serde knows; the table does not look inside.
    Opaque,
}

/// A scalar with a text form of its own: an identifier, a date, an address.
pub struct ScalarSpec {
    /// The name a union's error location uses for it (`uuid`, `date`).
    pub name: &'static str,
    /// Turns what came in into what serde reads, or says what is wrong. `strict` forbids coercion.
    pub coerce: fn(value: &Value, strict: bool) -> Result<Value, Fault>,
    /// Which rule a coerced value breaks.
    pub check: fn(coerced: &Value, rules: &Rules) -> Option<Fault>,
    /// What an issue about a rule shows as the input; without it what came in.
    pub shown: Option<fn(coerced: &Value) -> Value>,
    /// In a union, the text that it takes is no coercion: the first member that takes it wins.
    pub exact: bool,
}
