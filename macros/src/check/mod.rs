//! Raw → checked: all rules that make a program wrong; reports to the faults and never quotes.

pub(crate) mod argument;
mod bound;
pub(crate) mod choice;
mod computed;
pub(crate) mod constraint;
pub(crate) mod dependency;
pub(crate) mod error;
mod extra;
mod field;
pub(crate) mod function;
pub(crate) mod limit;
mod names;
mod patch;
pub(crate) mod path;
mod record;
pub(crate) mod response;
pub(crate) mod route;
pub(crate) mod schema;
pub(crate) mod security;
mod template;
pub(crate) mod types;
mod union;
