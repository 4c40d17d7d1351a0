//! An uploaded file.

use std::fmt;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};

/// An uploaded file: a part of a `multipart/form-data` body.
///
/// Small files are held in memory, what is beyond a limit in a temporary file without a name (see
/// [`FormLimits::spool`](crate::FormLimits::spool)), which is gone when the last `UploadFile` of the form is dropped.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[post("/uploads")]
/// async fn upload(mut file: UploadFile) -> Result<String, HttpError> {
///     let first = file.read(16).await?;
///     Ok(format!("{}: {} bytes, begins with {first:?}", file.filename(), file.size()))
/// }
/// ```
///
/// A plain `fn` handler reads with [`UploadFile::blocking`].
///
/// The file's name and media type are what the client says: never use the name as a path.
#[derive(Clone)]
pub struct UploadFile {
    filename: String,
    headers: HeaderMap,
    contents: Contents,
    position: u64,
}

#[derive(Clone)]
pub(super) enum Contents {
    Memory(Bytes),
    /// A part of a temporary file that all files of the form share.
    Disk {
        file: Arc<Mutex<File>>,
        start: u64,
        size: u64,
    },
}

impl UploadFile {
    /// A file as a client sends it, to call a handler from a unit test.
    pub fn new(filename: impl Into<String>, contents: impl Into<Bytes>) -> Self {
        Self::received(filename.into(), HeaderMap::new(), Contents::Memory(contents.into()))
    }

    pub(super) fn received(filename: String, headers: HeaderMap, contents: Contents) -> Self {
        UploadFile { filename, headers, contents, position: 0 }
    }

    /// The name that the client gives the file; it may be empty, and it may hold `/` and `..`.
    pub fn filename(&self) -> &str {
        &self.filename
    }

    /// The media type that the client says.
    pub fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    /// The size in bytes.
    pub fn size(&self) -> u64 {
        match &self.contents {
            Contents::Memory(bytes) => bytes.len() as u64,
            Contents::Disk { size, .. } => *size,
        }
    }

    /// The header fields of the part.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Whether it was too large for memory and lies in a temporary file.
    pub fn is_on_disk(&self) -> bool {
        matches!(self.contents, Contents::Disk { .. })
    }

    /// Reads up to `limit` bytes from where the last reading ended. At the end of the file there are none.
    ///
    /// # Errors
    ///
    /// If the temporary file cannot be read.
    pub async fn read(&mut self, limit: usize) -> io::Result<Bytes> {
        let bytes = match &self.contents {
            Contents::Memory(_) => self.blocking().take_bytes(limit)?,
            Contents::Disk { .. } => {
                let mut other = self.clone();
                off_the_event_loop(move || other.blocking().take_bytes(limit)).await?
            }
        };
        self.position += bytes.len() as u64;
        Ok(bytes)
    }

    /// Reads what is left, all of it into memory.
    ///
    /// # Errors
    ///
    /// If the temporary file cannot be read.
    pub async fn read_all(&mut self) -> io::Result<Bytes> {
        self.read(usize::MAX).await
    }

