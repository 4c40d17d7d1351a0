//! A server from the bound port to the last connection's end.

use std::future::{Future, poll_fn};
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use tokio::sync::{Notify, oneshot};
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{Instant, timeout, timeout_at};

use crate::app::{Application, Shutdown, Started};
use crate::serve::accept::{Reception, accept};
use crate::serve::link::Verdict;
use crate::serve::listener::{Door, ListenAddress};
use crate::serve::signal::Signals;
#[cfg(feature = "tls")]
use crate::serve::tls::refresh;
use crate::serve::{Connections, Protocol, ServeError};
#[cfg(feature = "tls")]
use crate::tls::{Ready, Tls};

/// A server that has bound its port and serves nothing yet; [`App::bind`](crate::App::bind) makes it.
///
/// Connections that come in the meantime wait in the system's queue.
pub struct Server {
    entrance: Entrance,
    application: Arc<Application>,
    shutdown: Shutdown,
}

impl Server {
    /// Opens the doors. If that fails, what the application has opened is closed.
    pub(crate) async fn open(
        started: Started,
        doors: impl Future<Output = Result<Vec<Door>, ServeError>>,
    ) -> Result<Self, ServeError> {
        let Started { application, shutdown, .. } = started;
        match Entrance::open(&application, doors).await {
            Ok(entrance) => Ok(Server { entrance, application, shutdown }),
            Err(error) => {
                shutdown.run().await;
                Err(error)
            }
        }
    }

    /// The address, with the port that the system chose where port 0 was asked for. The first one, if there are several;
    /// `0.0.0.0:0` if there are only Unix sockets.
    pub fn address(&self) -> SocketAddr {
        first_port(self.addresses())
    }

    /// All addresses.
    pub fn addresses(&self) -> impl Iterator<Item = &ListenAddress> {
        self.entrance.doors.iter().map(|door| &door.address)
    }

    /// Whether it speaks TLS.
    pub(crate) fn speaks_tls(&self) -> bool {
        #[cfg(feature = "tls")]
        return self.entrance.tls.is_some();
        #[cfg(not(feature = "tls"))]
        false
    }

    /// What is served.
    pub(crate) fn application(&self) -> &Application {
        &self.application
    }

    /// Serves until Ctrl-C (SIGINT) or SIGTERM, then lets requests in flight finish, then closes what the application's
    /// [lifespans](crate::App::lifespan) have opened. A second signal ends the requests, one more the closing.
    ///
    /// # Errors
    ///
    /// [`ServeError::Runtime`] if the system lets us listen for no signals.
    pub async fn run(self) -> Result<(), ServeError> {
        let signals = Signals::install().map_err(ServeError::Runtime)?;
        self.run_until_signal(signals).await;
        Ok(())
    }

    /// Serves until one of these signals, which have been listened for before the world heard of the server.
    pub(crate) async fn run_until_signal(self, mut signals: Signals) {
        let (stop, stopped) = oneshot::channel();
        let hurry = Arc::new(Notify::new());
        let hurried = Arc::clone(&hurry);
        let mut watching = JoinSet::new();
        watching.spawn(async move {
            signals.next().await;
            // Nobody listens any more when the server has ended already.
            let _ = stop.send(());
            loop {
                signals.next().await;
                hurry.notify_one();
            }
        });
        self.serve(told(stopped), hurried).await;
    }

