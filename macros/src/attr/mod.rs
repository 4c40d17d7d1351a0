//! Attribute tokens → raw options, exactly as typed; nothing here looks at two items at once.

pub(crate) mod argument;
pub(crate) mod callback;
pub(crate) mod comment;
pub(crate) mod constraint;
pub(crate) mod content;
pub(crate) mod dependency;
pub(crate) mod docs;
pub(crate) mod error;
pub(crate) mod field;
mod foreign;
pub(crate) mod model;
pub(crate) mod named;
pub(crate) mod options;
pub(crate) mod response;
pub(crate) mod route;
pub(crate) mod scopes;
pub(crate) mod security;
pub(crate) mod serde;
pub(crate) mod shaping;
