//! A byte stream that notes whether the peer takes what we write, and whether it is still there while a handler works.

use std::io;
use std::mem::MaybeUninit;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::serve::framing::tells_of_chunks;
use crate::serve::link::{Link, Phase, Verdict};

/// How much of a head is read at once, in bytes.
const HEAD: usize = 4096;
/// How much room is kept for what was read early, in bytes.
const KEPT: usize = 64;

/// A byte stream that notes whether the peer takes what we write. What the peer sends is noted by the request, since
/// bytes that never become a request are no progress.
///
/// It also ends the connection of a peer that leaves while a handler works. hyper would do that, too, but it reads for
/// every request, into a new buffer, even if the answer is there at once; here only who waits is looked after.
pub(crate) struct Stream<T> {
    io: TokioIo<T>,
    link: Arc<Link>,
    /// What was read before it was asked for: what told that this is HTTP/1, or the first byte of the peer's next
    /// request, if it came while a handler worked.
    early: Vec<u8>,
    /// All has been said, the peer's last words are passed over.
    lingering: bool,
}

impl<T> Stream<T> {
    /// `early` was read of it already.
    pub(crate) fn new(io: T, early: Vec<u8>, link: Arc<Link>) -> Self {
        Stream { io: TokioIo::new(io), link, early, lingering: false }
    }

    /// Reads what was read before.
    #[cold]
    fn give_early(&mut self, mut buffer: ReadBufCursor<'_>) {
        self.link.head_begins();
        let count = self.early.len().min(buffer.remaining());
        let bytes = &self.early[..count];
        if !self.link.is_in_flight() && tells_of_chunks(bytes) {
            self.link.see(bytes);
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
}

impl<T: AsyncRead + Unpin> Stream<T> {
    /// Looks whether the peer is still there, and asks to be woken when it leaves. What it sends instead is kept: after
    /// the first byte of it nothing more is looked at, so a peer cannot make us buffer.
    #[cold]
    fn look_after_peer(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        if !self.early.is_empty() {
            return Ok(());
        }
        let mut byte = [0];
        let mut buffer = ReadBuf::new(&mut byte);
        match Pin::new(self.io.inner_mut()).poll_read(cx, &mut buffer) {
            Poll::Pending => Ok(()),
            Poll::Ready(Err(error)) => Err(error),
            Poll::Ready(Ok(())) => {
                let left =
                    || io::Error::new(io::ErrorKind::UnexpectedEof, "the peer left before it was answered");
                self.early.push(*buffer.filled().first().ok_or_else(left)?);
                Ok(())
            }
        }
    }
}

impl<T: AsyncRead + Unpin> Stream<T> {
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
}

impl<T: AsyncRead + Unpin> Read for Stream<T> {
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
            return Pin::new(&mut self.io).poll_read(cx, buffer);
        }
        // A head may come: what hyper takes out of it is seen here alone.
        let mut space = [MaybeUninit::uninit(); HEAD];
        let space = &mut space[..HEAD.min(buffer.remaining())];
        let mut head = ReadBuf::uninit(space);
        ready!(Pin::new(self.io.inner_mut()).poll_read(cx, &mut head))?;
        self.link.head_begins();
        if tells_of_chunks(head.filled()) {
            self.link.see(head.filled());
        }
        buffer.put_slice(head.filled());
        Poll::Ready(Ok(()))
    }
}

impl<T: AsyncRead + AsyncWrite + Unpin> Write for Stream<T> {
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
        if !self.lingering {
            ready!(Pin::new(&mut self.io).poll_shutdown(cx))?;
            self.lingering = true;
            self.link.wait(Phase::Lingering);
        }
        self.linger(cx)
    }
}
