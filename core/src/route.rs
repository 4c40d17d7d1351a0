//! The contract of a route, as the method attributes write it.

use std::future::Future;

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
