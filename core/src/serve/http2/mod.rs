//! HTTP/2 (RFC 9113): one connection and its streams, each of them a request on its way.
//!
//! In: a byte stream that begins with the preface. Out: answers as frames. `connection` takes the streams in and ends them
//! together, `stream` answers one of them, `head` reads its head as HTTP/1.1 would have sent it, `received` and `sent` are its
//! bodies, `frames` and `reader` look at what the peer sends besides requests. The crate `h2` keeps the protocol's state; who
//! may take how much of the server is decided here.

mod connection;
mod frames;
mod head;
mod reader;
mod received;
mod sent;
mod session;
mod stream;

pub(crate) use connection::serve;
