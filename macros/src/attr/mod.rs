//! Attribute tokens → raw options, exactly as typed; nothing here looks at two items at once.

pub(crate) mod constraint;
pub(crate) mod options;
