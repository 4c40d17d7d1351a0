//! The files of a folder as a tower service.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::header::{
    ACCEPT, ACCEPT_ENCODING, ALLOW, CACHE_CONTROL, CONTENT_ENCODING, HeaderMap, HeaderValue, LOCATION, VARY,
};
use http::request::Parts;
use http::{Method, Request, StatusCode, Uri};
use tower_service::Service;

use crate::error::{HttpError, error_response, internal_error};
use crate::files::answer::{Facts, read_and_answer};
use crate::files::folder::{Folder, Found, relative};
use crate::files::judge::Asked;
use crate::files::media_type::media_type;
use crate::files::opened::{Opened, off_the_event_loop};
use crate::files::precompressed::siblings;
use crate::http::{OriginalUri, Response, TakenOff, empty, weighted};

/// The files of a folder, as a tower service.
///
/// ```
/// use ferrapi::StaticFiles;
///
/// let assets = StaticFiles::new("static").precompressed().cache_control("public, max-age=3600");
/// let pages = StaticFiles::new("site").html();
/// let single_page_application = StaticFiles::frontend("dist");
/// ```
///
/// GET and HEAD are answered with the file that the path names, others with 405; with 404 if there is none. Copies that a client
/// has are not sent again (`ETag` and `Last-Modified`: 304; RFC 9110 section 13), and parts of files are sent by themselves
/// (`Range`: 206, 416; section 14). Files are read off the event loop, large ones piece by piece. The media type comes
/// from the end of the name; texts are UTF-8.
///
/// No path leads out of the folder: one with `..`, encoded or not, names nothing, and so does a link to a place outside, unless
/// [`follow_symlinks`](Self::follow_symlinks) says otherwise. Files whose names begin with a dot are files like others.
///
/// Source: [FastAPI, Static Files](https://fastapi.tiangolo.com/tutorial/static-files/).
#[derive(Debug, Clone)]
pub struct StaticFiles(Arc<Settings>);

#[derive(Debug, Clone)]
struct Settings {
    folder: Folder,
    /// Whether a folder answers with its `index.html`.
    pages: bool,
    fallback: Fallback,
    /// Whether a method other than GET and HEAD is 405 only where there is a file.
    frontend: bool,
    precompressed: bool,
    cache_control: Option<HeaderValue>,
    /// Whether the folder has to be there when the application starts.
    check_folder: bool,
}

/// What [`StaticFiles`] answer a path that names no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Fallback {
    /// 404 with JSON, like everywhere else.
    #[default]
    Nothing,
    /// The folder's `404.html`, with 404. Without that file: [`Nothing`](Fallback::Nothing).
    NotFoundPage,
    /// The folder's `index.html`, with 200, for a browser that goes to a page: one whose `Accept` names `text/html` or
    /// `application/xhtml+xml`. For everything else: [`Nothing`](Fallback::Nothing).
    IndexPage,
    /// [`NotFoundPage`](Fallback::NotFoundPage) if there is a `404.html`, otherwise [`IndexPage`](Fallback::IndexPage).
    Auto,
}

impl StaticFiles {
    /// The files of a folder. A relative path begins at the working directory. The folder is looked for at each request, and when an
    /// application starts in which it is [mounted](crate::App::mount_service) as it is: without it, that does not start.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        StaticFiles(Arc::new(Settings {
            folder: Folder { path: folder.into(), follow_links: false },
            pages: false,
            fallback: Fallback::Nothing,
            frontend: false,
            precompressed: false,
            cache_control: None,
            check_folder: true,
        }))
    }

    /// The build of a single-page application: [`html`](Self::html) with [`Fallback::Auto`], and what neither is a file nor
    /// GET or HEAD is 404.
    ///
    /// Source: [FastAPI, Frontend](https://fastapi.tiangolo.com/tutorial/frontend/).
    pub fn frontend(folder: impl Into<PathBuf>) -> Self {
        Self::new(folder).html().with(|settings| settings.frontend = true).fallback(Fallback::Auto)
    }

    /// Serves pages: a folder answers with its `index.html`, below a path that ends with a slash (other paths are redirected
    /// there), and what is missing with the `404.html`, if there is one. Starlette's `html=True`.
    pub fn html(self) -> Self {
        self.with(|settings| settings.pages = true).fallback(Fallback::NotFoundPage)
    }

    /// What is answered where there is no file (default: 404 with JSON).
    pub fn fallback(self, fallback: Fallback) -> Self {
        self.with(|settings| settings.fallback = fallback)
    }

    /// Lets links lead out of the folder (default: no). Only for folders that nobody else writes to.
    pub fn follow_symlinks(self) -> Self {
        self.with(|settings| settings.folder.follow_links = true)
    }

    /// Sends `app.js.br`, `app.js.zst` or `app.js.gz` for `app.js` where that file lies beside and the client takes the coding
    /// (default: no). All answers say `Vary: Accept-Encoding` then.
    pub fn precompressed(self) -> Self {
        self.with(|settings| settings.precompressed = true)
    }

    /// How long caches may keep the files: the `Cache-Control` of all answers with a file (RFC 9111 section 5.2; default: none).
    /// A text that HTTP does not allow is left out.
    pub fn cache_control(self, value: impl TryInto<HeaderValue>) -> Self {
        self.with(|settings| settings.cache_control = value.try_into().ok())
    }

    /// Whether the folder has to be there when the application starts (default: yes). Without it, requests are answered with a plain
    /// 500 until it is there. Starlette's `check_dir`.
    pub fn check_folder(self, on: bool) -> Self {
        self.with(|settings| settings.check_folder = on)
    }

    /// The folder that has to be there, and is not.
    pub(crate) fn missing_folder(&self) -> Option<&Path> {
        let path = self.0.folder.path.as_path();
        (self.0.check_folder && !path.is_dir()).then_some(path)
    }

    fn with(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }
}

