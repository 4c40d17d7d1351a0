//! One connection from its first byte to its last: HTTP/1.1, or what else its first bytes say.

use std::future::Future;
#[cfg(feature = "http2")]
use std::pin::Pin;
use std::sync::Arc;

use hyper::server::conn::http1;
use hyper::service::service_fn;

use crate::limits::Limits;
use crate::serve::attended::{Attended, Driven};
use crate::serve::connections::Place;
#[cfg(feature = "http2")]
use crate::serve::http2;
use crate::serve::link::Link;
use crate::serve::service::answer;
#[cfg(feature = "http2")]
use crate::serve::sniff::{Beginning, sniff};
use crate::serve::socket::Socket;
use crate::serve::stream::Stream;

/// How much a connection buffers in each direction, in bytes, unless a head may be larger.
const BUFFER: usize = 64 * 1024;

/// How all connections of a server speak HTTP/1.1 (RFC 9112).
#[derive(Clone)]
pub(crate) struct Protocol(http1::Builder);

impl Protocol {
    pub(crate) fn new(limits: &Limits) -> Self {
        let mut builder = http1::Builder::new();
        // Head and body go out in one piece, in one write. hyper's `pipeline_flush` does that too, but it never sends
        // its own 400 and 431, holds an answer back while a part of the next request is there, and buffers a stream
        // without bounds for a peer that does not read (hyper 1.12, proto/h1/io.rs, `poll_flush` and `can_buffer`).
        // Whether the peer has left is looked after by `Stream`, which is cheaper.
        builder.keep_alive(true).half_close(true).writev(false).max_header_size(limits.head_size);
        builder.max_buf_size(BUFFER.max(limits.head_size));
        if limits.head_fields != Limits::STACK_FIELDS {
            builder.max_headers(limits.head_fields);
        }
        // hyper's own timer would cost each request more than everything else here; see `Connections::watch`.
        builder.header_read_timeout(None);
        Protocol(builder)
    }

    /// Serves a connection until it closes, or the server closes it. It must be a task of its own.
    ///
    /// The server waits for it from this call on, not only from the first poll.
    pub(crate) fn serve(self, io: Socket, link: Link) -> impl Future<Output = ()> + Send + 'static {
        let link = Arc::new(link);
        let place = link.connections().join(&link);
        self.drive(io, link, place)
    }

    /// Finds out what the peer speaks, and speaks it.
    #[cfg(feature = "http2")]
    pub(crate) async fn drive(self, mut io: Socket, link: Arc<Link>, place: Place) {
        place.wake_task().await;
        match sniff(&mut io, &link).await {
            Some(Ok(Beginning { bytes, is_http2: true })) => {
                // Its state is large, and most connections have none.
                let http2: Pin<Box<dyn Future<Output = ()> + Send>> =
                    Box::pin(http2::serve(io, bytes, link, place));
                http2.await;
            }
            Some(Ok(Beginning { bytes, is_http2: false })) => self.drive_http1(io, bytes, link, place).await,
            Some(Err(error)) => tracing::debug!(%error, "a connection broke off"),
            None => {}
        }
    }

    #[cfg(not(feature = "http2"))]
    pub(crate) async fn drive(self, io: Socket, link: Arc<Link>, place: Place) {
        place.wake_task().await;
        self.drive_http1(io, Vec::new(), link, place).await
    }

    /// `early` was read of it already. Its task must be known to its place.
    pub(crate) fn drive_http1(
        self,
        io: Socket,
        early: Vec<u8>,
        link: Arc<Link>,
        place: Place,
    ) -> impl Future<Output = ()> + Send + 'static {
        let stream = Stream::new(io, early, Arc::clone(&link), place);
        let service_link = Arc::clone(&link);
        let service = service_fn(move |request| answer(&service_link, request));
        let http = self.0.serve_connection(stream, service);
        // Only what stands around the routes, or beside them, can take a connection over; all others need not pay for that.
        if link.application.is_layered() {
            let http = http.with_upgrades();
            Driven::Layered { driven: Box::pin(Attended::new(http, |http| http.graceful_shutdown(), link)) }
        } else {
            Driven::Plain { driven: Attended::new(http, |http| http.graceful_shutdown(), link) }
        }
    }
}
