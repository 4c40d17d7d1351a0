//! Entry points only; their documentation stands on the re-exports in `ferrapi`.
#![forbid(unsafe_code)]

mod attr;
mod diag;
mod expand;
mod path;
mod runtime;
