//! What stands below a path and is no route: services of other crates, and whole applications.

use std::any::type_name;
use std::panic::Location;
use std::sync::Arc;

use http::request::Parts;
use http::uri::{PathAndQuery, Uri};

use crate::app::builder::App;
use crate::app::dispatch::Application;
use crate::app::inside::run;
use crate::app::router::{Member, Router};
use crate::error::HttpError;
#[cfg(feature = "static-files")]
use crate::files::StaticFiles;
use crate::http::{Arrival, Body, MatchedPath, OriginalUri, Request, TakenOff};
use crate::layer::{Answer, MountService, Next};

/// A service as it was mounted.
#[derive(Clone)]
pub(crate) struct MountedService {
    pub(crate) next: Next,
    /// Its type, without the path and without parameters.
    pub(crate) name: &'static str,
    /// Where in the source it was mounted.
    pub(crate) place: &'static Location<'static>,
    /// Everybody may ask, or it sees to that itself.
    pub(crate) public: bool,
    /// What it serves, if it is nothing else.
    #[cfg(feature = "static-files")]
    pub(crate) files: Option<StaticFiles>,
}

impl MountedService {
    #[track_caller]
    fn new<S: MountService>(service: S, public: bool) -> Self {
        MountedService {
            #[cfg(feature = "static-files")]
            files: (&service as &dyn std::any::Any).downcast_ref::<StaticFiles>().cloned(),
            next: service.into_next(),
            name: short(type_name::<S>()),
            place: Location::caller(),
            public,
        }
    }
}

/// The name of a type without what it stands in, and without its parameters.
fn short(name: &str) -> &str {
    let name = name.split('<').next().unwrap_or(name);
    name.rsplit("::").next().unwrap_or(name)
}

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
    Service {
        service: Next,
        /// What a proxy takes off the path before.
        taken_off: Option<TakenOff>,
    },
    /// It knows where it stands, and sees the whole path.
    Application(Arc<Application>),
}

impl Mount {
    /// Begins to answer. `depth` segments of the path lead here.
    pub(crate) fn answer(&self, depth: u32, mut parts: Parts, body: Body, arrival: &Arrival) -> Answer {
        parts.extensions.insert(arrival.clone());
        match &self.what {
            What::Service { service, taken_off } => match stripped(&parts.uri, depth) {
                Some(uri) => {
                    let mut request = Request::from_parts(parts, body);
                    let original = std::mem::replace(request.uri_mut(), uri);
                    request.extensions_mut().insert(OriginalUri(original));
                    if let Some(taken_off) = taken_off {
                        request.extensions_mut().insert(taken_off.clone());
                    }
                    service.answer(request)
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
            What::Service { .. } => None,
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
    /// reason goes to the log; nothing of it is documented. `routes` on the command line lists it.
    ///
    /// ```
    /// use ferrapi::{App, TestClient};
    ///
    /// let pages = axum::Router::new().route("/about", axum::routing::get(async || "all about it"));
    /// let client = TestClient::new(App::new("Item Store").mount_service("/pages", pages));
    /// assert_eq!(client.get("/pages/about").send().text(), "all about it");
    /// ```
    ///
    /// The dependencies of the application and of routers do not run for it, layers do.
    ///
    /// # Errors
    ///
    /// It refuses to start if something else is mounted at the same path; if the service is a
    /// [`StaticFiles`](crate::StaticFiles) without its folder; below what is [secure by default](App::secure_by_default), where
    /// [`mount_public_service`](App::mount_public_service) takes its place.
    ///
    /// Source: [FastAPI, Static Files](https://fastapi.tiangolo.com/tutorial/static-files/).
    #[track_caller]
    pub fn mount_service<S: MountService>(mut self, path: &'static str, service: S) -> Self {
        self.root = self.root.mount_service(path, service);
        self
    }

    /// The same for a service that everybody may ask, or that sees to it itself who may: the word of its author, which what is
    /// [secure by default](App::secure_by_default) wants of each service, as it wants `public` of routes.
    ///
    /// ```
    /// use ferrapi::{App, TestClient};
    ///
    /// let pages = axum::Router::new().route("/about", axum::routing::get(async || "all about it"));
    /// let app = App::new("Item Store").secure_by_default().mount_public_service("/pages", pages);
    /// assert_eq!(TestClient::new(app).get("/pages/about").send().text(), "all about it");
    /// ```
    ///
    /// # Errors
    ///
    /// As [`mount_service`](App::mount_service).
    #[track_caller]
    pub fn mount_public_service<S: MountService>(mut self, path: &'static str, service: S) -> Self {
        self.root = self.root.mount_public_service(path, service);
        self
    }

    /// Puts a whole application below a path: FastAPI's sub-application, with a document and pages of its own.
    ///
    /// It inherits nothing: it has its own states, layers, error handlers and limits of bodies and answers. (What is
    /// [secure by default](App::secure_by_default) is so with all applications below.) Its
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
    #[track_caller]
    pub fn mount_service<S: MountService>(mut self, path: &'static str, service: S) -> Self {
        self.members.push(Member::Service(path, MountedService::new(service, false)));
        self
    }

    /// The same for a service that everybody may ask, or that sees to it itself, or in a layer of this router, who may. See
    /// [`App::mount_public_service`](crate::App::mount_public_service).
    ///
    /// ```
    /// use ferrapi::{App, HttpError, Next, Request, Response, Router, StatusCode, TestClient};
    ///
    /// async fn only_with_a_key(request: Request, next: Next) -> Response {
    ///     if request.headers().contains_key("x-key") { next.run(request).await } else { HttpError::status(401).into() }
    /// }
    ///
    /// let reports = axum::Router::new().route("/today", axum::routing::get(async || "nothing new"));
    /// let router = Router::new("/reports").middleware(only_with_a_key).mount_public_service("", reports);
    /// let client = TestClient::new(App::new("Item Store").secure_by_default().mount(router));
    /// assert_eq!(client.get("/reports/today").send().status(), 401);
    /// assert_eq!(client.get("/reports/today").header("x-key", "k").send().text(), "nothing new");
    /// ```
    #[track_caller]
    pub fn mount_public_service<S: MountService>(mut self, path: &'static str, service: S) -> Self {
        self.members.push(Member::Service(path, MountedService::new(service, true)));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{short, stripped};

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

    #[test]
    fn a_type_has_a_short_name() {
        for (name, expected) in [
            ("axum::routing::Router", "Router"),
            ("tower::util::ServiceFn<app::main::{{closure}}>", "ServiceFn"),
            ("Plain", "Plain"),
        ] {
            assert_eq!(short(name), expected);
        }
    }
}
