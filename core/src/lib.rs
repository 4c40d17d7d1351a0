#![forbid(unsafe_code)]
//! A FastAPI for Rust.
