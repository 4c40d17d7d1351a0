//! The path of a route: a small language inside a string literal.

pub(crate) mod locate;
pub(crate) mod template;
