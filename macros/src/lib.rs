//! Entry points only; their documentation stands on the re-exports in `ferrapi`.
#![forbid(unsafe_code)]

mod attr;
mod check;
mod diag;
mod expand;
mod model;
mod path;
mod runtime;
mod signature;
