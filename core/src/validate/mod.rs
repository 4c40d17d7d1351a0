//! The cold pass: what is wrong with a value, and what it comes to after coercion.
//!
//! In: bytes that serde refused, or values that break a rule. Out: JSON that serde reads without failing, or every
//! issue in the words of FastAPI. Nothing here runs for a request that is plainly right.

mod boundary;
mod clip;
mod container;
mod fault;
mod invalid;
mod issue;
mod malformed;
mod member;
mod model;
mod name;
mod number;
mod problem;
mod python;
mod render;
mod scalar;
mod union;
mod unprocessable;
mod untagged;
mod walk;
mod wide;

pub(crate) use boundary::{Refusal, accepts, plain_text, plain_texts, read};
pub use invalid::{ValidationError, validate};
pub(crate) use issue::{issue_malformed, missing};
#[cfg(test)]
pub(crate) use malformed::decode_json;
pub(crate) use malformed::{Document, Malformed, check_json, read_json};
pub(crate) use member::discriminate;
pub(crate) use problem::render_problem;
pub(crate) use render::render;
pub(crate) use unprocessable::{ErrorForm, unprocessable};
pub(crate) use walk::{choose, walk};
pub(crate) use wide::{WideIntegers, may_be_wide};

#[cfg(test)]
mod tests;
