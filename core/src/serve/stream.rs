//! A byte stream that notes whether the peer takes what we write, and whether it is still there while a handler works.

use std::io;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, ReadBuf};

use crate::serve::connections::Place;
use crate::serve::framing::tells_of_chunks;
use crate::serve::link::{Link, Phase, Verdict};
use crate::serve::socket::Socket;

/// How much of a head is read at once, in bytes.
const HEAD: usize = 4096;
/// How much may be read early, in bytes.
const EARLY: usize = 16 * 1024;
/// How much room is kept for what was read early, in bytes.
const KEPT: usize = 64;

/// A byte stream that notes whether the peer takes what we write. What the peer sends is noted by the request, since
/// bytes that never become a request are no progress.
///
/// It also ends the connection of a peer that leaves while a handler works. hyper would do that, too, but it reads for
/// every request, into a new buffer, even if the answer is there at once; here only who waits is looked after.
pub(crate) struct Stream {
    io: TokioIo<Socket>,
    link: Arc<Link>,
    /// What was read before it was asked for: what told that this is HTTP/1, or the beginning of the peer's next requests,
    /// if they came while a handler worked.
    early: Vec<u8>,
    /// All has been said, the peer's last words are passed over.
    lingering: bool,
    /// The server waits as long as somebody has the stream: also when it speaks another protocol by now.
    place: Place,
}

/// Keeps what may be a head with a body in chunks: a piece that tells of chunks, one that is so long that its head may go on
/// behind it, and all that follows such a piece.
#[inline]
fn see(link: &Link, piece: &[u8], is_full: bool) {
    if tells_of_chunks(piece) || is_full || link.has_seen() {
        link.see(piece);
    }
}

impl Stream {
    /// `early` was read of it already.
    pub(crate) fn new(io: Socket, early: Vec<u8>, link: Arc<Link>, place: Place) -> Self {
        Stream { io: TokioIo::new(io), link, early, lingering: false, place }
    }

    /// Reads what was read before.
    #[cold]
    fn give_early(&mut self, mut buffer: ReadBufCursor<'_>) {
        self.link.head_begins();
        let count = self.early.len().min(buffer.remaining());
        let bytes = &self.early[..count];
        if !self.link.is_in_flight() {
            see(&self.link, bytes, count >= HEAD);
        }
        buffer.put_slice(bytes);
        self.early.drain(..count);
        if self.early.is_empty() && self.early.capacity() > KEPT {
            self.early = Vec::new();
        }
    }

    #[inline]
    fn note(&self, written: &Poll<io::Result<usize>>) {
        if written.is_ready() { self.link.progress() } else { self.link.stall() }
    }

    /// Looks whether the peer is still there, and asks to be woken when it leaves. What it sends instead is kept for the
    /// next request; beyond [`EARLY`] nothing more is looked at, so a peer cannot make us buffer.
    #[cold]
    fn look_after_peer(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        while self.early.len() < EARLY {
            let mut space = [MaybeUninit::uninit(); HEAD];
            let mut buffer = ReadBuf::uninit(&mut space);
            match Pin::new(self.io.inner_mut()).poll_read(cx, &mut buffer) {
                Poll::Pending => break,
                Poll::Ready(Err(error)) => return Err(error),
                Poll::Ready(Ok(())) if buffer.filled().is_empty() => {
                    let left = "the peer left before it was answered";
                    return Err(io::Error::new(io::ErrorKind::UnexpectedEof, left));
                }
                Poll::Ready(Ok(())) => self.early.extend_from_slice(buffer.filled()),
            }
        }
        Ok(())
    }

    /// Waits until the peer has heard our last words and leaves. A socket that is closed with something unread resets the
    /// connection, and the peer, which may still be sending a body that is refused, would never see why.
    fn linger(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let mut space = [MaybeUninit::uninit(); HEAD];
        // A server that ends does not wait for words that nobody hears.
        while self.link.verdict() == Verdict::Continue {
            let mut passed_over = ReadBuf::uninit(&mut space);
            let read = ready!(Pin::new(self.io.inner_mut()).poll_read(cx, &mut passed_over));
            if read.is_err() || passed_over.filled().is_empty() {
                break;
            }
        }
        Poll::Ready(Ok(()))
    }

    /// Reads what is not HTTP any more. A server that stops looks like a peer that leaves: whoever reads may say farewell.
    #[cold]
    fn read_upgraded(&mut self, cx: &mut Context<'_>, buffer: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        let is_over = |link: &Link| link.verdict() != Verdict::Continue;
        if is_over(&self.link) {
            return Poll::Ready(Ok(()));
        }
        let read = Pin::new(&mut self.io).poll_read(cx, buffer);
        if read.is_pending() {
            self.place.wake_with(cx.waker());
            if is_over(&self.link) {
                return Poll::Ready(Ok(()));
            }
        }
        read
    }
}

impl Read for Stream {
    #[inline]
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        mut buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.early.is_empty() {
            self.give_early(buffer);
            return Poll::Ready(Ok(()));
        }
        if self.link.is_in_flight() {
            if self.link.is_upgraded() {
                return self.read_upgraded(cx, buffer);
            }
            return Pin::new(&mut self.io).poll_read(cx, buffer);
        }
        // A head may come: what hyper takes out of it is seen here alone.
        let mut space = [MaybeUninit::uninit(); HEAD];
        let space = &mut space[..HEAD.min(buffer.remaining())];
        let mut head = ReadBuf::uninit(space);
        ready!(Pin::new(self.io.inner_mut()).poll_read(cx, &mut head))?;
        self.link.head_begins();
        let is_full = head.remaining() == 0;
        see(&self.link, head.filled(), is_full);
        buffer.put_slice(head.filled());
        Poll::Ready(Ok(()))
    }
}

impl Write for Stream {
    #[inline]
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write(cx, bytes);
        self.note(&written);
        written
    }

    #[inline]
    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write_vectored(cx, pieces);
        self.note(&written);
        written
    }

    #[inline]
    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    #[inline]
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // hyper flushes whenever it has nothing else to do: also when it waits for a handler.
        if self.link.is_working() {
            self.look_after_peer(cx)?;
        }
        Pin::new(&mut self.io).poll_flush(cx)
    }

    #[inline]
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.link.is_upgraded() {
            return Pin::new(&mut self.io).poll_shutdown(cx);
        }
        if !self.lingering {
            ready!(Pin::new(&mut self.io).poll_shutdown(cx))?;
            self.lingering = true;
            self.link.wait(Phase::Lingering);
        }
        self.linger(cx)
    }
}
