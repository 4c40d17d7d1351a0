//! Raw → checked: all rules that make a program wrong; reports to the faults and never quotes.

pub(crate) mod constraint;
mod field;
mod names;
pub(crate) mod schema;
