//! Shared helpers of the black-box tests.

#[path = "../parity/mod.rs"]
pub mod parity;
