//! The contract of a route, and routes with their types erased.

use std::future::Future;
use std::pin::Pin;

use ferrapi_openapi::fragment::RouteSpec;

use crate::error::Issues;
use crate::http::Response;
use crate::request::Request;

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
    fn handle(request: &mut Request, issues: Issues) -> impl Future<Output = Response> + Send;
}

/// What a route answers with, sooner or later.
pub(crate) type Answer = Pin<Box<dyn Future<Output = Response> + Send>>;

/// Calls a route.
pub(crate) type Call = fn(Box<Request>, Issues) -> Answer;

/// A route with its type erased.
#[derive(Clone, Copy)]
pub struct Endpoint {
    pub(crate) spec: &'static RouteSpec,
    pub(crate) call: Call,
}

/// Erases a route's type.
pub fn endpoint<R: Route>() -> Endpoint {
    fn call<R: Route>(mut request: Box<Request>, issues: Issues) -> Answer {
        Box::pin(async move { R::handle(&mut request, issues).await })
    }
    Endpoint { spec: R::SPEC, call: call::<R> }
}

/// A list of routes, as `routes![…]` makes it.
#[derive(Clone, Default)]
pub struct Routes(pub(crate) Vec<Endpoint>);

/// Collects routes.
pub fn routes<const N: usize>(endpoints: [Endpoint; N]) -> Routes {
    Routes(endpoints.into())
}
