//! Checked models → tokens; nothing here can fail or reads an attribute.

pub(crate) mod constraint;
pub(crate) mod docs;
pub(crate) mod fallback;
mod field;
mod item;
pub(crate) mod schema;
mod shape;
