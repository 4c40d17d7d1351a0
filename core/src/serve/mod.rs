//! Serving: a listener, its connections, their deadlines and their end. Sockets and hyper stand here and nowhere else.
//!
//! In: a frozen application and an address. Out: answers on the wire. `server` begins and ends, `listener` is where
//! connections come from, `accept` takes them in, `connection` drives one of them, `attended` until its end, `service` hands its requests to the application, `link`,
//! `connections` and `ticks` keep the deadlines, `stream` notes progress on the wire; `sniff` tells HTTP/2 from HTTP/1, and `http2` speaks it. Must not know routes or handlers.

mod accept;
mod attended;
mod connection;
mod connections;
mod error;
mod framing;
#[cfg(feature = "http2")]
mod http2;
mod link;
mod listener;
mod patience;
mod server;
mod service;
mod signal;
#[cfg(feature = "http2")]
mod sniff;
mod socket;
mod stream;
mod ticks;
#[cfg(feature = "tls")]
mod tls;

pub(crate) use connection::Protocol;
pub(crate) use connections::Connections;
pub use error::ServeError;
#[cfg(feature = "testing")]
pub(crate) use link::{Link, Verdict};
pub(crate) use listener::Door;
pub use listener::{ListenAddress, Listener};
pub use server::{Server, ServerHandle};
pub(crate) use signal::Signals;
#[cfg(feature = "testing")]
pub(crate) use socket::Socket;

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
            Server::open(started, async { Ok(vec![Door::bind(address).await?]) })
                .await?
                .run_until_signal(signals)
                .await;
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
        Server::open(self.plan()?.start().await?, async { Ok(vec![Door::bind(address).await?]) }).await
    }

    /// The same for a Unix socket. Its file is made, replaced if a server that has ended left it, and removed at the end;
    /// everybody may connect who may enter its folder (mode 666, as with uvicorn).
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), ferrapi::ServeError> {
    /// ferrapi::App::new("Item Store").bind_unix("/run/store/http.sock").await?.run().await
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// As [`App::serve`].
    #[cfg(unix)]
    pub async fn bind_unix(self, path: impl AsRef<std::path::Path>) -> Result<Server, ServeError> {
        let doors = async { Ok(vec![Door::bind_unix(path.as_ref()).await?]) };
        Server::open(self.plan()?.start().await?, doors).await
    }

    /// The same for sockets that are bound already: by one's own hand, or by whoever started the process. (The command line
    /// finds those by itself, see [`App::run`].)
    ///
    /// # Errors
    ///
    /// As [`App::serve`].
    pub async fn listen<L: Into<Listener>>(
        self,
        listeners: impl IntoIterator<Item = L>,
    ) -> Result<Server, ServeError> {
        let started = self.plan()?.start().await?;
        Server::open(started, async { listeners.into_iter().map(|it| Door::new(it.into())).collect() }).await
    }
}