    /// Serves until `stop` is ready, then lets requests in flight finish and closes what the application's
    /// [lifespans](crate::App::lifespan) have opened. Signals are left alone.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), ferrapi::ServeError> {
    /// let server = ferrapi::App::new("Item Store").bind("127.0.0.1:8000").await?;
    /// server.run_until(tokio::time::sleep(std::time::Duration::from_secs(60))).await;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn run_until(self, stop: impl Future<Output = ()>) {
        self.serve(stop, Arc::default()).await;
    }

    /// Serves in the background, in a task of the current tokio runtime.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), ferrapi::ServeError> {
    /// let handle = ferrapi::App::new("Item Store").bind("127.0.0.1:0").await?.start();
    /// println!("on {}", handle.address());
    /// handle.shutdown().await;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Panics
    ///
    /// If no tokio runtime is running.
    pub fn start(self) -> ServerHandle {
        let address = self.address();
        let (stop, stopped) = oneshot::channel();
        ServerHandle { address, stop, task: tokio::spawn(self.run_until(told(stopped))) }
    }

    /// Serves until `stop`, drains until all is done or the deadline has passed, closes what the application has opened.
    /// Each `hurry` ends one of the two.
    async fn serve(self, stop: impl Future<Output = ()>, hurry: Arc<Notify>) {
        let Server { entrance, application, shutdown } = self;
        let limits = application.limits.clone();
        let running = Running(Arc::new(Connections::new(&limits)));
        let protocol = Protocol::new(&limits);
        let after = Arc::clone(&application.context.after);
        let mut accepting = JoinSet::new();
        let reception = Reception {
            application,
            connections: Arc::clone(&running.0),
            protocol,
            #[cfg(feature = "tls")]
            tls: entrance.tls.as_ref().map(|ready| ready.acceptor.clone()),
        };
        for door in entrance.doors {
            tracing::info!(address = %door.address, "serving");
            accepting.spawn(accept(door, reception.clone()));
        }
        drop(reception);
        let mut watching = JoinSet::new();
        watching.spawn(Arc::clone(&running.0).watch(limits.clone()));
        #[cfg(feature = "tls")]
        if let Some(certificates) = entrance.tls.and_then(|ready| ready.certificates) {
            watching.spawn(refresh(certificates));
        }
        stop.await;
        tracing::info!("stopping");
        accepting.shutdown().await;
        running.0.close(Verdict::Finish);
        let mut hurrying = JoinSet::new();
        let (connections, hurried) = (Arc::clone(&running.0), Arc::clone(&hurry));
        hurrying.spawn(async move {
            hurried.notified().await;
            connections.close(Verdict::End);
        });
        let ends = Instant::now() + limits.shutdown;
        // Requests that are cut off have something to end, too, and need a moment for it.
        let moment = limits.shutdown / 8;
        if timeout_at(ends - moment, running.0.drained()).await.is_err() {
            let connections = running.0.count();
            tracing::warn!(connections, "ending connections that did not finish in time");
            running.0.close(Verdict::End);
        }
        let finished = either(timeout_at(ends, after.idle()), hurrying.join_next()).await;
        if finished.is_none() && timeout(moment, after.idle()).await.is_err() {
            tracing::warn!("background tasks and teardowns did not finish in time");
        }
        hurrying.shutdown().await;
        if either(shutdown.run(), hurry.notified()).await.is_none() {
            tracing::warn!("another signal came before everything was closed");
        }
        tracing::info!("stopped");
    }
}

/// How connections come in.
struct Entrance {
    doors: Vec<Door>,
    #[cfg(feature = "tls")]
    tls: Option<Ready>,
}

impl Entrance {
    async fn open(
        application: &Application,
        doors: impl Future<Output = Result<Vec<Door>, ServeError>>,
    ) -> Result<Self, ServeError> {
        #[cfg(not(feature = "tls"))]
        let _ = application;
        Ok(Entrance {
            #[cfg(feature = "tls")]
            tls: application.tls.as_ref().map(Tls::ready).transpose().map_err(ServeError::Tls)?,
            doors: doors.await?,
        })
    }
}

/// The connections of a running server; they end with it, also when its future is dropped half way.
struct Running(Arc<Connections>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.close(Verdict::End);
    }
}

/// A server in the background. Dropping the handle stops it, as [`shutdown`](ServerHandle::shutdown) does, without
/// waiting for it.
pub struct ServerHandle {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl ServerHandle {
    /// [`Server::address`].
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Takes no more connections in, lets requests in flight finish within the deadline, closes what the application has
    /// opened, and waits for that.
    pub async fn shutdown(self) {
        drop(self.stop);
        // It fails only if the server's runtime has ended, and the server with it.
        let _ = self.task.await;
    }
}

/// The first port among addresses.
fn first_port<'a>(mut addresses: impl Iterator<Item = &'a ListenAddress>) -> SocketAddr {
    let none = SocketAddr::from(([0, 0, 0, 0], 0));
    addresses
        .find_map(|address| match address {
            ListenAddress::Tcp(address) => Some(*address),
            #[cfg(unix)]
            ListenAddress::Unix(_) => None,
        })
        .unwrap_or(none)
}

/// Waits for the first of two; what the first future gave, if it was the first.
async fn either<T>(first: impl Future<Output = T>, second: impl Future) -> Option<T> {
    let (mut first, mut second) = (pin!(first), pin!(second));
    poll_fn(|cx| match first.as_mut().poll(cx) {
        Poll::Ready(given) => Poll::Ready(Some(given)),
        Poll::Pending => second.as_mut().poll(cx).map(|_| None),
    })
    .await
}

/// Waits until the other half says so, or is dropped.
async fn told(word: oneshot::Receiver<()>) {
    let _ = word.await;
}
