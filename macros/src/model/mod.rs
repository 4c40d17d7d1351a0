//! Checked, plain data: only `check` makes it, only `expand` reads it.

pub(crate) mod argument;
pub(crate) mod constraint;
pub(crate) mod dependency;
pub(crate) mod error;
pub(crate) mod route;
pub(crate) mod schema;
pub(crate) mod security;
