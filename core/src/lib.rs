//! A FastAPI for Rust.
#![forbid(unsafe_code)]

mod data;
mod error;
mod http;
mod validate;

pub use data::Data;
pub use error::HttpError;
