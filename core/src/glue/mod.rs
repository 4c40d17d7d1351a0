//! The end of the glue: the steps that name contracts, as methods of the request.
//!
//! `request` knows data; this room knows arguments, dependencies and answers, which themselves know `request`.

mod arguments;
mod concurrent;
mod replace;
mod resolve;
mod respond;

pub use concurrent::{Branch, Branches, join};
#[cfg(feature = "testing")]
pub(crate) use replace::{replace, replace_with};
