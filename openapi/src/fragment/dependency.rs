//! A `#[dependency]`: arguments in, one value out.

use std::any::TypeId;

use crate::fragment::{ArgumentSpec, Location, ResponseSpec};

/// A function or struct that resolves to a value.
pub struct DependencySpec {
    /// The function's or struct's name.
    pub name: &'static str,
    /// Tells two dependencies apart.
    pub id: fn() -> TypeId,
    /// Module path and name; tells two dependencies apart in const evaluation.
    pub path: &'static str,
    /// Where it stands.
    pub location: Location,
    /// In declaration order; dependencies among them.
    pub arguments: &'static [ArgumentSpec],
    /// Resolved once per request.
    pub shared: bool,
    /// The value can be cloned, so it can be shared.
    pub cloneable: bool,
    /// The errors that it documents.
    pub errors: &'static [ResponseSpec],
}
