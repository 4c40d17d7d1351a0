//! The proofs: `const fn`s that walk a `SPEC` while the user's crate is compiled, and panic with words.
//!
//! The macros call them in `const _: () = …` with the span of the user's token, so the compiler's error points there.
//! Nothing here runs in a program.

mod chain;
mod constraint;
mod fixed;
mod message;
mod names;
mod path;
mod readers;
mod routes;
mod text;
mod tree;

pub use constraint::{Keyword, prove_constraint, prove_text};
pub use fixed::prove_fixed;
pub use names::{prove_body, prove_names, prove_parameter};
pub use path::prove_path_variable;
pub use routes::prove_first;
pub use tree::prove_dependencies;
