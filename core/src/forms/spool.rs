//! Where a file goes while it comes: to memory, and beyond a limit to a temporary file.

use std::fs::File;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::{Bytes, BytesMut};

use crate::forms::upload::{Contents, off_the_event_loop};

/// How much is gathered before it is written, in bytes: each writing is a hop to another thread.
const BATCH: usize = 256 * 1024;

/// Where a file goes while it comes.
pub(super) struct Spool {
    /// How much stays in memory, in bytes.
    limit: usize,
    /// What is not written yet.
    waiting: BytesMut,
    /// The temporary file, if there is one, and how much of it is written.
    disk: Option<(Arc<Mutex<File>>, u64)>,
}

impl Spool {
    pub(super) fn new(limit: usize) -> Self {
        Spool { limit, waiting: BytesMut::new(), disk: None }
    }

    /// Takes the next piece.
    pub(super) async fn write(&mut self, piece: &Bytes) -> io::Result<()> {
        self.waiting.extend_from_slice(piece);
        let most = if self.disk.is_some() { BATCH } else { self.limit };
        if self.waiting.len() > most { self.flush().await } else { Ok(()) }
    }

    /// The whole file.
    pub(super) async fn finish(mut self) -> io::Result<Contents> {
        if self.disk.is_none() {
            return Ok(Contents::Memory(self.waiting.freeze()));
        }
        self.flush().await?;
        match self.disk {
            Some((file, size)) => Ok(Contents::Disk { file, size }),
            None => Ok(Contents::Memory(Bytes::new())),
        }
    }

    /// Writes what is waiting; the temporary file is made when it is needed. It has no name (or loses it at once),
    /// so that nothing is left behind however the process ends.
    async fn flush(&mut self) -> io::Result<()> {
        let piece = std::mem::take(&mut self.waiting);
        let (file, written) = match &self.disk {
            Some((file, written)) => (Some(Arc::clone(file)), *written),
            None => (None, 0),
        };
        let (file, piece) = off_the_event_loop(move || {
            let file = match file {
                Some(file) => file,
                None => Arc::new(Mutex::new(tempfile::tempfile()?)),
            };
            file.lock().unwrap_or_else(PoisonError::into_inner).write_all(&piece)?;
            Ok((file, piece))
        })
        .await?;
        self.disk = Some((file, written + piece.len() as u64));
        // Its room is used again.
        self.waiting = piece;
        self.waiting.clear();
        Ok(())
    }
}
