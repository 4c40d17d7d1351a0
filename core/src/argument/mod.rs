//! Arguments whose type says where they come from, and arguments that are lent for the call.

mod body;
mod extension;
#[cfg(feature = "multipart")]
mod file;
mod lend;
mod matched;
mod shutdown;
mod state;

use std::future::Future;

use ferrapi_openapi::fragment::{ArgumentSpec, Kind, Origin, Source};

use crate::data::Data;
use crate::error::Issues;
use crate::request::Request;

pub use body::Form;
pub use extension::Extension;
#[cfg(feature = "multipart")]
pub(crate) use file::file_origin;
pub use state::State;

/// A type that can be an argument without an attribute: its type says where it comes from.
///
/// Scalars come from the query, models from the body; `State<T>`, request parts, `#[dependency]` structs and
/// `#[security]` newtypes are themselves.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument",
    label = "nothing says where this comes from",
    note = "a body or parameter type needs `#[model]`, a dependency `#[depends(function)]`, a type of another crate \
            `Json<{Self}>`, shared state `State<{Self}>`; all of the request's head is `&RequestHead`, the \
            response's `&mut ResponseHead`"
)]
pub trait Argument: Sized {
    /// Where it comes from and what it is.
    const ORIGIN: Origin;

    /// Takes it out of the request; reports to `issues` and gives `None` if it cannot.
    fn extract(
        request: &mut Request,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send;
}

/// An argument whose type has the name of one that is only lent. Where it is that one, the words are better.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is lent for the call: it cannot be an argument by value",
    label = "taken by value",
    note = "write `&RequestHead`, `&mut ResponseHead`, `&mut Extensions` or `&mut BackgroundTasks`"
)]
pub trait ByValue: Argument {}

#[diagnostic::do_not_recommend]
impl<T: Argument> ByValue for T {}

/// An argument whose type has the name of one that holds another type. Where it is that one, the words are better.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument",
    label = "what it holds does not fit",
    note = "a `State` holds a type that is `Send + Sync + 'static` (a `Mutex` or an atomic for a `RefCell` or a `Cell`, an `Arc` for \
            an `Rc` or around a `dyn` type), an `Extension` one that is `Clone` besides, and a `Form` a `#[model]`"
)]
pub trait Holder: Argument {}

#[diagnostic::do_not_recommend]
impl<T: Argument> Holder for T {}

/// An argument whose type has the name of one that may be absent. Where it is that one, the words are better.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument",
    label = "what it holds does not fit",
    note = "an `Option` holds a scalar, a `#[model]` (put the attribute on the type's definition), `Json<T>` of another crate's type, an \
            `UploadFile` or an `Extension<T>`",
    note = "a `#[security]` type is taken without it: it has `optional` and an `Option` inside, `#[security(http_bearer, optional)] \
            struct Token(Option<String>);`; a `#[dependency]` is always there, and may give an `Option` itself"
)]
pub trait Optional: Argument {}

#[diagnostic::do_not_recommend]
impl<T: Argument> Optional for T {}

/// A type that is lent to a handler by reference: `&RequestHead`, `&mut ResponseHead`, `&mut BackgroundTasks`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument by reference",
    label = "cannot be lent",
    note = "only `&RequestHead`, `&mut ResponseHead`, `&mut Extensions` and `&mut BackgroundTasks` are lent; all other arguments \
            are taken by value, without `&`: also a `State<T>`, which shares what it holds"
)]
pub trait Lend: Sized {
    /// Where it comes from.
    const ORIGIN: Origin;

    /// Takes it out of the request for the time of the call.
    fn lend(request: &mut Request) -> Self;

    /// Puts it back after the call.
    fn restore(self, request: &mut Request);
}

/// Scalars come from the path if it has a variable of this name, else from the query; all others are the body.
impl<T: Data> Argument for T {
    const ORIGIN: Origin = Origin {
        source: match T::TYPE.kind {
            Kind::Scalar => Source::PathOrQuery,
            Kind::Compound => Source::Body,
        },
        type_: Some(T::TYPE),
    };

    #[inline]
    fn extract(
        request: &mut Request,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        // Decided while compiling: what reads a body is not compiled for a scalar.
        std::future::ready(if const { T::TYPE.is_scalar() } {
            if request.variable(spec.name).is_some() {
                request.path(spec, issues)
            } else {
                request.query(spec, issues)
            }
        } else {
            request.body(spec, issues)
        })
    }
}
