//! A checked `#[model]`: plain data that only `check::schema` makes.

use proc_macro2::Ident;
use syn::{DeriveInput, Expr, ExprPath, Member, Type, WherePredicate};

use crate::attr::docs::Docs;
use crate::model::constraint::Constraints;
use crate::runtime::Runtime;

/// A type with `#[model]`.
pub(crate) struct Model {
    /// The item without our attributes.
    pub(crate) item: DeriveInput,
    /// How to name the runtime.
    pub(crate) runtime: Runtime,
    /// The schema's name, without those of type arguments.
    pub(crate) name: String,
    /// What a person wrote.
    pub(crate) docs: Docs,
    /// The custom check of the whole value.
    pub(crate) check: Option<ExprPath>,
    /// What it is on the wire.
    pub(crate) form: Form,
    /// What is computed for every answer.
    pub(crate) computed: Vec<Computed>,
    /// What its type parameters must do for serde.
    pub(crate) bounds: Bounds,
    /// serde must be told that unknown keys are faults.
    pub(crate) forbid_unknown: bool,
    /// A struct of which serde's derives would say nothing but keys and defaults.
    pub(crate) record: bool,
    /// The companion for partial updates.
    pub(crate) patch: Option<Ident>,
}

/// A field that is computed for every answer.
pub(crate) struct Computed {
    /// Its Rust name.
    pub(crate) ident: Ident,
    /// The key it is written to.
    pub(crate) output: String,
    /// The function; without it the method of that name.
    pub(crate) function: Option<ExprPath>,
}

/// The bounds of the impls of serde's traits, as serde's derive infers them.
#[derive(Default)]
pub(crate) struct Bounds {
    /// Of `Serialize`.
    pub(crate) serialize: Vec<WherePredicate>,
    /// Of `Deserialize<'de>`; the lifetime is called `'de`.
    pub(crate) deserialize: Vec<WherePredicate>,
}

/// What a model is on the wire.
pub(crate) enum Form {
    /// A JSON object.
    Struct(Table),
    /// The value inside.
    Newtype(Box<Newtype>),
    /// One of some texts or integers.
    Choice(Choices),
    /// One of some variants with data.
    Union(Union),
    /// Another type, which serde converts (`#[serde(from)]`, `#[serde(try_from)]`).
    Proxy(Box<Type>),
}

/// Named fields.
pub(crate) struct Table {
    /// In order of declaration, skipped ones too.
    pub(crate) fields: Vec<Field>,
    /// `#[serde(deny_unknown_fields)]`.
    pub(crate) forbid_unknown: bool,
    /// `#[model(strict)]`.
    pub(crate) strict: bool,
    /// Every field has a default of the whole struct's.
    pub(crate) default: bool,
}

/// One field.
#[derive(Clone)]
pub(crate) struct Field {
    /// How to reach it.
    pub(crate) member: Member,
    /// Its Rust name, without `r#`.
    pub(crate) ident: String,
    /// A name that no other field of the item has: the field's, or `Variant_field`.
    pub(crate) id: String,
    /// Its type.
    pub(crate) type_: Type,
    /// The tables may look into it: no `#[serde(deserialize_with)]`.
    pub(crate) typed: bool,
    /// Its constraints.
    pub(crate) constraints: Constraints,
    /// The key it is read from.
    pub(crate) name: String,
    /// The key it is written to.
    pub(crate) output: String,
    /// Further keys it is read from.
    pub(crate) aliases: Vec<String>,
    /// What its absence means.
    pub(crate) absence: Absence,
    /// The default can be shown as JSON.
    pub(crate) shown: bool,
    /// `#[serde(flatten)]`.
    pub(crate) flatten: bool,
    /// It is read.
    pub(crate) read: bool,
    /// It is written.
    pub(crate) written: bool,
    /// What a person wrote.
    pub(crate) docs: Docs,
    /// The custom check.
    pub(crate) check: Option<ExprPath>,
    /// It is a field of a patch: its check is for the value inside.
    pub(crate) maybe: bool,
    /// What serde must be told of our options.
    pub(crate) serde: Vec<SerdeKey>,
}

/// What the absence of a field means.
#[derive(Clone)]
pub(crate) enum Absence {
    /// The type decides: `None` for an `Option`, an error for all others.
    ByType,
    /// An error, even for an `Option`.
    Error,
    /// A value.
    Default(Default),
}

/// The value of an absent field.
#[derive(Clone)]
pub(crate) enum Default {
    /// `Default::default()`.
    Trait,
    /// What this function returns (`#[serde(default = "path")]`).
    Path(ExprPath),
    /// This expression.
    Value(Expr),
    /// The field of the struct's own default.
    OfStruct,
    /// The field of the struct that this function returns.
    OfStructPath(ExprPath),
}

