//! Where a form's files go while they come: to memory, and beyond a limit to one temporary file.

use std::fs::File;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};

use crate::forms::upload::{Contents, off_the_event_loop};

/// How much is gathered before it is written, in bytes: each writing is a hop to another thread.
const BATCH: usize = 256 * 1024;

/// Where a form's files go while they come, one after the other.
///
/// All that go to disk share a temporary file, so that a form takes one descriptor however many files it has.
pub(super) struct Spool {
    /// How much all files together may take in memory, in bytes.
    room: usize,
    /// The file that comes, as long as it stays in memory.
    small: BytesMut,
    /// The file that comes, if it goes to disk: where it begins, and its size.
    large: Option<(u64, u64)>,
    /// What is not written yet.
    waiting: BytesMut,
    /// How much is written.
    written: u64,
    /// The temporary file, if there is one.
    disk: Option<Arc<Mutex<File>>>,
}

impl Spool {
    pub(super) fn new(room: usize) -> Self {
        Spool { room, small: BytesMut::new(), large: None, waiting: BytesMut::new(), written: 0, disk: None }
    }

    /// Takes the next piece of a file.
    pub(super) async fn write(&mut self, piece: &Bytes) -> io::Result<()> {
        let Some((_, size)) = &mut self.large else {
            if self.small.len() + piece.len() <= self.room {
                self.small.extend_from_slice(piece);
                return Ok(());
            }
            let start = self.written + self.waiting.len() as u64;
            self.large = Some((start, (self.small.len() + piece.len()) as u64));
            self.waiting.extend_from_slice(&std::mem::take(&mut self.small));
            self.waiting.extend_from_slice(piece);
            return self.flush().await;
        };
        *size += piece.len() as u64;
        self.waiting.extend_from_slice(piece);
        if self.waiting.len() > BATCH { self.flush().await } else { Ok(()) }
    }

    /// A file is complete.
    pub(super) fn finish_file(&mut self) -> Contents {
        match (self.large.take(), &self.disk) {
            (Some((start, size)), Some(file)) => Contents::Disk { file: Arc::clone(file), start, size },
            _ => {
                self.room -= self.small.len();
                // What the buffer has grown by beyond its size would not be counted.
                let whole = Bytes::copy_from_slice(&self.small);
                self.small.clear();
                Contents::Memory(whole)
            }
        }
    }

    /// The form is complete: its files may be read from now on.
    pub(super) async fn finish(mut self) -> io::Result<()> {
        if self.waiting.is_empty() { Ok(()) } else { self.flush().await }
    }

    /// Writes what is waiting; the temporary file is made when it is needed. It has no name (or loses it at once),
    /// so that nothing is left behind however the process ends.
    async fn flush(&mut self) -> io::Result<()> {
        let piece = std::mem::take(&mut self.waiting);
        let disk = self.disk.clone();
        let (disk, piece) = off_the_event_loop(move || {
            let disk = match disk {
                Some(disk) => disk,
                None => Arc::new(Mutex::new(tempfile::tempfile()?)),
            };
            disk.lock().unwrap_or_else(PoisonError::into_inner).write_all(&piece)?;
            Ok((disk, piece))
        })
        .await?;
        self.disk = Some(disk);
        self.written += piece.len() as u64;
        // Its room is used again.
        self.waiting = piece;
        self.waiting.clear();
        Ok(())
    }
}
