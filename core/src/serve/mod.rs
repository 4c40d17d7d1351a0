//! Serving: a listener, its connections, their deadlines and their end. Sockets and hyper stand here and nowhere else.
//!
//! In: a frozen application and an address. Out: answers on the wire. `server` binds and ends, `accept` takes
//! connections in, `connection` drives one of them, `service` hands its requests to the application, `link` and
//! `connections` keep the deadlines, `stream` notes progress on the wire. Must not know routes or handlers.

mod accept;
mod connection;
mod connections;
mod error;
mod framing;
mod limits;
mod link;
mod server;
mod service;
mod signal;
mod stream;

pub(crate) use connection::Protocol;
pub(crate) use connections::Connections;
pub use error::ServeError;
pub use limits::Limits;
#[cfg(feature = "testing")]
pub(crate) use link::{Link, Verdict};
pub use server::{Server, ServerHandle};
pub(crate) use signal::Signals;

#[cfg(test)]
mod tests;

use tokio::net::ToSocketAddrs;

use crate::app::App;

impl App {
    /// Serves on one's own tokio runtime until Ctrl-C (SIGINT) or SIGTERM, then lets requests in flight finish.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), ferrapi::ServeError> {
    /// ferrapi::App::new("Item Store").serve("127.0.0.1:8000").await
    /// # }
    /// ```
    ///
    /// The deadlines are those of [`Limits`]; to set them, or to learn the address of port 0, [`bind`](App::bind)
    /// first. A second signal ends the requests that are still in flight.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the set-up, before the port is bound; then an address that cannot be bound.
    pub async fn serve(self, address: impl ToSocketAddrs) -> Result<(), ServeError> {
        self.bind(address).await?.run().await
    }

    /// Checks the application and binds the address, without serving yet: the address is known from here on.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), ferrapi::ServeError> {
    /// let server = ferrapi::App::new("Item Store").bind("127.0.0.1:0").await?;
    /// println!("on {}", server.address());
    /// server.run().await
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`App::serve`].
    pub async fn bind(self, address: impl ToSocketAddrs) -> Result<Server, ServeError> {
        let application = self.build()?;
        Server::bind(application, address).await
    }
}
