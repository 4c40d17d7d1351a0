//! Taking connections in.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite};

use crate::app::Application;
use crate::http::Arrival;
use crate::serve::link::Link;
use crate::serve::listener::{Door, DoorKind};
use crate::serve::{Connections, Protocol};

/// The shortest and the longest pause after the system refused a connection.
const PAUSES: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(1));

/// Who is handed the connections that come in.
#[derive(Clone)]
pub(crate) struct Reception {
    pub(crate) application: Arc<Application>,
    pub(crate) connections: Arc<Connections>,
    pub(crate) protocol: Protocol,
    #[cfg(feature = "tls")]
    pub(crate) tls: Option<tokio_rustls::TlsAcceptor>,
}

/// Takes connections in, for ever. Dropping it closes the listener.
pub(crate) async fn accept(door: Door, reception: Reception) {
    let mut pause = PAUSES.0;
    let most = reception.application.limits.connections;
    loop {
        reception.connections.room(most).await;
        match take(&door.kind, &reception).await {
            Ok(()) => pause = PAUSES.0,
            // The peer has gone already: the next one has waited long enough.
            Err(error) if is_the_peers(&error) => {}
            Err(error) => {
                // No file descriptors or no memory left: connections that close make room again.
                tracing::warn!(%error, ?pause, "cannot take connections in");
                tokio::time::sleep(pause).await;
                pause = (pause * 2).min(PAUSES.1);
            }
        }
    }
}

/// Takes the next connection in.
async fn take(door: &DoorKind, reception: &Reception) -> io::Result<()> {
    let proxies = &reception.application.proxies;
    match door {
        DoorKind::Tcp(listener) => {
            let (stream, peer) = listener.accept().await?;
            // Answers go out in one piece, so waiting for more to send with them only costs time. If it fails, it is
            // slower.
            let _ = stream.set_nodelay(true);
            reception.open(stream, Arrival::new(Some(peer), proxies));
        }
        #[cfg(unix)]
        DoorKind::Unix(listener) => {
            let (stream, _) = listener.accept().await?;
            reception.open(stream, Arrival::new(None, proxies));
        }
    }
    Ok(())
}

impl Reception {
    fn open<T>(&self, stream: T, arrival: Arrival)
    where
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let link = |arrival| Link::new(Arc::clone(&self.application), arrival, Arc::clone(&self.connections));
        let protocol = self.protocol.clone();
        #[cfg(feature = "tls")]
        if let Some(acceptor) = self.tls.clone() {
            tokio::spawn(protocol.serve_tls(acceptor, stream, link(arrival.secured())));
            return;
        }
        tokio::spawn(protocol.serve(stream, link(arrival)));
    }
}

fn is_the_peers(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
