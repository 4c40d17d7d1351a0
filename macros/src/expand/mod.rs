//! Checked models → tokens; nothing here can fail or reads an attribute.

pub(crate) mod argument;
pub(crate) mod call;
mod concurrent;
pub(crate) mod constraint;
mod default;
pub(crate) mod dependency;
pub(crate) mod depends;
mod deserialize;
pub(crate) mod docs;
pub(crate) mod error;
pub(crate) mod fallback;
mod field;
mod item;
mod marker;
pub(crate) mod named;
pub(crate) mod names;
pub(crate) mod operation;
mod patch;
pub(crate) mod proof;
mod record;
pub(crate) mod route;
pub(crate) mod routes;
pub(crate) mod schema;
pub(crate) mod security;
mod serde;
mod shape;