/// An attribute to add for serde.
#[derive(Clone)]
pub(crate) enum SerdeKey {
    /// `rename(deserialize = "…", serialize = "…")`.
    Rename(String, String),
    /// `skip_serializing`.
    Exclude,
    /// `flatten`.
    Flatten,
    /// `skip_serializing_if`: an absent value of a patch is not written.
    SkipAbsent,
    /// `default`.
    Default,
    /// `default = "…"`, our generated function.
    DefaultFunction,
    /// `deserialize_with = "…"`: absence is an error.
    Present,
}

/// A struct around one value.
pub(crate) struct Newtype {
    /// The value.
    pub(crate) field: Field,
    /// `#[serde(transparent)]`: its absence is the value's absence.
    pub(crate) transparent: bool,
    /// Nothing stands beside the value, not even a member that serde skips.
    pub(crate) alone: bool,
}

/// An enum without data.
pub(crate) struct Choices {
    /// In order of declaration.
    pub(crate) values: Vec<Choice>,
    /// `#[model(integer)]`: the discriminants are on the wire.
    pub(crate) integer: bool,
    /// `#[model(literal)]`: Python's `Literal`.
    pub(crate) literal: bool,
}

/// One value of an enum without data.
pub(crate) struct Choice {
    /// The variant.
    pub(crate) ident: Ident,
    /// As it is read and written.
    pub(crate) name: String,
    /// The discriminant, when that is on the wire.
    pub(crate) number: Option<i64>,
    /// Further names it is read from.
    pub(crate) aliases: Vec<String>,
    /// What a person wrote.
    pub(crate) docs: Docs,
}

/// An enum with data.
pub(crate) struct Union {
    /// How a variant is told on the wire.
    pub(crate) tagging: Tagging,
    /// In order of declaration, skipped ones too.
    pub(crate) variants: Vec<Variant>,
    /// It has no name in the document: untagged, not named by the user, and not inside itself.
    pub(crate) inline: bool,
}

/// How a variant is told on the wire.
pub(crate) enum Tagging {
    /// `{"Variant": …}`.
    External,
    /// `{"tag": "Variant", …}`.
    Internal(String),
    /// `{"tag": "Variant", "content": …}`.
    Adjacent(String, String),
    /// Each variant holds a model with a field of that name, whose values tell the variant.
    Discriminator(String),
    /// The first variant that fits.
    Untagged,
}

/// One variant with its data.
pub(crate) struct Variant {
    /// The Rust name.
    pub(crate) ident: Ident,
    /// As it is read and written.
    pub(crate) name: String,
    /// Further names it is read from.
    pub(crate) aliases: Vec<String>,
    /// It is read.
    pub(crate) read: bool,
    /// What a person wrote.
    pub(crate) docs: Docs,
    /// What it holds.
    pub(crate) content: Content,
}

/// What a variant holds.
pub(crate) enum Content {
    /// Nothing.
    Unit,
    /// One value.
    Newtype(Box<Field>),
    /// Several values.
    Tuple(Vec<Field>),
    /// Named fields.
    Struct(Table),
}

impl Model {
    /// All fields in order of declaration, of all variants one after the other.
    pub(crate) fn fields(&self) -> Vec<&Field> {
        match &self.form {
            Form::Struct(table) => table.fields.iter().collect(),
            Form::Newtype(newtype) => vec![&newtype.field],
            Form::Union(union) => {
                union.variants.iter().flat_map(|variant| variant.content.fields()).collect()
            }
            Form::Choice(_) | Form::Proxy(_) => Vec::new(),
        }
    }
}

impl Form {
    /// serde's derive reads it as it is; what we must say first has its place in our own impl.
    pub(crate) fn derives(&self) -> bool {
        match self {
            Form::Struct(_) => false,
            Form::Newtype(_) | Form::Choice(_) | Form::Proxy(_) => true,
            Form::Union(union) => match union.tagging {
                Tagging::External => {
                    !union.variants.iter().any(|variant| matches!(variant.content, Content::Struct(_)))
                }
                Tagging::Untagged => true,
                Tagging::Internal(_) | Tagging::Adjacent(..) | Tagging::Discriminator(_) => false,
            },
        }
    }
}

impl Content {
    /// The fields in order of declaration.
    pub(crate) fn fields(&self) -> Vec<&Field> {
        match self {
            Content::Unit => Vec::new(),
            Content::Newtype(field) => vec![field],
            Content::Tuple(fields) => fields.iter().collect(),
            Content::Struct(table) => table.fields.iter().collect(),
        }
    }
}

impl Field {
    /// It has a row in the table: serde does not skip it both ways.
    pub(crate) fn listed(&self) -> bool {
        self.read || self.written
    }
}
