//! Items → what the macros need of them, with our attributes taken off; nothing here judges.

pub(crate) mod argument;
pub(crate) mod function;
pub(crate) mod owned;
pub(crate) mod structure;
