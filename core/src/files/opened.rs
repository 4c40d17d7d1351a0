//! An open file, and what is known of it.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use http::HeaderValue;

/// The size up to which a file is read when it is opened, in bytes: one hop off the event loop instead of two.
pub(super) const SMALL: u64 = 64 * 1024;

/// The first second of the year 10000, which HTTP cannot write.
const END_OF_DATES: Duration = Duration::from_secs(253_402_300_800);

/// An open file, and what is known of it.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(super) contents: Contents,
    /// In bytes.
    pub(super) size: u64,
    /// When it was written last, as far as HTTP can say it.
    pub(super) modified: Option<SystemTime>,
    pub(super) last_modified: Option<HeaderValue>,
    pub(super) etag: HeaderValue,
}

#[derive(Debug)]
pub(super) enum Contents {
    Memory(Bytes),
    Disk(File),
}

impl Opened {
    /// Opens a regular file. It blocks.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        // Before: to open a pipe waits for its writer.
        regular(&fs::metadata(path)?)?;
        let file = File::open(path)?;
        // After: it may be another file by now.
        let metadata = file.metadata()?;
        regular(&metadata)?;
        let modified = metadata.modified().ok();
        Ok(Self::known(Contents::Disk(file), metadata.len(), modified))
    }

    fn known(contents: Contents, size: u64, modified: Option<SystemTime>) -> Self {
        let since = modified.and_then(|modified| modified.duration_since(UNIX_EPOCH).ok());
        let modified = modified.filter(|_| since.is_some_and(|since| since < END_OF_DATES));
        let last_modified = modified.map(httpdate::fmt_http_date);
        let nanoseconds = since.unwrap_or_default().as_nanos();
        Opened {
            contents,
            size,
            modified,
            last_modified: last_modified.and_then(|date| HeaderValue::try_from(date).ok()),
            etag: HeaderValue::try_from(format!("\"{nanoseconds:x}-{size:x}\""))
                .expect("hexadecimal digits are a header value"),
        }
    }

    /// Reads the file if it is small. It blocks.
    pub(crate) fn read_if_small(&mut self) -> io::Result<()> {
        if let Contents::Disk(file) = &mut self.contents
            && self.size <= SMALL
        {
            let mut bytes = vec![0; self.size as usize];
            file.read_exact(&mut bytes)?;
            self.contents = Contents::Memory(bytes.into());
        }
        Ok(())
    }
}

fn regular(metadata: &fs::Metadata) -> io::Result<()> {
    // Unix opens and reads folders and devices like files.
    if metadata.is_file() { Ok(()) } else { Err(io::Error::other("it is not a regular file")) }
}

/// Runs what may block where it may.
pub(crate) async fn off_the_event_loop<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}
