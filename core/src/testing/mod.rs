//! Testing an application in process: requests through the real HTTP stack, without a port.
//!
//! In: an `App` and requests as a test writes them. Out: responses as a client sees them. `client` and `builder` are
//! what tests hold, `request` and `response` one exchange, `wire` the thread with the runtime, where hyper's client
//! and the connections of `serve` meet over memory. Must not answer anything itself.

mod builder;
mod client;
mod request;
mod response;
mod wire;

#[cfg(test)]
mod tests;

pub use builder::TestClientBuilder;
pub use client::TestClient;
pub use request::TestRequest;
pub use response::TestResponse;
