//! Routers: a prefix, tags and dependencies that a group of routes has in common.

use std::time::Duration;

use ferrapi_openapi::fragment::ResponseSpec;

use crate::app::lifespan::{LifespanStart, RouterStart};
use crate::app::mount::MountedService;
use crate::data::Data;
use crate::dependency::{Dependency, DependencyList, Effect, Unfixed, effect};
use crate::layer::Layers;
use crate::reply::json_content;
use crate::route::{Endpoint, RouteList};

/// A group of routes with a prefix, tags and dependencies in common; routers nest.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/me")]
/// async fn me() -> &'static str {
///     "you"
/// }
///
/// # fn main() {
/// let users = Router::new("/users").tag("users").routes(routes![me]);
/// let app = App::new("Users").mount(Router::new("/api/v1").mount(users)); // GET /api/v1/users/me
/// # }
/// ```
///
/// A prefix begins with `/`, does not end with one, and may hold variables (`/teams/<team_id>`) that all handlers
/// and dependencies below may read. Source: [FastAPI, Bigger Applications](https://fastapi.tiangolo.com/tutorial/bigger-applications/).
#[derive(Clone, Default)]
pub struct Router {
    pub(crate) prefix: &'static str,
    pub(crate) tags: Vec<&'static str>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) members: Vec<Member>,
    pub(crate) body_limit: Option<usize>,
    pub(crate) body_timeout: Option<Duration>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) strict_content_type: Option<bool>,
    pub(crate) lifespans: Vec<RouterStart>,
    pub(crate) secure: bool,
    pub(crate) layers: Layers,
    pub(crate) responses: Vec<ResponseSpec>,
    pub(crate) deprecated: bool,
    pub(crate) hidden: bool,
}

/// What stands in a router, in order.
#[derive(Clone)]
pub(crate) enum Member {
    Endpoint(Endpoint),
    Router(Router),
    Service(&'static str, MountedService),
}

impl Router {
    /// A router under this prefix; `""` for none.
    pub fn new(prefix: &'static str) -> Self {
        Router { prefix, ..Router::default() }
    }

    /// Adds a tag to every operation below, before their own.
    pub fn tag(mut self, tag: &'static str) -> Self {
        self.tags.push(tag);
        self
    }

    /// Runs a dependency before every handler below, for its effect: its value is dropped, its errors count.
    pub fn depends<D: Dependency<Fixed: Unfixed<D>>>(mut self) -> Self {
        self.effects.push(effect::<D>(&[]));
        self
    }

    /// Documents a response of every operation below: what it means. What a route says of the same status itself wins.
    ///
    /// ```
    /// use ferrapi::prelude::*;
    ///
    /// let items = Router::new("/items").tag("items").response("404", "Not found").response("4XX", "Whatever else");
    /// ```
    ///
    /// Source: [FastAPI, Bigger Applications](https://fastapi.tiangolo.com/tutorial/bigger-applications/).
    ///
    /// # Panics
    ///
    /// If that is no status (`"404"`), class of them (`"4XX"`) or `"default"`.
    #[track_caller]
    pub fn response(self, status: &'static str, description: &'static str) -> Self {
        self.documents(ResponseSpec { status, description: Some(description), content: None })
    }

    /// The same for a response with a value of this type as JSON; see [`response`](Self::response).
    ///
    /// ```
    /// use ferrapi::prelude::*;
    ///
    /// #[model]
    /// struct Message {
    ///     message: String,
    /// }
    ///
    /// # fn main() {
    /// let items = Router::new("/items").response_of::<Message>("404", "Not found");
    /// # }
    /// ```
    ///
    /// # Panics
    ///
    /// If that is no status (`"404"`), class of them (`"4XX"`) or `"default"`.
    #[track_caller]
    pub fn response_of<T: Data>(self, status: &'static str, description: &'static str) -> Self {
        let content = Some(json_content(Some(T::TYPE.schema)));
        self.documents(ResponseSpec { status, description: Some(description), content })
    }

    #[track_caller]
    fn documents(mut self, response: ResponseSpec) -> Self {
        let is_status = match response.status.as_bytes() {
            [b'1'..=b'5', rest @ ..] => matches!(rest, b"XX" | [b'0'..=b'9', b'0'..=b'9']),
            status => status == b"default",
        };
        assert!(
            is_status,
            "`{}` is no status of a response: write \"404\", \"4XX\" or \"default\"",
            response.status
        );
        self.responses.push(response);
        self
    }

    /// Marks every operation below as deprecated, in the document.
    pub fn deprecated(mut self) -> Self {
        self.deprecated = true;
        self
    }

    /// Keeps every operation below out of the document.
    pub fn hidden(mut self) -> Self {
        self.hidden = true;
        self
    }

    /// The same for a dependency of which security scopes are asked; see
    /// [`App::depends_with_scopes`](crate::App::depends_with_scopes).
    pub fn depends_with_scopes<D: Dependency<Fixed: Unfixed<D>>>(
        mut self,
        scopes: &'static [&'static str],
    ) -> Self {
        self.effects.push(effect::<D>(scopes));
        self
    }

    /// The same for all dependencies of a list, with scopes or without; see [`depends!`](crate::depends).
    pub fn dependencies(mut self, dependencies: impl DependencyList) -> Self {
        self.effects.extend(dependencies.into_dependencies().0);
        self
    }

    /// Refuses to start with a route below that lets everybody in. See
    /// [`App::secure_by_default`](crate::App::secure_by_default).
    pub fn secure_by_default(mut self) -> Self {
        self.secure = true;
        self
    }

    /// Sets the greatest body in bytes for every route below that does not set its own (default: the
    /// application's).
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// Sets how long a whole body may take, for every route below that does not say it itself (default: the application's,
    /// [`Limits::body`](crate::Limits::body)).
    pub fn body_timeout(mut self, time: Duration) -> Self {
        self.body_timeout = Some(time);
        self
    }

    /// Sets how long an answer may take, for every route below that does not say it itself (default: the application's,
    /// [`Limits::request`](crate::Limits::request)).
    pub fn timeout(mut self, time: Duration) -> Self {
        self.timeout = Some(time);
        self
    }

    /// Whether a body counts as JSON only if its `Content-Type` says so (default: the application's, where it is on).
    /// See [`App::strict_content_type`](crate::App::strict_content_type).
    pub fn strict_content_type(mut self, on: bool) -> Self {
        self.strict_content_type = Some(on);
        self
    }

    /// Does something before the first request and after the last, for every application that this router is mounted in:
    /// once, however often it is mounted there. See [`App::lifespan`](crate::App::lifespan).
    #[track_caller]
    pub fn lifespan(mut self, start: impl for<'l> LifespanStart<'l> + Clone + Sync) -> Self {
        self.lifespans.push(RouterStart::new(std::panic::Location::caller(), start));
        self
    }

    /// Forgets its lifespans, and those of the routers below.
    #[cfg(feature = "testing")]
    pub(crate) fn forget_lifespans(&mut self) {
        self.lifespans.clear();
        for member in &mut self.members {
            if let Member::Router(inner) = member {
                inner.forget_lifespans();
            }
        }
    }

    /// Adds routes.
    pub fn routes(mut self, routes: impl RouteList) -> Self {
        self.members.extend(routes.into_routes().0.into_iter().map(Member::Endpoint));
        self
    }

    /// Adds another router below this one.
    pub fn mount(mut self, router: Router) -> Self {
        self.members.push(Member::Router(router));
        self
    }
}