impl<B> Service<Request<B>> for StaticFiles {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let settings = Arc::clone(&self.0);
        let (parts, _) = request.into_parts();
        Box::pin(async move {
            let answered = off_the_event_loop(move || settings.answer(&parts)).await;
            Ok(answered.unwrap_or_else(|error| {
                tracing::error!(%error, "static files cannot be read");
                internal_error()
            }))
        })
    }
}

impl Settings {
    fn answer(&self, parts: &Parts) -> io::Result<Response> {
        let reads = matches!(parts.method, Method::GET | Method::HEAD);
        if !reads && !self.frontend {
            return Ok(not_allowed());
        }
        let Some(name) = relative(parts.uri.path()) else { return self.missing(parts) };
        match self.folder.find(&name)? {
            Found::File(_) if !reads => return Ok(not_allowed()),
            Found::File(path) => return self.file(&name, &path, StatusCode::OK, parts),
            Found::Folder if self.pages => {
                let index = name.join("index.html");
                if let Found::File(path) = self.folder.find(&index)? {
                    return if !reads {
                        Ok(not_allowed())
                    } else if let Some(redirect) = to_folder(parts) {
                        Ok(redirect)
                    } else {
                        self.file(&index, &path, StatusCode::OK, parts)
                    };
                }
            }
            Found::Folder | Found::Nothing => {}
        }
        self.missing(parts)
    }

    /// Answers where there is no file.
    fn missing(&self, parts: &Parts) -> io::Result<Response> {
        let page = |name: &str, status| match self.folder.find(Path::new(name))? {
            Found::File(path) => self.file(Path::new(name), &path, status, parts).map(Some),
            Found::Folder | Found::Nothing => Ok(None),
        };
        let reads = matches!(parts.method, Method::GET | Method::HEAD);
        if reads
            && matches!(self.fallback, Fallback::NotFoundPage | Fallback::Auto)
            && let Some(answered) = page("404.html", StatusCode::NOT_FOUND)?
        {
            return Ok(answered);
        }
        let mut answered = None;
        let varies = reads && matches!(self.fallback, Fallback::IndexPage | Fallback::Auto);
        if varies && goes_to_a_page(&parts.headers) {
            answered = page("index.html", StatusCode::OK)?;
        }
        let mut answered = answered.unwrap_or_else(|| error_response(HttpError::status(404)));
        if varies {
            answered.headers_mut().append(VARY, HeaderValue::from_static("Accept"));
        }
        Ok(answered)
    }

    fn file(&self, name: &Path, path: &Path, status: StatusCode, parts: &Parts) -> io::Result<Response> {
        let mut headers = HeaderMap::new();
        if let Some(value) = &self.cache_control {
            headers.insert(CACHE_CONTROL, value.clone());
        }
        let mut compressed = None;
        if self.precompressed {
            headers.insert(VARY, HeaderValue::from(ACCEPT_ENCODING));
            for (sibling, coding) in siblings(name, &parts.headers) {
                if let Found::File(path) = self.folder.find(&sibling)? {
                    headers.insert(CONTENT_ENCODING, coding.value());
                    compressed = Some(path);
                    break;
                }
            }
        }
        let file = Opened::open(compressed.as_deref().unwrap_or(path))?;
        // A link's own name says nothing of what it leads to.
        let media_type = media_type(&path.to_string_lossy());
        let asked = Asked { method: &parts.method, headers: &parts.headers, copies: true };
        read_and_answer(file, Facts { status, media_type, headers }, asked)
    }
}

fn not_allowed() -> Response {
    error_response(HttpError::status(405).header(ALLOW, "GET, HEAD"))
}

/// Whether a browser goes to a page, as FastAPI sees it: `Accept` names HTML, which `*/*` does not.
fn goes_to_a_page(headers: &HeaderMap) -> bool {
    let fields = headers.get_all(ACCEPT).into_iter().filter_map(|field| field.to_str().ok());
    fields.flat_map(|field| field.split(',')).map(weighted).any(|(name, weight)| {
        let is_page =
            ["text/html", "application/xhtml+xml"].iter().any(|page| name.eq_ignore_ascii_case(page));
        is_page && weight > 0
    })
}

/// Sends the client from a folder's path to the same with a slash, if it is not there; links of the page count from there.
///
/// The location names no host: a client's `Host` is never reflected.
fn to_folder(parts: &Parts) -> Option<Response> {
    let asked = original(parts);
    let path = asked.unwrap_or(&parts.uri).path();
    if path.ends_with('/') {
        return None;
    }
    // Browsers read `\` as `/`.
    let path = path.replace('\\', "%5C");
    let taken_off = parts.extensions.get().map_or("", |TakenOff(path)| path);
    let mut location = match asked {
        // `//host` would be read as an address of another server.
        Some(_) if !path.starts_with("//") => TakenOff::put_back(taken_off, &path),
        _ => format!("./{}", path.rsplit('/').next().unwrap_or_default()),
    };
    location.push('/');
    if let Some(query) = parts.uri.query() {
        location.push('?');
        location.push_str(query);
    }
    let mut response = empty(StatusCode::TEMPORARY_REDIRECT);
    response.headers_mut().insert(LOCATION, HeaderValue::try_from(location).ok()?);
    Some(response)
}

/// The target as the client wrote it, if who has mounted this service tells.
fn original(parts: &Parts) -> Option<&Uri> {
    parts.extensions.get::<OriginalUri>().map(|OriginalUri(uri)| uri)
}
