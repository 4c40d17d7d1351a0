//! Tests of the whole walk: tables as `#[model]` writes them, our own cases and the recorded ones.

mod cases;
mod replay;
mod tables;
