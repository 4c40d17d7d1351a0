//! What a peer sends, frame by frame (RFC 9113 section 4.1), before `h2` reads it: a head that does not end, and frames that
//! cost us work and mean nothing (section 10.5).

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicU32, Ordering::Relaxed};
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::serve::http2::session::Session;

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

    /// Whether the peer keeps us busy with nothing.
    pub(super) fn is_flood(&self) -> bool {
        self.idle_talk.load(Relaxed) > Self::PATIENCE
    }

    /// Something was of use, so that much may be said about it.
    pub(super) fn credit(&self, frames: i32) {
        // Two at once may lose one of their changes, which does no harm.
        self.idle_talk.store(self.idle_talk.load(Relaxed).saturating_sub(frames).max(0), Relaxed);
    }

    fn note(&self, is_complete: bool, idle_talk: i32) {
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

/// Follows the frames in a stream of bytes.
#[derive(Default)]
struct Reader {
    /// The part of a frame's header that has come.
    header: [u8; 9],
    filled: usize,
    /// What is still to come of a frame's payload, in bytes.
    payload: usize,
    is_data: bool,
    /// A head has begun and not ended.
    in_head: bool,
    idle_talk: i32,
}

impl Reader {
    const DATA: u8 = 0;
    const HEADERS: u8 = 1;
    const CONTINUATION: u8 = 9;
    const SETTINGS: u8 = 4;
    const PING: u8 = 6;
    const END_STREAM: u8 = 1;
    const ACK: u8 = 1;
    const END_HEADERS: u8 = 4;

    fn read(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            if self.payload > 0 {
                let passed = self.payload.min(bytes.len());
                self.payload -= passed;
                bytes = &bytes[passed..];
                continue;
            }
            let taken = (self.header.len() - self.filled).min(bytes.len());
            self.header[self.filled..self.filled + taken].copy_from_slice(&bytes[..taken]);
            self.filled += taken;
            bytes = &bytes[taken..];
            if self.filled == self.header.len() {
                self.filled = 0;
                self.begin();
            }
        }
    }

    fn begin(&mut self) {
        let [high, middle, low, kind, flags, ..] = self.header;
        self.payload = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
        self.is_data = kind == Self::DATA;
        match kind {
            Self::HEADERS | Self::CONTINUATION => self.in_head = flags & Self::END_HEADERS == 0,
            Self::DATA if self.payload > 0 || flags & Self::END_STREAM != 0 => {}
            Self::SETTINGS | Self::PING if flags & Self::ACK != 0 => {}
            // A reset undoes a request.
            _ => self.idle_talk += 1,
        }
    }

    /// Whether nothing is missing but data.
    fn is_complete(&self) -> bool {
        self.filled == 0 && !self.in_head && (self.payload == 0 || self.is_data)
    }
}

/// A byte stream that notes what `h2` does not tell: how the peer sends, and whether it takes what we write.
pub(super) struct Watched<T> {
    io: T,
    session: Arc<Session>,
    /// What has been read already.
    early: Vec<u8>,
    reader: Reader,
    /// How much of the preface is still to come; it is no frame.
    preface: usize,
}

impl<T> Watched<T> {
    const PREFACE: usize = 24;

    pub(super) fn new(io: T, early: Vec<u8>, session: Arc<Session>) -> Self {
        Watched { io, session, early, reader: Reader::default(), preface: Self::PREFACE }
    }

    fn note_read(&mut self, bytes: &[u8]) {
        let of_the_preface = self.preface.min(bytes.len());
        self.preface -= of_the_preface;
        self.reader.read(&bytes[of_the_preface..]);
        let idle_talk = std::mem::take(&mut self.reader.idle_talk);
        self.session.frames.note(self.reader.is_complete() && self.preface == 0, idle_talk);
    }

    fn note_written<R>(&self, written: &Poll<R>) {
        let link = &self.session.link;
        if written.is_pending() {
            link.stall();
        } else if link.is_working() {
            // What is written while nobody asks for anything is no progress.
            link.progress();
        }
    }
}

impl<T: AsyncRead + Unpin> AsyncRead for Watched<T> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
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
        this.note_read(&buffer.filled()[before..]);
        Poll::Ready(Ok(()))
    }
}

impl<T: AsyncWrite + Unpin> AsyncWrite for Watched<T> {
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
    use super::{Frames, Reader};

    fn frame(kind: u8, flags: u8, payload: usize) -> Vec<u8> {
        let mut frame = vec![0, (payload >> 8) as u8, payload as u8, kind, flags, 0, 0, 0, 1];
        frame.resize(9 + payload, b'x');
        frame
    }

    #[test]
    fn frames_are_followed_however_they_are_cut() {
        let bytes = [
            frame(4, 0, 12),
            frame(1, 0, 40),
            frame(9, 4, 300),
            frame(0, 0, 5),
            frame(0, 0, 0),
            frame(0, 1, 0),
            frame(6, 0, 8),
            frame(6, 1, 8),
            frame(99, 0, 3),
        ]
        .concat();
        for size in [1, 2, 9, 10, 50, 1000] {
            let mut reader = Reader::default();
            bytes.chunks(size).for_each(|piece| reader.read(piece));
            assert!(reader.is_complete());
            assert_eq!(reader.idle_talk, 4, "settings, an empty frame, a ping, an unknown one");
        }
    }

    #[test]
    fn what_is_missing_is_known() {
        let head = frame(1, 0, 4);
        let data = frame(0, 0, 4);
        for (bytes, complete) in
            [(&head[..4], false), (&head[..], false), (&data[..9], true), (&data[..5], false), (&[], true)]
        {
            let mut reader = Reader::default();
            reader.read(bytes);
            assert_eq!(reader.is_complete(), complete, "{bytes:?}");
        }
    }

    #[test]
    fn a_flood_is_told_from_talk_and_forgotten_with_time() {
        let frames = Frames::default();
        frames.note(true, Frames::PATIENCE + 1);
        assert!(frames.is_flood());
        assert_eq!(frames.beat(), 0);
        assert!(!frames.is_flood());
        frames.note(false, 0);
        assert_eq!((frames.beat(), frames.beat()), (1, 2));
        frames.note(true, 0);
        assert_eq!(frames.beat(), 0);
        frames.credit(5_000);
        frames.note(true, Frames::PATIENCE);
        assert!(!frames.is_flood());
    }
}
