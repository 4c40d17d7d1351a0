//! A served application, tried byte by byte from the other end of a socket.
//!
//! Every server listens on a port that the system chose and ends with its test; every read has a deadline, which is
//! far above what is expected and only keeps a failing test from hanging.
#![allow(missing_docs)]

mod bodies;
mod broken;
mod connections;
mod deadlines;
#[cfg(unix)]
mod doors;
mod framing;
mod http2;
mod layers;
mod lifespan;
#[cfg(unix)]
mod log;
mod numbers;
mod peer;
mod proxies;
mod shutdown;
mod soak;
mod streams;
mod teardown;
#[cfg(unix)]
mod tls;
mod upgrades;
