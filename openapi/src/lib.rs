//! The OpenAPI side of ferrapi: const fragments, the document, the docs pages.
//!
//! In: `&'static` fragments that the macros write ([`fragment`]). Out: one OpenAPI 3.1.0 document as
//! cached bytes, and the HTML pages that show it. This package knows no HTTP runtime.
#![forbid(unsafe_code)]

pub mod fragment;

pub use schemars;
pub use serde_json;