    /// Goes to another place in the file; gives its distance from the start.
    ///
    /// # Errors
    ///
    /// If the place lies before the start.
    pub async fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        // No file is touched: each `UploadFile` has a position of its own.
        self.blocking().seek(to)
    }

    /// Copies the whole file to a new file, or over an old one; gives its size in bytes.
    ///
    /// # Errors
    ///
    /// If the new file cannot be written.
    pub async fn save(&self, path: impl AsRef<Path>) -> io::Result<u64> {
        let path = path.as_ref().to_owned();
        let mut other = self.clone();
        other.position = 0;
        off_the_event_loop(move || {
            let mut to = File::create(path)?;
            let size = io::copy(&mut other.blocking(), &mut to)?;
            to.flush()?;
            Ok(size)
        })
        .await
    }

    /// The file as `std` reads it, for plain `fn` handlers, which may block.
    ///
    /// ```
    /// use std::io::Read as _;
    /// use ferrapi::prelude::*;
    ///
    /// #[post("/lines")]
    /// fn lines(mut file: UploadFile) -> Result<usize, HttpError> {
    ///     let mut text = String::new();
    ///     file.blocking().read_to_string(&mut text)?;
    ///     Ok(text.lines().count())
    /// }
    /// ```
    pub fn blocking(&mut self) -> Blocking<'_> {
        Blocking(self)
    }

    /// What an error shows of it: what FastAPI's encoder makes of its `UploadFile`.
    pub(super) fn to_value(&self) -> Value {
        let headers: serde_json::Map<String, Value> = self
            .headers
            .iter()
            .map(|(name, value)| {
                // Header fields are Latin-1 to Python.
                let value: String = value.as_bytes().iter().map(|byte| char::from(*byte)).collect();
                (name.as_str().to_owned(), value.into())
            })
            .collect();
        // Python asks a file for its lines first, and shows what it is made of where these are no pairs.
        let file = match self.size() {
            0 => json!({}),
            _ => json!({
                "_file": {},
                "_max_size": 1_048_576,
                "_rolled": self.is_on_disk(),
                "_TemporaryFileArgs": {
                    "mode": "w+b",
                    "buffering": -1,
                    "suffix": null,
                    "prefix": null,
                    "encoding": null,
                    "newline": null,
                    "dir": null,
                    "errors": null,
                },
            }),
        };
        json!({
            "filename": self.filename,
            "file": file,
            "size": self.size(),
            "headers": headers,
            "_max_mem_size": 1_048_576,
        })
    }
}

impl fmt::Debug for UploadFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UploadFile")
            .field("filename", &self.filename)
            .field("content_type", &self.content_type())
            .field("size", &self.size())
            .finish_non_exhaustive()
    }
}

/// An [`UploadFile`] as `std` reads it. It may block: not for `async fn`.
pub struct Blocking<'f>(&'f mut UploadFile);

impl Blocking<'_> {
    /// Up to `limit` bytes from the position on, which stays.
    fn take_bytes(&mut self, limit: usize) -> io::Result<Bytes> {
        let left = self.0.size().saturating_sub(self.0.position).min(limit as u64) as usize;
        match &self.0.contents {
            Contents::Memory(bytes) => {
                let start = self.0.position.min(bytes.len() as u64) as usize;
                Ok(bytes.slice(start..start + left))
            }
            Contents::Disk { file, start, .. } => {
                let mut bytes = vec![0; left];
                let mut file = at(file, start.saturating_add(self.0.position))?;
                file.read_exact(&mut bytes)?;
                Ok(bytes.into())
            }
        }
    }
}

impl Read for Blocking<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &self.0.contents {
            Contents::Memory(bytes) => {
                let start = self.0.position.min(bytes.len() as u64) as usize;
                (&bytes[start..]).read(buffer)?
            }
            Contents::Disk { file, start, size } => {
                let left = size.saturating_sub(self.0.position).min(buffer.len() as u64) as usize;
                at(file, start.saturating_add(self.0.position))?.read(&mut buffer[..left])?
            }
        };
        self.0.position += read as u64;
        Ok(read)
    }
}

impl Seek for Blocking<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let place = match to {
            SeekFrom::Start(place) => Some(place),
            SeekFrom::End(distance) => self.0.size().checked_add_signed(distance),
            SeekFrom::Current(distance) => self.0.position.checked_add_signed(distance),
        };
        self.0.position = place.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.0.position)
    }
}

/// The temporary file, at a position. Several readers share it, each with a position of its own.
fn at(file: &Mutex<File>, position: u64) -> io::Result<MutexGuard<'_, File>> {
    let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
    file.seek(SeekFrom::Start(position))?;
    Ok(file)
}

/// Runs what may block where it may.
pub(super) async fn off_the_event_loop<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}
