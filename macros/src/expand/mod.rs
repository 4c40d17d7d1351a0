//! Checked models → tokens; nothing here can fail or reads an attribute.

pub(crate) mod constraint;
pub(crate) mod fallback;
