//! One type for all byte streams that connections come over.
//!
//! What drives a connection is a lot of code, most of it hyper's. Made for one type it is compiled once, and into one piece:
//! made for several, each request costs some 150 instructions more.

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
#[cfg(unix)]
use tokio::net::UnixStream;

/// A byte stream to a peer.
pub(crate) enum Socket {
    Tcp(TcpStream),
    #[cfg(unix)]
    Unix(UnixStream),
    /// By TLS, or over memory.
    #[cfg(any(feature = "tls", feature = "testing"))]
    Other(Box<dyn Duplex>),
}

/// A byte stream in both directions.
#[cfg(any(feature = "tls", feature = "testing"))]
pub(crate) trait Duplex: AsyncRead + AsyncWrite + Unpin + Send {}

#[cfg(any(feature = "tls", feature = "testing"))]
impl<T: AsyncRead + AsyncWrite + Unpin + Send> Duplex for T {}

impl Socket {
    /// One of the rarer kinds.
    #[cfg(any(feature = "tls", feature = "testing"))]
    pub(crate) fn other(stream: impl Duplex + 'static) -> Self {
        Socket::Other(Box::new(stream))
    }
}

/// Does the same with each kind of stream.
macro_rules! each {
    ($socket:expr, $stream:ident => $done:expr) => {
        match $socket.get_mut() {
            Socket::Tcp($stream) => $done,
            #[cfg(unix)]
            Socket::Unix($stream) => $done,
            #[cfg(any(feature = "tls", feature = "testing"))]
            Socket::Other($stream) => $done,
        }
    };
}

impl AsyncRead for Socket {
    #[inline]
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        space: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        each!(self, stream => Pin::new(stream).poll_read(cx, space))
    }
}

impl AsyncWrite for Socket {
    #[inline]
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        each!(self, stream => Pin::new(stream).poll_write(cx, bytes))
    }

    #[inline]
    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        each!(self, stream => Pin::new(stream).poll_write_vectored(cx, pieces))
    }

    #[inline]
    fn is_write_vectored(&self) -> bool {
        match self {
            Socket::Tcp(stream) => stream.is_write_vectored(),
            #[cfg(unix)]
            Socket::Unix(stream) => stream.is_write_vectored(),
            #[cfg(any(feature = "tls", feature = "testing"))]
            Socket::Other(stream) => stream.is_write_vectored(),
        }
    }

    #[inline]
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        each!(self, stream => Pin::new(stream).poll_flush(cx))
    }

    #[inline]
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        each!(self, stream => Pin::new(stream).poll_shutdown(cx))
    }
}
