//! The proofs: `const fn`s that walk a `SPEC` while the user's crate is compiled, and panic with words.
//!
//! The macros call them in `const _: () = …` with the span of the user's token, so the compiler's error points there.
//! Nothing here runs in a program but when it starts.

mod answer;
mod chain;
mod concurrent;
mod constraint;
mod fixed;
mod guard;
mod message;
mod names;
mod path;
mod readers;
mod routes;
mod scopes;
mod text;
mod tree;

pub use answer::{prove_discriminator, prove_field, prove_flattened, prove_keys, prove_shaped};
pub use constraint::{Keyword, prove_bound, prove_constraint, prove_text};
pub use fixed::prove_fixed;
pub use guard::prove_guarded;
pub(crate) use guard::{guards, is_guarded};
pub use names::{prove_body, prove_names, prove_parameter, prove_variable};
pub use path::prove_path_variable;
pub use readers::prove_read;
pub use routes::prove_first;
pub(crate) use scopes::judge_scope;
pub use scopes::{prove_optional, prove_scope};
pub use tree::prove_dependencies;
