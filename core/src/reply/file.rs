//! A file as an answer.

use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::{Context, Poll};

use ferrapi_openapi::fragment::ReplySpec;
use http::header::{CONTENT_DISPOSITION, HeaderMap, HeaderValue};
use http::{Method, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::files::{Asked, Facts, Opened, answer, media_type, off_the_event_loop};
use crate::http::{RequestHead, Response, with_charset};
use crate::reply::{Reply, success};
use crate::request::Request;

/// A file, sent piece by piece, and in part to who asks for a part (`Range`: 206, 416; RFC 9110 section 14).
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/report")]
/// async fn report() -> Result<FileResponse, HttpError> {
///     let file = FileResponse::open("reports/2026.pdf").await.map_err(|_| HttpError::not_found("No report yet"))?;
///     Ok(file.filename("report.pdf"))
/// }
/// # fn main() {}
/// ```
///
/// It says how long the file is, when it was written, and an entity tag, which `If-Range` is compared with. The media type
/// comes from the end of the name, `application/octet-stream` if nothing tells; texts are UTF-8. A file of at most 64 KiB is read when it
/// is opened, a larger one off the event loop in pieces of 64 KiB, as the client takes them.
///
/// Never open a path that a client has written: [`StaticFiles`](crate::StaticFiles) (feature `static-files`) do that safely.
///
/// Source: [FastAPI, Custom Response](https://fastapi.tiangolo.com/advanced/custom-response/#fileresponse).
#[derive(Debug)]
pub struct FileResponse {
    file: Opened,
    media_type: HeaderValue,
    filename: Option<String>,
    inline: bool,
}

/// A file that is being opened; [`FileResponse::open`] gives it.
#[must_use = "nothing is opened before it is awaited"]
pub struct OpenFile(Pin<Box<dyn Future<Output = io::Result<FileResponse>> + Send>>);

impl Future for OpenFile {
    type Output = io::Result<FileResponse>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(cx)
    }
}

impl std::fmt::Debug for OpenFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OpenFile")
    }
}

impl FileResponse {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// If there is none, if it is no regular file, or if it cannot be read. Returned by a handler, that is a 500.
    pub fn open(path: impl AsRef<Path>) -> OpenFile {
        // One type of future for all paths: a wrong path is one error, not one more where it is awaited.
        OpenFile(Box::pin(Self::opened(path.as_ref().to_owned())))
    }

    async fn opened(path: PathBuf) -> io::Result<FileResponse> {
        let media_type = media_type(&path.to_string_lossy());
        let file = off_the_event_loop(move || {
            let mut file = Opened::open(&path)?;
            file.read_if_small()?;
            Ok(file)
        });
        Ok(FileResponse { file: file.await?, media_type, filename: None, inline: false })
    }

    /// The name under which clients save it (`Content-Disposition`, RFC 6266); the media type comes from its end.
    pub fn filename(mut self, name: impl Into<String>) -> Self {
        let name = name.into();
        self.media_type = media_type(&name);
        self.filename = Some(name);
        self
    }

    /// Lets browsers show a file with a [`filename`](Self::filename) instead of saving it.
    pub fn inline(mut self) -> Self {
        self.inline = true;
        self
    }

    /// The media type; texts (`text/csv`) are said to be UTF-8 unless a charset is given. A text that HTTP does not allow is
    /// left out.
    pub fn media_type(mut self, media_type: impl TryInto<HeaderValue>) -> Self {
        self.media_type = media_type.try_into().map_or(self.media_type, with_charset);
        self
    }

    /// The whole response to a request with this head: for handlers that also return other responses.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    ///
    /// #[get("/logo")]
    /// async fn logo(dark: bool, head: &RequestHead) -> Result<Response, HttpError> {
    ///     if dark {
    ///         return Ok(Redirect::to("/logo-dark").into());
    ///     }
    ///     Ok(FileResponse::open("logo.png").await?.respond(head))
    /// }
    /// # fn main() {}
    /// ```
    pub fn respond(self, head: &RequestHead) -> Response {
        self.write(StatusCode::OK, HeaderMap::new(), &head.method, &head.headers)
    }

    fn write(self, status: StatusCode, headers: HeaderMap, method: &Method, asked: &HeaderMap) -> Response {
        let mut facts = Facts { status, media_type: self.media_type, headers };
        if let Some(name) = &self.filename
            && let Ok(disposition) = HeaderValue::try_from(disposition(name, self.inline))
        {
            facts.headers.insert(CONTENT_DISPOSITION, disposition);
        }
        answer(self.file, facts, Asked { method, headers: asked, copies: false })
    }
}

/// `attachment; filename="…"`, or the name percent-encoded (RFC 8187) if it needs that.
fn disposition(name: &str, inline: bool) -> String {
    const KEPT: &AsciiSet =
        &NON_ALPHANUMERIC.remove(b'_').remove(b'.').remove(b'-').remove(b'~').remove(b'/');
    let kind = if inline { "inline" } else { "attachment" };
    let quoted = utf8_percent_encode(name, KEPT).to_string();
    if quoted == name {
        format!("{kind}; filename=\"{name}\"")
    } else {
        format!("{kind}; filename*=utf-8''{quoted}")
    }
}

impl Reply for FileResponse {
    const SPEC: ReplySpec = ReplySpec::OPAQUE;

    fn reply(self, request: &mut Request) -> Response {
        let status = success(request.spec().status);
        let method = request.head.method.clone();
        self.write(status, HeaderMap::new(), &method, &request.head.headers)
    }
}

/// The whole file, whatever the request says; see [`respond`](FileResponse::respond).
impl From<FileResponse> for Response {
    fn from(answer: FileResponse) -> Self {
        answer.write(StatusCode::OK, HeaderMap::new(), &Method::GET, &HeaderMap::new())
    }
}
