//! What a peer sends besides requests: a head that does not end, and frames that cost us work and mean nothing (RFC 9113
//! section 10.5).

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering::Relaxed};
use std::task::{Context, Poll, ready};

use h2::Reason;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::serve::http2::reader::Reader;
use crate::serve::http2::session::Session;
use crate::serve::socket::Socket;

/// What is noted of a peer's frames.
#[derive(Default)]
pub(super) struct Frames {
    /// How often something has come.
    reads: AtomicU32,
    /// Since which beat a frame or a head is incomplete; 0 if none is.
    incomplete: AtomicU32,
    beat: AtomicU32,
    /// Frames without a use, less those that were of use.
    idle_talk: AtomicI32,
    /// What is against the protocol, by its number; 0 if nothing is.
    broken: AtomicU32,
}

impl Frames {
    /// How many frames without a use are borne at once.
    const PATIENCE: i32 = 1_000;

    /// A time has passed; gives for how many such times a head has been incomplete.
    pub(super) fn beat(&self) -> u32 {
        let beat = self.beat.fetch_add(1, Relaxed) + 1;
        self.idle_talk.store(self.idle_talk.load(Relaxed) / 2, Relaxed);
        match self.incomplete.load(Relaxed) {
            0 => 0,
            since => beat + 1 - since,
        }
    }

    /// How often something has come. It begins again at 0 some day.
    pub(super) fn reads(&self) -> u32 {
        self.reads.load(Relaxed)
    }

    /// Why the connection has to end, if it has: the peer keeps us busy with nothing, or has broken the protocol in a way
    /// that `h2` lets pass.
    pub(super) fn fault(&self) -> Option<Reason> {
        let broken = self.broken.load(Relaxed);
        if broken != 0 {
            return Some(broken.into());
        }
        (self.idle_talk.load(Relaxed) > Self::PATIENCE).then_some(Reason::ENHANCE_YOUR_CALM)
    }

    /// Something was of use, so that much may be said about it.
    pub(super) fn credit(&self, frames: i32) {
        // Two at once may lose one of their changes, which does no harm.
        self.idle_talk.store(self.idle_talk.load(Relaxed).saturating_sub(frames).max(0), Relaxed);
    }

    fn note(&self, is_complete: bool, idle_talk: i32, broken: Option<Reason>) {
        if let Some(broken) = broken {
            self.broken.store(broken.into(), Relaxed);
        }
        self.reads.fetch_add(1, Relaxed);
        if is_complete {
            self.incomplete.store(0, Relaxed);
        } else if self.incomplete.load(Relaxed) == 0 {
            self.incomplete.store(self.beat.load(Relaxed) + 1, Relaxed);
        }
        if idle_talk > 0 {
            self.idle_talk.fetch_add(idle_talk, Relaxed);
        }
    }
}

/// A byte stream that notes what `h2` does not tell: how the peer sends, and whether it takes what we write.
pub(super) struct Watched {
    io: Socket,
    session: Arc<Session>,
    /// What has been read already.
    early: Vec<u8>,
    reader: Reader,
    /// How much of the preface is still to come; it is no frame.
    preface: usize,
}

impl Watched {
    const PREFACE: usize = 24;

    pub(super) fn new(io: Socket, early: Vec<u8>, session: Arc<Session>) -> Self {
        Watched { io, session, early, reader: Reader::default(), preface: Self::PREFACE }
    }

    /// Notes what has come; gives how much of it is to be seen.
    fn note_read(&mut self, bytes: &[u8]) -> usize {
        let of_the_preface = self.preface.min(bytes.len());
        self.preface -= of_the_preface;
        let seen = of_the_preface + self.reader.read(&bytes[of_the_preface..]);
        let idle_talk = self.reader.take_idle_talk();
        let is_complete = self.reader.is_complete() && self.preface == 0;
        self.session.frames.note(is_complete, idle_talk, self.reader.fault());
        seen
    }

    fn note_written<R>(&self, written: &Poll<R>) {
        let link = &self.session.link;
        if written.is_pending() {
            link.stall();
        } else {
            link.progress();
        }
    }
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.reader.fault().is_some() {
            // The connection's task ends it as soon as it sees why.
            return Poll::Pending;
        }
        let before = buffer.filled().len();
        if this.early.is_empty() {
            ready!(Pin::new(&mut this.io).poll_read(cx, buffer))?;
        } else {
            let count = this.early.len().min(buffer.remaining());
            buffer.put_slice(&this.early[..count]);
            this.early.drain(..count);
            if this.early.is_empty() {
                this.early = Vec::new();
            }
        }
        let seen = this.note_read(&buffer.filled()[before..]);
        let is_end = buffer.filled().len() == before;
        buffer.set_filled(before + seen);
        if seen == 0 && !is_end {
            // Nothing would say that the connection has ended.
            return Poll::Pending;
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Watched {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write(cx, bytes);
        self.note_written(&written);
        written
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.io).poll_write_vectored(cx, pieces);
        self.note_written(&written);
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::{Frames, Reason};

    #[test]
    fn a_flood_is_told_from_talk_and_forgotten_with_time() {
        let frames = Frames::default();
        frames.note(true, Frames::PATIENCE + 1, None);
        assert_eq!(frames.fault(), Some(Reason::ENHANCE_YOUR_CALM));
        assert_eq!(frames.beat(), 0);
        assert_eq!(frames.fault(), None);
        frames.note(false, 0, None);
        assert_eq!((frames.beat(), frames.beat()), (1, 2));
        frames.note(true, 0, None);
        assert_eq!(frames.beat(), 0);
        frames.credit(5_000);
        frames.note(true, Frames::PATIENCE, None);
        assert_eq!(frames.fault(), None);
    }
}
