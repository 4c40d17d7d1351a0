//! The contract of a route, and routes with their types erased.
//!
//! In: the glue of a handler, a future that owns its request while it runs. Out: work that is begun and polled
//! without knowing its type. What is generic here exists once for each handler of an application, so it is as little as
//! can be; what catches panics and ends a request is in `app/guard`, once.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use ferrapi_openapi::fragment::RouteSpec;

use crate::error::Issues;
use crate::request::{Lent, Request};

/// A handler with its method and path: what `#[get("/…")]` and its siblings make of a function.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a route",
    label = "not a route",
    note = "put `#[get(\"/path\")]`, `#[post(…)]` or another method attribute on the function"
)]
pub trait Route: 'static {
    /// Method, path, arguments, answer.
    const SPEC: &'static RouteSpec;

    /// Extracts, validates, resolves, calls, answers.
    const GLUE: Glue;
}

/// A route at work, with its type erased. Its storage is allocated once and used for one request after another.
pub(crate) trait Work: Send {
    /// Begins with a request. `issues` may already hold those of outer dependencies.
    fn begin(&mut self, request: Lent, issues: Issues);

    /// Goes on. The request comes back with its response. What has panicked must not be polled again.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Box<Request>>;

    /// How many bytes it holds between requests.
    fn size(&self) -> usize;
}

/// The one implementation: what begins a future, and the future in its place.
///
/// The closure comes first, because a tuple's first type says which part of the program its methods are compiled with: that
/// of the handler's own module. So an edit of one handler compiles one module again, and not this for all handlers.
impl<B, F> Work for (B, Pin<Box<F>>)
where
    B: Fn(Lent, Issues) -> F + Send,
    F: Future<Output = Box<Request>> + Send,
{
    #[inline]
    fn begin(&mut self, request: Lent, issues: Issues) {
        let future = (self.0)(request, issues);
        self.1.set(future);
    }

    #[inline]
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Box<Request>> {
        self.1.as_mut().poll(cx)
    }

    fn size(&self) -> usize {
        size_of::<F>()
    }
}

/// What begins a route's work.
trait Begin: Sync {
    /// Makes a place for the route's work and begins.
    fn begin(&self, request: Lent, issues: Issues) -> Box<dyn Work>;
}

impl<B, F> Begin for B
where
    B: Fn(Lent, Issues) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Box<Request>> + Send + 'static,
{
    fn begin(&self, request: Lent, issues: Issues) -> Box<dyn Work> {
        Box::new((*self, Box::pin(self(request, issues))))
    }
}

/// A route's glue, with its type erased.
#[derive(Clone, Copy)]
pub struct Glue(&'static dyn Begin);

impl Glue {
    /// Makes a place for the route's work and begins.
    #[inline]
    pub(crate) fn begin(self, request: Lent, issues: Issues) -> Box<dyn Work> {
        self.0.begin(request, issues)
    }

    /// Whether this is the same route's. Glue has no size, so what tells one from another is its table of functions: two
    /// with one table do the same.
    #[inline]
    #[allow(ambiguous_wide_pointer_comparisons)]
    pub(crate) fn is(self, other: Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// Erases the type of a route's glue.
pub const fn glue<B, F>(glue: &'static B) -> Glue
where
    B: Fn(Lent, Issues) -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Box<Request>> + Send + 'static,
{
    Glue(glue)
}

/// A route with its type erased.
#[derive(Clone, Copy)]
pub struct Endpoint {
    pub(crate) spec: &'static RouteSpec,
    pub(crate) glue: Glue,
}

/// A route in a list. A function is no route, and `<read_item as Listed>` says so in the same words as
/// `<read_item as Route>`.
pub trait Listed: Route {
    /// The route with its type erased.
    const ENDPOINT: Endpoint = Endpoint { spec: Self::SPEC, glue: Self::GLUE };
}

#[diagnostic::do_not_recommend]
impl<R: Route> Listed for R {}

/// A list of routes, as `routes![…]` makes it.
#[derive(Clone, Default)]
pub struct Routes(pub(crate) Vec<Endpoint>);

/// What [`App::routes`](crate::App::routes) takes: [`Routes`], as `routes![…]` makes them. Nobody implements it by hand.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no list of routes",
    label = "no `routes![…]`",
    note = "write `.routes(routes![read_item, create_item])`: each is a function with `#[get(\"/path\")]` or the like, which has the path"
)]
pub trait RouteList {
    /// The routes, in order.
    #[doc(hidden)]
    fn into_routes(self) -> Routes;
}

impl RouteList for Routes {
    fn into_routes(self) -> Routes {
        self
    }
}

/// Collects routes.
pub fn routes<const N: usize>(endpoints: [Endpoint; N]) -> Routes {
    Routes(endpoints.into())
}
