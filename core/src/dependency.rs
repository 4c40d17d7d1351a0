//! The contract of a dependency: arguments in, one value out.

use std::future::Future;

use ferrapi_openapi::fragment::DependencySpec;

use crate::error::Issues;
use crate::request::Request;

/// Something that resolves to a value for a handler: a function or a struct with `#[dependency]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a dependency",
    label = "not a `#[dependency]`",
    note = "put `#[dependency]` on its definition"
)]
pub trait Dependency: Sized + 'static {
    /// What it resolves to.
    type Value: Send + 'static;

    /// What it is made of.
    const SPEC: &'static DependencySpec;

    /// Clones a value to share it, if the value can be cloned.
    const CLONE: Option<fn(&Self::Value) -> Self::Value>;

    /// Resolves it once; reports to `issues` and gives `None` if it cannot.
    fn resolve(request: &mut Request, issues: &mut Issues) -> impl Future<Output = Option<Self::Value>> + Send;
}
