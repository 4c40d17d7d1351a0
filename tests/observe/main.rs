//! Figures and spans of requests.
#![allow(missing_docs)]

mod metrics;
mod trace;
