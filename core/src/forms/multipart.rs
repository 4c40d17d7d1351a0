//! `multipart/form-data` (RFC 7578), read while it comes.
//!
//! What is complete counts: a body that ends in the middle of a part is a form without that part, as in FastAPI.

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

/// Reads a whole form.
///
/// # Errors
///
/// 400 if it is malformed or has too many parts, 413 if it is larger than `limit` bytes, 500 if no temporary file can
/// be written.
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
        Some(Ok(boundary)) if !boundary.is_empty() => boundary,
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
        parts: FormParts::default(),
    };
    loop {
        match reader.next().await {
            Ok(true) => {}
            Ok(false) | Err(End::Truncated) => return Ok(reader.parts),
            Err(End::Refused(refusal)) => return Err(refusal),
        }
    }
}

/// Why the reading ends before the form does.
enum End {
    /// The body is at its end: what is complete counts.
    Truncated,
    /// It cannot be read.
    Refused(Refusal),
}

struct Reader<'l, 'b> {
    parser: Multipart<'b>,
    link: Arc<Link>,
    charset: Option<Vec<u8>>,
    limits: &'l FormLimits,
    files: usize,
    fields: usize,
    parts: FormParts,
}

impl<'b> Reader<'_, 'b> {
    /// Reads the next part; `false` when there is none.
    async fn next(&mut self) -> Result<bool, End> {
        self.link.expect_headers(true);
        let (link, parser) = (&self.link, &mut self.parser);
        let field = poll_fn(|cx| link.poll(cx, |cx| parser.poll_next_field(cx))).await;
        let Some(field) = field.map_err(|error| self.end(error))? else { return Ok(false) };
        self.link.expect_headers(false);
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
        self.parts.push(name, part);
        Ok(true)
    }

    async fn text(&mut self, mut field: Field<'b>) -> Result<Part, End> {
        self.fields += 1;
        if self.fields > self.limits.fields {
            return refuse(format!("Too many fields. Maximum number of fields is {}.", self.limits.fields));
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = self.chunk(&mut field).await? {
            if bytes.len() + chunk.len() > self.limits.text {
                return refuse(format!("Part exceeded maximum size of {}KB.", self.limits.text / 1024));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Part::Text(text(&bytes, self.charset.as_deref()).into_owned()))
    }

    async fn file(&mut self, mut field: Field<'b>, filename: String) -> Result<Part, End> {
        self.files += 1;
        if self.files > self.limits.files {
            return refuse(format!("Too many files. Maximum number of files is {}.", self.limits.files));
        }
        let mut spool = Spool::new(self.limits.spool);
        while let Some(chunk) = self.chunk(&mut field).await? {
            spool.write(&chunk).await.map_err(unwritable)?;
        }
        let contents = spool.finish().await.map_err(unwritable)?;
        Ok(Part::File(UploadFile::received(filename, field.headers().clone(), contents)))
    }

    async fn chunk(&self, field: &mut Field<'b>) -> Result<Option<Bytes>, End> {
        let chunk = poll_fn(|cx| self.link.poll(cx, |cx| Pin::new(&mut *field).poll_next(cx))).await;
        chunk.transpose().map_err(|error| self.end(error))
    }

    fn end(&self, error: multer::Error) -> End {
        let stop = match &error {
            multer::Error::StreamReadFailed(cause) => cause.downcast_ref::<Stop>(),
            _ => None,
        };
        match stop {
            Some(Stop::TooLarge) => End::Refused(too_large()),
            Some(Stop::Unread(cause)) => End::Refused(unread_body(cause)),
            Some(Stop::Malformed) => End::Refused(broken_body()),
            // The parser wants more, and there is no more.
            None if self.link.has_ended() => End::Truncated,
            None => End::Refused(broken_body()),
        }
    }
}

#[cold]
fn bad(detail: impl Into<Cow<'static, str>>) -> Refusal {
    Refusal::Error(HttpError::bad_request(detail))
}

#[cold]
fn refuse<T>(detail: impl Into<Cow<'static, str>>) -> Result<T, End> {
    Err(End::Refused(bad(detail)))
}

#[cold]
fn unwritable(error: std::io::Error) -> End {
    tracing::error!(%error, "a temporary file for an upload cannot be written");
    End::Refused(Refusal::Failure)
}
