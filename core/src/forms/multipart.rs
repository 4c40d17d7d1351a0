//! `multipart/form-data` (RFC 7578), read while it comes.
//!
//! A body that does not end with the closing boundary is refused: part of it may have been lost on the way.

use std::borrow::Cow;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_DISPOSITION;
use multer::{Field, Multipart};

use crate::error::{HttpError, Refusal, broken_body, too_large, unread_body};
use crate::forms::media_type::{Disposition, text};
use crate::forms::source::{Link, Source, Stop};
use crate::forms::spool::Spool;
use crate::forms::{FormLimits, FormParts, Part, UploadFile};
use crate::http::BoxError;

/// The longest boundary, in bytes (RFC 2046 section 5.1.1).
const BOUNDARY: usize = 70;

/// The greatest header section of a part, in bytes.
const HEADERS: usize = 8 * 1024;

/// Reads a whole form. A body of nothing is one without parts.
///
/// # Errors
///
/// 400 if it is malformed, does not end, or has too many parts, 413 if it is larger than `limit` bytes, 500 if no temporary
/// file can be written.
pub(crate) async fn receive<B>(
    body: B,
    boundary: Option<Vec<u8>>,
    charset: Option<Vec<u8>>,
    limit: usize,
    limits: &FormLimits,
) -> Result<FormParts, Refusal>
where
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send,
{
    let boundary = match boundary.map(String::from_utf8) {
        None => return Err(bad("Missing boundary in multipart.")),
        Some(Ok(boundary)) if (1..=BOUNDARY).contains(&boundary.len()) => boundary,
        Some(_) => return Err(broken_body()),
    };
    let link = Arc::new(Link::default());
    let source = Source::new(body, limit, &boundary, Arc::clone(&link));
    let mut reader = Reader {
        parser: Multipart::new(source, boundary),
        link,
        charset,
        limits,
        files: 0,
        fields: 0,
        room: limits.text.saturating_mul(2),
        spool: Spool::new(limits.spool),
        parts: FormParts::default(),
    };
    while reader.next().await? {}
    reader.spool.finish().await.map_err(unwritable)?;
    Ok(reader.parts)
}

struct Reader<'l, 'b> {
    parser: Multipart<'b>,
    link: Arc<Link>,
    charset: Option<Vec<u8>>,
    limits: &'l FormLimits,
    files: usize,
    fields: usize,
    /// How much texts and headers of all parts together may still take in memory, in bytes.
    room: usize,
    spool: Spool,
    parts: FormParts,
}

impl<'b> Reader<'_, 'b> {
    /// Reads the next part; `false` when there is none.
    async fn next(&mut self) -> Result<bool, Refusal> {
        self.link.expect_headers(true);
        let (link, parser) = (&self.link, &mut self.parser);
        let field = match poll_fn(|cx| link.poll(cx, |cx| parser.poll_next_field(cx))).await {
            Ok(Some(field)) => field,
            Ok(None) => return Ok(false),
            Err(multer::Error::IncompleteStream) if self.link.is_empty() => return Ok(false),
            Err(error) => return Err(refusal(&error)),
        };
        self.link.expect_headers(false);
        // With `: ` and the end of a line, as they usually stand.
        let size = field.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        if size > HEADERS {
            return Err(broken_body());
        }
        self.take(size)?;
        let disposition = field
            .headers()
            .get(CONTENT_DISPOSITION)
            .and_then(|value| Disposition::read(value.as_bytes(), self.charset.as_deref()));
        let Some(Disposition { name, filename }) = disposition else {
            return refuse("The Content-Disposition header field \"name\" must be provided.");
        };
        let part = match filename {
            Some(filename) => self.file(field, filename).await?,
            None => self.text(field).await?,
        };
        let parts = self.limits.files.max(self.limits.fields);
        if self.files + self.fields > parts {
            return refuse(format!("Too many parts. Maximum number of parts is {parts}."));
        }
        self.parts.push(name, part);
        Ok(true)
    }

    /// Counts what stays in memory.
    fn take(&mut self, size: usize) -> Result<(), Refusal> {
        self.room = self.room.checked_sub(size).ok_or_else(too_large)?;
        Ok(())
    }

    async fn text(&mut self, mut field: Field<'b>) -> Result<Part, Refusal> {
        self.fields += 1;
        if self.fields > self.limits.fields {
            return refuse(format!("Too many fields. Maximum number of fields is {}.", self.limits.fields));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = self.chunk(&mut field).await? {
            if bytes.len() + chunk.len() > self.limits.text {
                return refuse(format!("Part exceeded maximum size of {}KB.", self.limits.text / 1024));
            }
            self.take(chunk.len())?;
            bytes.extend_from_slice(&chunk);
        }
        Ok(Part::Text(text(&bytes, self.charset.as_deref()).into_owned()))
    }

    async fn file(&mut self, mut field: Field<'b>, filename: String) -> Result<Part, Refusal> {
        self.files += 1;
        if self.files > self.limits.files {
            return refuse(format!("Too many files. Maximum number of files is {}.", self.limits.files));
        }
        while let Some(chunk) = self.chunk(&mut field).await? {
            self.spool.write(&chunk).await.map_err(unwritable)?;
        }
        let contents = self.spool.finish_file();
        Ok(Part::File(UploadFile::received(filename, field.headers().clone(), contents)))
    }

    async fn chunk(&self, field: &mut Field<'b>) -> Result<Option<Bytes>, Refusal> {
        let chunk = poll_fn(|cx| self.link.poll(cx, |cx| Pin::new(&mut *field).poll_next(cx))).await;
        chunk.transpose().map_err(|error| refusal(&error))
    }
}
/// Why no more parts come.
#[cold]
fn refusal(error: &multer::Error) -> Refusal {
    let stop = match error {
        multer::Error::StreamReadFailed(cause) => cause.downcast_ref::<Stop>(),
        _ => None,
    };
    match stop {
        Some(Stop::TooLarge) => too_large(),
        Some(Stop::Unread(cause)) => unread_body(cause),
        Some(Stop::Malformed) | None => broken_body(),
    }
}

#[cold]
fn bad(detail: impl Into<Cow<'static, str>>) -> Refusal {
    Refusal::Error(HttpError::bad_request(detail))
}

#[cold]
fn refuse<T>(detail: impl Into<Cow<'static, str>>) -> Result<T, Refusal> {
    Err(bad(detail))
}

#[cold]
fn unwritable(error: std::io::Error) -> Refusal {
    tracing::error!(%error, "a temporary file for an upload cannot be written");
    Refusal::Failure
}
