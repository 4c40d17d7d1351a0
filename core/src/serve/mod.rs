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
mod link;
mod patience;
mod server;
mod service;
mod signal;
mod stream;

pub(crate) use connection::Protocol;
pub(crate) use connections::Connections;
pub use error::ServeError;
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
    /// The deadlines are those of [`Limits`](crate::Limits). To learn the address of port 0, [`bind`](App::bind) first. After the last request, what its [lifespans](App::lifespan) have to close is closed. A second signal ends the
    /// requests that are still in flight, and one that comes after that ends the closing. A signal that comes before the port
    /// is bound ends the start.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the set-up and a lifespan that fails, before the port is bound; then an address that
    /// cannot be bound.
    pub async fn serve(self, address: impl ToSocketAddrs) -> Result<(), ServeError> {
        let plan = self.plan()?;
        let mut signals = Signals::install().map_err(ServeError::Runtime)?;
        if let Ok(started) = plan.start_until(signals.next()).await? {
            Server::bind(started, address).await?.run_until_signal(signals).await;
        }
        Ok(())
    }

    /// Checks the application, runs its [lifespans](App::lifespan) and binds the address, without serving yet: the address
    /// is known from here on. What the lifespans have to close is closed when the server has served; a server that is dropped
    /// before closes nothing.
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
        Server::bind(self.plan()?.start().await?, address).await
    }
}
