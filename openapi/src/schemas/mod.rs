//! Schemas: tables and constraints in, JSON Schema (draft 2020-12) in pydantic's manner out.
//!
//! In: [`fragment`](crate::fragment) tables and schemars' generator, passed by `&mut`. Out: schemas that refer to
//! named types under `#/components/schemas`. No global state, nothing of paths and operations.

mod convert;
mod direction;
mod error;
mod generate;
mod model;
mod names;
mod rules;
mod shape;
mod title;
mod types;
mod union;

pub use convert::convert;
pub use direction::{Generators, Names};
pub use error::error_schema;
pub use generate::{Components, generator, reference};
pub(crate) use model::{inner_shape, shown_default};
pub use names::collect_names;
pub use rules::rules_into;
pub(crate) use shape::annotate;
pub use shape::shape_schema;
pub use title::title_case;
pub(crate) use types::is_anything;
pub use types::{event_schema, is_nullable_reference, is_reference, type_schema};
