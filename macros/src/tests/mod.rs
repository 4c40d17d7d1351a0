//! Whole macros, from tokens to tokens: what they write, and what they say about mistakes.
//!
//! They stand inside the crate because a proc-macro crate lends its functions to nobody else.

mod dependency_faults;
mod error_faults;
mod expansion;
mod model_faults;
mod route_faults;
mod shape_faults;
