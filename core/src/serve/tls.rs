//! The handshake of a connection by TLS, and certificates that change.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use tokio_rustls::TlsAcceptor;

use crate::serve::Protocol;
#[cfg(feature = "http2")]
use crate::serve::http2;
use crate::serve::link::{Link, Verdict};
use crate::serve::socket::Socket;
use crate::tls::Certificates;

/// How often the files are looked at.
const PERIOD: Duration = Duration::from_secs(5);

impl Protocol {
    /// As [`Protocol::serve`], by TLS. The handshake has the time of the first request's head.
    pub(crate) fn serve_tls(
        self,
        acceptor: TlsAcceptor,
        io: Socket,
        link: Link,
    ) -> impl Future<Output = ()> + Send + 'static {
        let link = Arc::new(link);
        let place = link.connections().join(&link);
        async move {
            let mut handshake = Box::pin(acceptor.accept(io));
            place.wake_task().await;
            let done = poll_fn(|cx| {
                // Nothing has been asked yet, so there is nothing to finish.
                if link.verdict() != Verdict::Continue {
                    return Poll::Ready(None);
                }
                handshake.as_mut().poll(cx).map(Some)
            });
            let stream = match done.await {
                Some(Ok(stream)) => stream,
                Some(Err(error)) => return tracing::debug!(%error, "no handshake"),
                None => return,
            };
            drop(handshake);
            // Their state is large.
            let protocol = stream.get_ref().1.alpn_protocol().map(<[u8]>::to_vec);
            let stream = Socket::other(stream);
            let driven: Pin<Box<dyn Future<Output = ()> + Send>> = match protocol.as_deref() {
                #[cfg(feature = "http2")]
                Some(b"h2") => Box::pin(http2::serve(stream, Vec::new(), link, place)),
                Some(_) => Box::pin(self.drive_http1(stream, Vec::new(), link, place)),
                None => Box::pin(self.drive(stream, link, place)),
            };
            driven.await;
        }
    }
}

/// Reads certificates again when they have changed, or on SIGHUP; for ever.
pub(crate) async fn refresh(certificates: Arc<Certificates>) {
    #[cfg(unix)]
    let mut hangup = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup()).ok();
    loop {
        let mut pause = Box::pin(tokio::time::sleep(PERIOD));
        let anyway = poll_fn(|cx| {
            #[cfg(unix)]
            if let Some(Poll::Ready(Some(()))) = hangup.as_mut().map(|hangup| hangup.poll_recv(cx)) {
                return Poll::Ready(true);
            }
            pause.as_mut().poll(cx).map(|()| false)
        })
        .await;
        let certificates = Arc::clone(&certificates);
        // Files are read in a thread that may wait. It fails only if it panics.
        let _ = tokio::task::spawn_blocking(move || certificates.refresh(anyway)).await;
    }
}
