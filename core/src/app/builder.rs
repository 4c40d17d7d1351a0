//! The application as its author puts it together.

use std::sync::Arc;

use crate::app::docs::Pages;
use crate::app::lifespan::{LifespanStart, Start};
use crate::app::router::Router;
use crate::dependency::{Dependency, DependencyList, Unfixed};
use crate::forms::FormLimits;
use crate::http::TrustedProxies;
use crate::layer::Layers;
use crate::limits::Limits;
use crate::request::{Answers, Overrides, States};
use crate::route::RouteList;
#[cfg(feature = "tls")]
use crate::tls::Tls;

/// An application: metadata, state, routes.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/items/<item_id>")]
/// async fn read_item(item_id: u32) -> u32 {
///     item_id
/// }
///
/// # fn main() {
/// let app = App::new("Item Store").version("1.0").routes(routes![read_item]);
/// # }
/// ```
///
/// [`App::run`] makes the binary a small command-line program, [`App::serve`] serves on one's own runtime. Both
/// report everything that is wrong with the set-up before the port is bound.
pub struct App {
    pub(crate) info: ferrapi_openapi::model::Info,
    pub(crate) states: States,
    pub(crate) root: Router,
    pub(crate) pages: Pages,
    pub(crate) redirect_slashes: bool,
    pub(crate) answers: Answers,
    pub(crate) limits: Limits,
    pub(crate) proxies: TrustedProxies,
    #[cfg(feature = "tls")]
    pub(crate) tls: Option<Tls>,
    pub(crate) overrides: Option<Arc<Overrides>>,
    pub(crate) lifespans: Vec<Start>,
    /// Around everything; those of `root` are around routes only.
    pub(crate) layers: Layers,
    /// Applications below this one, with their paths.
    pub(crate) apps: Vec<(&'static str, App)>,
    pub(crate) root_path: String,
    /// A proxy takes the root path off.
    pub(crate) is_stripped: bool,
}

impl App {
    /// An application with this title, version 0.1.0, and the documentation at `/docs`, `/redoc` and `/openapi.json`.
    pub fn new(title: impl Into<String>) -> Self {
        App {
            info: ferrapi_openapi::model::Info::new(title, "0.1.0"),
            states: States::default(),
            root: Router::default(),
            pages: Pages::default(),
            redirect_slashes: true,
            answers: Answers::default(),
            limits: Limits::default(),
            proxies: TrustedProxies::default(),
            #[cfg(feature = "tls")]
            tls: None,
            overrides: None,
            lifespans: Vec::new(),
            layers: Layers::default(),
            apps: Vec::new(),
            root_path: String::new(),
            is_stripped: false,
        }
    }

    /// Gives a value that handlers and dependencies take as [`State<T>`](crate::State). One value of each type.
    pub fn state<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        self.states.insert(value);
        self
    }

    /// Does something before the first request and after the last: `start` opens what the application needs, gives it as
    /// state, and says what has to be closed.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    /// use ferrapi::{BoxError, Lifespan};
    ///
    /// struct Pool;
    ///
    /// impl Pool {
    ///     async fn connect(url: &str) -> Result<Pool, std::io::Error> {
    ///         Ok(Pool)
    ///     }
    ///     async fn close(&self) {}
    /// }
    ///
    /// let app = App::new("Item Store").lifespan(async |life: &mut Lifespan| -> Result<(), BoxError> {
    ///     let pool = life.state(Pool::connect("postgres://localhost").await?);
    ///     life.on_shutdown(async move { pool.close().await });
    ///     Ok(())
    /// });
    /// ```
    ///
    /// Several run in the order in which they are said, those of routers after those of the application; what they close,
    /// they close in reverse. All that can be checked without them is checked before; then they run, then the missing
    /// states are told, then the port is bound. A failure ends the start with its reason. `openapi`, `routes` and `explain`
    /// do not run them; [`TestClient`](crate::TestClient) does.
    ///
    /// Source: [FastAPI, Lifespan Events](https://fastapi.tiangolo.com/advanced/events/).
    #[track_caller]
    pub fn lifespan(mut self, start: impl for<'l> LifespanStart<'l>) -> Self {
        self.lifespans.push(Start::new(std::panic::Location::caller(), start));
        self
    }

    /// Forgets its lifespans, and those of its routers.
    #[cfg(feature = "testing")]
    pub(crate) fn without_lifespans(mut self) -> Self {
        self.lifespans.clear();
        self.root.forget_lifespans();
        self.apps = self.apps.into_iter().map(|(path, app)| (path, app.without_lifespans())).collect();
        self
    }

    /// Adds routes.
    pub fn routes(mut self, routes: impl RouteList) -> Self {
        self.root = self.root.routes(routes);
        self
    }

