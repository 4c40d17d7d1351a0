//! What stands below a path and is no route: services of other crates, and whole applications.

use std::sync::Arc;

use bytes::Bytes;
use http::request::Parts;
use http::uri::{PathAndQuery, Uri};
use tower_service::Service;

use crate::app::builder::App;
use crate::app::dispatch::Application;
use crate::app::inside::run;
use crate::app::router::{Member, Router};
use crate::error::HttpError;
use crate::http::{Arrival, Body, BoxError, MatchedPath, OriginalUri, Request};
use crate::layer::{Answer, Edge, Wrapped};

/// What stands below a path.
pub(crate) struct Mount {
    /// The layers of its routers, by number, outer ones first.
    pub(crate) layers: Box<[usize]>,
    /// Where it stands, if its routes do not tell more.
    pub(crate) path: Option<MatchedPath>,
    pub(crate) what: What,
}

/// What is mounted.
pub(crate) enum What {
    /// It sees the rest of the path only.
    Service(Arc<dyn Edge>),
    /// It knows where it stands, and sees the whole path.
    Application(Arc<Application>),
}

impl Mount {
    /// Begins to answer. `depth` segments of the path lead here.
    pub(crate) fn answer(&self, depth: u32, mut parts: Parts, body: Body, arrival: &Arrival) -> Answer {
        parts.extensions.insert(arrival.clone());
        match &self.what {
            What::Service(edge) => match stripped(&parts.uri, depth) {
                Some(uri) => {
                    let mut request = Request::from_parts(parts, body);
                    let original = std::mem::replace(request.uri_mut(), uri);
                    request.extensions_mut().insert(OriginalUri(original));
                    Arc::clone(edge).call(request)
                }
                None => Box::pin(async { HttpError::status(404).into() }),
            },
            What::Application(application) => {
                let application = Arc::clone(application);
                Box::pin(async move {
                    run(parts, body, |parts, body, arrival, kept| {
                        application.answer(parts, body, arrival, kept)
                    })
                    .await
                })
            }
        }
    }

    /// The application, if it is one.
    #[cfg(feature = "testing")]
    pub(crate) fn application(&self) -> Option<&Application> {
        match &self.what {
            What::Service(_) => None,
            What::Application(application) => Some(application),
        }
    }
}

/// A target without the first segments of its path, as it came.
///
/// Nothing that is decoded for matching can make a segment, so that many slashes lead to the same place in the raw path.
fn stripped(uri: &Uri, depth: u32) -> Option<Uri> {
    let whole = uri.path_and_query()?.as_str();
    let path = uri.path();
    let at = path.match_indices('/').nth(depth as usize).map(|(at, _)| at)?;
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(PathAndQuery::try_from(whole.get(at..)?).ok()?);
    Uri::from_parts(parts).ok()
}

impl App {
    /// Puts a service of another crate below a path: it answers what no route answers there, whatever the method.
    ///
    /// It sees the path without what leads to it (`/files/a/b` is `/a/b` for what is mounted at `/files`), as it came, and the whole
    /// target as [`OriginalUri`] in the extensions. `/files` alone is redirected to `/files/`
    /// ([`redirect_slashes`](App::redirect_slashes)). At `/` it answers everything else. Routes, pages and what is mounted
    /// further down go first, whatever the order of declaration. A service that fails is answered with a plain 500, and the
    /// reason goes to the log; nothing of it is documented, and [`secure_by_default`](App::secure_by_default) knows nothing of it.
    ///
    /// ```
    /// use ferrapi::{App, TestClient};
    ///
    /// let pages = axum::Router::new().route("/about", axum::routing::get(async || "all about it"));
    /// let client = TestClient::new(App::new("Item Store").mount_service("/pages", pages));
    /// assert_eq!(client.get("/pages/about").send().text(), "all about it");
    /// ```
    ///
    /// # Errors
    ///
    /// It refuses to start if something else is mounted at the same path.
    ///
    /// Source: [FastAPI, Static Files](https://fastapi.tiangolo.com/tutorial/static-files/).
    pub fn mount_service<S, B>(mut self, path: &'static str, service: S) -> Self
    where
        S: Service<Request, Response = http::Response<B>, Error: Into<BoxError>, Future: Send>
            + Clone
            + Send
            + Sync
            + 'static,
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        self.root = self.root.mount_service(path, service);
        self
    }

    /// Puts a whole application below a path: FastAPI's sub-application, with a document and pages of its own.
    ///
    /// It inherits nothing: it has its own states, layers, error handlers and limits of bodies and answers. Its
    /// [lifespans](App::lifespan) run after those of this application. Its [`root_path`](crate::RequestHead::root_path) is where it stands,
    /// which is also the server that its document names. Its handlers see the whole path of a request. In a test, what is
    /// replaced is replaced in it, too.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    /// use ferrapi::TestClient;
    /// use ferrapi::serde_json::Value;
    ///
    /// #[get("/sub")]
    /// async fn read_sub(head: &RequestHead) -> String {
    ///     head.root_path().to_owned()
    /// }
    ///
    /// # fn main() {
    /// let sub = App::new("Sub").routes(routes![read_sub]);
    /// let client = TestClient::new(App::new("Main").mount_app("/subapi", sub));
    /// assert_eq!(client.get("/subapi/sub").send().json::<String>(), "/subapi");
    ///
    /// let document: Value = client.get("/subapi/openapi.json").send().json();
    /// assert_eq!(document["servers"][0]["url"], "/subapi");
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// It refuses to start if something else is mounted at the same path, or if that has a variable.
    ///
    /// Source: [FastAPI, Sub Applications](https://fastapi.tiangolo.com/advanced/sub-applications/).
    pub fn mount_app(mut self, path: &'static str, app: App) -> Self {
        self.apps.push((path, app));
        self
    }
}

impl Router {
    /// Puts a service of another crate below a path of this router, inside its layers. See
    /// [`App::mount_service`](crate::App::mount_service).
    pub fn mount_service<S, B>(mut self, path: &'static str, service: S) -> Self
    where
        S: Service<Request, Response = http::Response<B>, Error: Into<BoxError>, Future: Send>
            + Clone
            + Send
            + Sync
            + 'static,
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        self.members.push(Member::Service(path, Arc::new(Wrapped { service, next: None })));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::stripped;

    #[test]
    fn a_path_loses_its_first_segments_and_nothing_else() {
        for (target, depth, expected) in [
            ("/a/b?c=/d", 1, Some("/b?c=/d")),
            ("/a/", 1, Some("/")),
            ("/a//b", 1, Some("//b")),
            ("/%61/%2e%2E/b%2F?", 1, Some("/%2e%2E/b%2F?")),
            ("/a/b/c", 2, Some("/c")),
            ("/a/b", 0, Some("/a/b")),
            ("http://x/a/b", 1, Some("http://x/b")),
            ("/a", 1, None),
            ("*", 0, None),
        ] {
            let stripped = stripped(&target.parse().unwrap(), depth).map(|uri| uri.to_string());
            assert_eq!(stripped.as_deref(), expected, "{target}");
        }
    }
}
