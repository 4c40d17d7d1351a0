//! Taking connections in.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};

use crate::app::Application;
use crate::serve::link::Link;
use crate::serve::{Connections, Protocol};

/// The shortest and the longest pause after the system refused a connection.
const PAUSES: (Duration, Duration) = (Duration::from_millis(10), Duration::from_secs(1));

/// Takes connections in, for ever. Dropping it closes the listener.
pub(crate) async fn accept(
    listener: TcpListener,
    application: Arc<Application>,
    connections: Arc<Connections>,
    protocol: Protocol,
) {
    let mut pause = PAUSES.0;
    let most = application.limits.connections;
    loop {
        connections.room(most).await;
        match listener.accept().await {
            Ok((stream, peer)) => {
                pause = PAUSES.0;
                open(stream, peer, &application, &connections, &protocol);
            }
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

fn open(
    stream: TcpStream,
    peer: SocketAddr,
    application: &Arc<Application>,
    connections: &Arc<Connections>,
    protocol: &Protocol,
) {
    // Answers go out in one piece, so waiting for more to send with them only costs time. If it fails, it is slower.
    let _ = stream.set_nodelay(true);
    let link = Link::new(Arc::clone(application), Some(peer), Arc::clone(connections));
    tokio::spawn(protocol.clone().serve(stream, link));
}

fn is_the_peers(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}
