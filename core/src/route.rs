//! The contract of a route, and routes with their types erased.

use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};

use ferrapi_openapi::fragment::RouteSpec;

use crate::error::Issues;
use crate::request::{Request, Responded};
use crate::unwind::caught;

/// A handler with its method and path: what `#[get("/…")]` and its siblings make of a function.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a route",
    label = "not a route",
    note = "put `#[get(\"/path\")]`, `#[post(…)]` or another method attribute on the function"
)]
pub trait Route: 'static {
    /// Method, path, arguments, answer.
    const SPEC: &'static RouteSpec;

    /// Extracts, validates, resolves, calls, answers. `issues` may already hold those of outer dependencies.
    fn handle(request: &mut Request, issues: Issues) -> impl Future<Output = Responded> + Send;
}

/// A route at work, with its type erased. Its storage is allocated once and used for one request after another.
pub(crate) trait Work: Send {
    /// Begins with a request.
    fn begin(&mut self, request: Box<Request>, issues: Issues);

    /// Goes on. The request comes back with its response.
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Box<Request>>;

    /// How many bytes it holds between requests.
    fn size(&self) -> usize;
}

/// The one implementation: a future in its place, and how it is begun.
struct Place<F> {
    future: Pin<Box<Option<F>>>,
    begin: fn(Box<Request>, Issues) -> F,
}

impl<F: Future<Output = Box<Request>> + Send> Work for Place<F> {
    #[inline]
    fn begin(&mut self, request: Box<Request>, issues: Issues) {
        self.future.set(Some((self.begin)(request, issues)));
    }

    #[inline]
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Box<Request>> {
        match self.future.as_mut().as_pin_mut() {
            Some(future) => future.poll(cx),
            // Nobody polls what has not begun.
            None => Poll::Pending,
        }
    }

    fn size(&self) -> usize {
        size_of::<Option<F>>()
    }
}

/// Makes a place for a route's work.
pub(crate) type MakeWork = fn() -> Box<dyn Work>;

/// A route with its type erased.
#[derive(Clone, Copy)]
pub struct Endpoint {
    pub(crate) spec: &'static RouteSpec,
    pub(crate) work: MakeWork,
}

/// Erases a route's type.
pub fn endpoint<R: Route>() -> Endpoint {
    async fn answer<R: Route>(mut request: Box<Request>, issues: Issues) -> Box<Request> {
        let caught = {
            let handle = pin!(R::handle(&mut request, issues));
            caught(handle).await
        };
        if let Some(end) = request.end_handler(caught) {
            end.await;
        }
        request
    }
    fn place<F: Future<Output = Box<Request>> + Send + 'static>(
        begin: fn(Box<Request>, Issues) -> F,
    ) -> Box<dyn Work> {
        Box::new(Place { future: Box::pin(None), begin })
    }
    Endpoint { spec: R::SPEC, work: || place(answer::<R>) }
}

/// A route in a list. A function is no route, and `<read_item as Listed>` says so in the same words as
/// `<read_item as Route>`.
pub trait Listed: Route + Sized {
    /// Erases the route's type.
    fn endpoint() -> Endpoint {
        endpoint::<Self>()
    }
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
