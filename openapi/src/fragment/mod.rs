//! What one route, argument or model contributes: plain const data, written by the macros.
//!
//! The compile-time proofs walk it, the runtime executes it, the document renders it. Nothing here does
//! anything; every type is `Copy` or behind a `&'static`, so a whole tree fits into one `const`.

mod argument;
mod dependency;
mod fault;
mod model;
mod reply;
mod route;
mod rules;
mod security;
mod shape;
mod types;

pub use argument::{ArgumentSpec, Origin, Source, StateSpec};
pub use dependency::{DependencySpec, DependencyUse, Scope};
pub use fault::{Context, Fault};
pub use model::{
    CheckOf, ChoiceSpec, ChoiceValue, Content, FieldSpec, ModelSpec, NewtypeSpec, Plain, Tagging, UnionSpec,
    Unknown, VariantSpec,
};
pub use reply::{ContentSpec, ReplySpec, ResponseSpec};
pub use route::{CallbackSpec, Location, RouteSpec, Segment};
pub use rules::{Bound, Pattern, Rules};
pub use security::{Scheme, SecuritySpec};
pub use shape::{ScalarSpec, Shape};
pub use types::{Arity, Docs, Family, Kind, SchemaOf, ShapeOf, TypeSpec, ValueOf};
