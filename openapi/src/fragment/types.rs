//! What the tables know of a Rust type.

use crate::fragment::Shape;

/// Gives a type's [`Shape`]; a function, so that recursive models do not recurse in their constants.
pub type ShapeOf = fn() -> &'static Shape;

/// Gives a type's JSON Schema: a reference for named types, the schema itself for others.
pub type SchemaOf = fn(&mut schemars::SchemaGenerator) -> schemars::Schema;

/// Gives a JSON value: a default, an example.
pub type ValueOf = fn() -> serde_json::Value;

/// Where an argument of this type comes from when no attribute says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One text makes one value: the query is its place.
    Scalar,
    /// It takes a JSON document: the body is its place.
    Compound,
}

/// How many texts of a query, header, cookie or form make one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arity {
    /// One text.
    One,
    /// All texts of one name.
    Many,
    /// A model: each field is a parameter of its own.
    Spread,
    /// It cannot be read from texts.
    None,
}

/// Which constraints a type can carry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Integers: `ge gt le lt multiple_of`.
    Integer,
    /// Floats: `ge gt le lt multiple_of allow_inf_nan`.
    Float,
    /// Decimals: `ge gt le lt multiple_of max_digits decimal_places`.
    Decimal,
    /// Dates: `ge gt le lt`, written as text.
    Date,
    /// Times of day: `ge gt le lt`, written as text.
    Time,
    /// Dates with a time: `ge gt le lt`, written as text.
    DateTime,
    /// Lengths of time: `ge gt le lt`, written as text.
    Duration,
    /// Text: `min_length max_length pattern`.
    Text,
    /// Lists and sets: `min_items max_items unique_items`.
    List,
    /// Maps: `min_items max_items`.
    Map,
    /// No constraint.
    Other,
}

/// What the tables know of a Rust type.
#[derive(Clone, Copy, Debug)]
pub struct TypeSpec {
    /// Scalar or compound.
    pub kind: Kind,
    /// How many texts make one value.
    pub arity: Arity,
    /// Which constraints it can carry.
    pub family: Family,
    /// Whether absence is a value (`Option<T>`).
    pub optional: bool,
    /// Whether the keys of all maps in it are ones that JSON can write.
    pub keyed: bool,
    /// The least and the greatest value of an integer.
    pub range: Option<(i128, i128)>,
    /// How the cold pass reads it.
    pub shape: ShapeOf,
    /// How the document shows it.
    pub schema: SchemaOf,
}

impl TypeSpec {
    /// Whether one text makes a value of it, and no JSON document.
    pub const fn is_scalar(&self) -> bool {
        matches!(self.kind, Kind::Scalar)
    }

    /// Whether all texts of one name make a value of it.
    pub const fn is_many(&self) -> bool {
        matches!(self.arity, Arity::Many)
    }

    /// Whether each of its fields is a text of its own.
    pub const fn is_spread(&self) -> bool {
        matches!(self.arity, Arity::Spread)
    }
}

/// What a person wrote about an argument, a field or a model.
#[derive(Clone, Copy, Debug)]
pub struct Docs {
    /// The `title` keyword; without it the name in Title Case.
    pub title: Option<&'static str>,
    /// The `description` keyword.
    pub description: Option<&'static str>,
    /// The `examples` keyword.
    pub examples: Option<ValueOf>,
    /// `examples` beside the schema: an object of Example Objects, by name.
    pub openapi_examples: Option<ValueOf>,
    /// Further keywords, an object; they win over all others.
    pub extra: Option<ValueOf>,
    /// The `deprecated` keyword.
    pub deprecated: bool,
    /// Kept out of the document.
    pub hidden: bool,
    /// The default is made anew each time (`default_factory`): the document has none.
    pub made_default: bool,
}

impl Docs {
    /// Nothing was written.
    pub const NONE: Docs = Docs {
        title: None,
        description: None,
        examples: None,
        openapi_examples: None,
        extra: None,
        deprecated: false,
        hidden: false,
        made_default: false,
    };

    /// A description and nothing else.
    pub const fn described(description: &'static str) -> Docs {
        Docs { description: Some(description), ..Docs::NONE }
    }
}