    /// Adds a router.
    pub fn mount(mut self, router: Router) -> Self {
        self.root = self.root.mount(router);
        self
    }

    /// Documents a response of every operation; see [`Router::response`].
    ///
    /// # Panics
    ///
    /// If that is no status (`"404"`), class of them (`"4XX"`) or `"default"`.
    #[track_caller]
    pub fn response(mut self, status: &'static str, description: &'static str) -> Self {
        self.root = self.root.response(status, description);
        self
    }

    /// Runs a dependency before every handler, for its effect: its value is dropped, its errors count.
    pub fn depends<D: Dependency<Fixed: Unfixed<D>>>(mut self) -> Self {
        self.root = self.root.depends::<D>();
        self
    }

    /// The same for a dependency of which security scopes are asked: it, and everything below it, finds them in its
    /// [`SecurityScopes`](crate::SecurityScopes), and operations list them at the security scheme below.
    pub fn depends_with_scopes<D: Dependency<Fixed: Unfixed<D>>>(
        mut self,
        scopes: &'static [&'static str],
    ) -> Self {
        self.root = self.root.depends_with_scopes::<D>(scopes);
        self
    }

    /// The same for all dependencies of a list, with scopes or without; see [`depends!`](crate::depends).
    pub fn dependencies(mut self, dependencies: impl DependencyList) -> Self {
        self.root = self.root.dependencies(dependencies);
        self
    }

    /// Refuses to start with a route that lets everybody in: one that neither has a guard in its tree (an argument of a
    /// `#[security]` type that is not optional, a `#[dependency(guard)]`, both at any depth or around it) nor says `public` in
    /// its attribute. All such routes are told at once, with their places.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    ///
    /// #[dependency(guard)]
    /// fn check_key(#[header] x_key: String) -> Result<(), HttpError> {
    ///     if x_key == "fake-super-secret-key" { Ok(()) } else { Err(HttpError::forbidden("wrong key")) }
    /// }
    ///
    /// #[get("/items", depends(check_key))]
    /// async fn list_items() -> Vec<String> {
    ///     Vec::new()
    /// }
    ///
    /// #[get("/health", public)]
    /// async fn health() -> &'static str {
    ///     "fine"
    /// }
    ///
    /// # fn main() {
    /// let app = App::new("Items").secure_by_default().routes(routes![list_items, health]);
    /// # }
    /// ```
    ///
    /// [`routes![secured; …]`](crate::routes) finds the same at compile time, for guards that stand in the routes themselves.
    /// `routes` on the command line shows who guards what. The document and its pages are no routes: they are moved or
    /// switched off with [`openapi_url`](App::openapi_url).
    ///
    /// It holds for the routes of [applications below](App::mount_app), too. Of a mounted service nobody knows whom it lets in, so
    /// each is mounted with [`mount_public_service`](App::mount_public_service), or refused.
    pub fn secure_by_default(mut self) -> Self {
        self.root = self.root.secure_by_default();
        self
    }

    /// Sets the greatest body in bytes (default: 2 MiB, of routes that take files 64 MiB, of a `BodyStream` none). A
    /// larger one is answered with 413 (RFC 9110 section 15.5.14).
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.root = self.root.body_limit(bytes);
        self
    }

    /// Whether a body counts as JSON only if its `Content-Type` says so. On by default, as in FastAPI; switched off, a body
    /// without a `Content-Type` is JSON as well. (A page of another site can send that without asking first, so leave
    /// it on where cookies or the network tell who somebody is.)
    ///
    /// Source: [FastAPI, Strict Content-Type](https://fastapi.tiangolo.com/advanced/strict-content-type/).
    pub fn strict_content_type(mut self, on: bool) -> Self {
        self.root = self.root.strict_content_type(on);
        self
    }

    /// Sets what peers may take of the server.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Sets which proxies are believed when they say whose request they pass on (default: those on this machine).
    pub fn trusted_proxies(mut self, proxies: TrustedProxies) -> Self {
        self.proxies = proxies;
        self
    }

    /// Serves by TLS, and in no other way.
    #[cfg(feature = "tls")]
    pub fn tls(mut self, tls: Tls) -> Self {
        self.tls = Some(tls);
        self
    }

    /// Sets what forms may take: [`Limits::forms`].
    pub fn form_limits(mut self, limits: FormLimits) -> Self {
        self.limits.forms = limits;
        self
    }

    /// Whether a path that is known only with, or only without, a slash at its end is answered with a redirect
    /// (307) instead of 404. On by default, as in FastAPI.
    pub fn redirect_slashes(mut self, on: bool) -> Self {
        self.redirect_slashes = on;
        self
    }
}
