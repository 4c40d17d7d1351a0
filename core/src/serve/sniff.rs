//! Which protocol a connection speaks, by its first bytes.
//!
//! In: a byte stream. Out: the bytes that have been read, and whether they begin HTTP/2 with prior knowledge (RFC 9113
//! section 3.3). Nothing is answered here, and nobody is waited for longer than the connection's keeper allows.

use std::future::poll_fn;
use std::io;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::task::{Poll, ready};

use tokio::io::{AsyncRead, ReadBuf};

use crate::serve::link::{Link, Verdict};
use crate::serve::socket::Socket;

/// What a client of HTTP/2 begins with (RFC 9113 section 3.4).
const PREFACE: &[u8] = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

/// How much is read at once, in bytes.
const PIECE: usize = 4096;

/// What a connection has begun with.
pub(crate) struct Beginning {
    /// What has been read, as it came.
    pub(crate) bytes: Vec<u8>,
    pub(crate) is_http2: bool,
}

/// Reads until it is clear what the peer speaks. `None` if the connection is to end before that.
///
/// HTTP/1 is clear at the first byte that differs, which is one of the first three in every method that is in use.
pub(crate) async fn sniff(io: &mut Socket, link: &Link) -> Option<io::Result<Beginning>> {
    let mut bytes = Vec::new();
    poll_fn(|cx| {
        loop {
            // Nothing has been asked yet, so there is nothing to finish.
            if link.verdict() != Verdict::Continue {
                return Poll::Ready(None);
            }
            let mut space = [MaybeUninit::uninit(); PIECE];
            let mut read = ReadBuf::uninit(&mut space);
            if let Err(error) = ready!(Pin::new(&mut *io).poll_read(cx, &mut read)) {
                return Poll::Ready(Some(Err(error)));
            }
            bytes.extend_from_slice(read.filled());
            let known = bytes.len().min(PREFACE.len());
            let is_http2 = bytes[..known] == PREFACE[..known];
            if !is_http2 || known == PREFACE.len() || read.filled().is_empty() {
                let is_http2 = is_http2 && known == PREFACE.len();
                return Poll::Ready(Some(Ok(Beginning { bytes: std::mem::take(&mut bytes), is_http2 })));
            }
        }
    })
    .await
}
