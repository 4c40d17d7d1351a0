//! The OpenAPI side of ferrapi: const fragments, the document, the docs pages.
//!
//! In: `&'static` fragments that the macros write ([`fragment`]). Out: one OpenAPI 3.1.0 document as
//! cached bytes, and the HTML pages that show it. This package knows no HTTP runtime.
#![forbid(unsafe_code)]

mod assemble;
mod document;
mod error;
pub mod fragment;
pub mod model;
mod phrase;
pub mod schemas;
#[cfg(feature = "docs")]
pub mod ui;

pub use assemble::{Assembler, Mounted, assemble, operation_id};
pub use document::{Rendered, fingerprint};
pub use error::{AssembleError, OperationPlace};
pub use phrase::phrase;
pub use schemars;
pub use schemas::{collect_names, rules_into, shape_schema, type_schema};
pub use serde_json;
