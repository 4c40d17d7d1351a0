//! The table of a `#[model]`: the cold pass walks it, the schema is written from it.

use std::borrow::Cow;

use serde_json::Value;

use crate::fragment::{Docs, Fault, Rules, ShapeOf, TypeSpec, ValueOf};

/// A custom check, if there is one: takes coerced JSON, says what is wrong with it.
pub type CheckOf = Option<fn(&Value) -> Option<Fault>>;

/// A struct with named fields.
pub struct ModelSpec {
    /// The component's name in the document (`Item`, `Page_Item_` for `Page<Item>`).
    pub name: fn() -> Cow<'static, str>,
    /// The Rust type, with its module.
    pub path: &'static str,
    /// What a person wrote.
    pub docs: Docs,
    /// In declaration order. Fields that serde skips both ways are not listed.
    pub fields: &'static [FieldSpec],
    /// What happens to keys that are no field.
    pub unknown: Unknown,
    /// No coercion for any field.
    pub strict: bool,
    /// Every field has a default of the whole struct's (`#[serde(default)]` on the container).
    pub default: bool,
    /// The custom check of the whole struct; takes the coerced JSON object, gives what is wrong if it fails.
    pub check: CheckOf,
}

/// What happens to keys that are no field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// They are dropped (the default).
    Ignore,
    /// They are errors (`#[serde(deny_unknown_fields)]`).
    Forbid,
}

/// A named field.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// The Rust name, without `r#`.
    pub ident: &'static str,
    /// The key it is read from; also its name in error locations.
    pub name: &'static str,
    /// The key it is written to.
    pub output: &'static str,
    /// Further keys it is read from (`#[serde(alias)]`).
    pub aliases: &'static [&'static str],
    /// Its type; `None` when serde's `with` or `deserialize_with` decides.
    pub type_: Option<TypeSpec>,
    /// Its constraints.
    pub rules: &'static Rules,
    /// Absence is an error.
    pub required: bool,
    /// The value when absent, if it can be written as JSON; for the document.
    pub default: Option<ValueOf>,
    /// Its fields stand among the struct's own keys (`#[serde(flatten)]`).
    pub flatten: bool,
    /// It is read (not `skip_deserializing`).
    pub read: bool,
    /// It is written (not `skip_serializing`).
    pub written: bool,
    /// What a person wrote.
    pub docs: Docs,
    /// The custom check; takes the coerced JSON value, gives what is wrong if it fails.
    pub check: CheckOf,
}

// Most rows are made with these: a call is less for the compiler than a struct's update.
impl FieldSpec {
    /// The same field with a text about it.
    pub const fn described(mut self, description: &'static str) -> Self {
        self.docs = Docs::described(description);
        self
    }

    /// The same field with constraints.
    pub const fn under(mut self, rules: &'static Rules) -> Self {
        self.rules = rules;
        self
    }

    /// The same field with a default.
    pub const fn or(mut self, default: ValueOf) -> Self {
        self.required = false;
        self.default = Some(default);
        self
    }
}

/// A struct around one value: it is that value on the wire.
pub struct NewtypeSpec {
    /// The component's name.
    pub name: fn() -> Cow<'static, str>,
    /// The Rust type, with its module.
    pub path: &'static str,
    /// What a person wrote.
    pub docs: Docs,
    /// What it wraps.
    pub inner: TypeSpec,
    /// Constraints on the wrapped value.
    pub rules: &'static Rules,
    /// The custom check on the whole newtype.
    pub check: CheckOf,
}

/// An enum without data.
pub struct ChoiceSpec {
    /// The component's name.
    pub name: fn() -> Cow<'static, str>,
    /// The Rust type, with its module.
    pub path: &'static str,
    /// What a person wrote.
    pub docs: Docs,
    /// In declaration order.
    pub values: &'static [ChoiceValue],
    /// Python's `Literal` and not its `Enum`: nothing is coerced, errors say so, and the document has no component.
    pub literal: bool,
}

/// One value of an enum without data.
pub struct ChoiceValue {
    /// As it is read and written.
    pub value: Plain,
    /// Further texts it is read from.
    pub aliases: &'static [&'static str],
    /// What a person wrote.
    pub docs: Docs,
}

/// A value without parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plain {
    /// A JSON string.
    Text(&'static str),
    /// A JSON number without a fraction.
    Integer(i64),
}

/// An enum with data.
pub struct UnionSpec {
    /// The component's name.
    pub name: fn() -> Cow<'static, str>,
    /// The Rust type, with its module.
    pub path: &'static str,
    /// What a person wrote.
    pub docs: Docs,
    /// How a variant is told on the wire.
    pub tagging: Tagging,
    /// It has no name in the document: its members stand where it is used.
    pub inline: bool,
    /// In declaration order.
    pub variants: &'static [VariantSpec],
    /// The custom check of the whole value.
    pub check: CheckOf,
}

/// How a variant is told on the wire (serde's enum representations).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tagging {
    /// `{"Variant": …}`.
    External,
    /// `{"tag": "Variant", …}`.
    Internal {
        /// The tag's key.
        tag: &'static str,
    },
    /// `{"tag": "Variant", "content": …}`.
    Adjacent {
        /// The tag's key.
        tag: &'static str,
        /// The content's key.
        content: &'static str,
    },
    /// Each variant holds a model, and the values of the model's field of this name tell the variant.
    Discriminator {
        /// The field's key.
        tag: &'static str,
    },
    /// The variant that fits best, the first of equals.
    Untagged,
}

/// One variant.
pub struct VariantSpec {
    /// The Rust name.
    pub ident: &'static str,
    /// As it is read and written.
    pub name: &'static str,
    /// Further names it is read from.
    pub aliases: &'static [&'static str],
    /// What a person wrote.
    pub docs: Docs,
    /// What it holds.
    pub content: Content,
}

/// What a variant holds.
pub enum Content {
    /// Nothing.
    Unit,
    /// One value.
    Newtype {
        /// Its type.
        type_: TypeSpec,
        /// Its constraints.
        rules: &'static Rules,
    },
    /// Several values, an array on the wire.
    Tuple(&'static [ShapeOf], &'static [TypeSpec]),
    /// Named fields. `name` and `path` of this table are those of `Enum::Variant`; it is no component.
    Struct(&'static ModelSpec),
}
