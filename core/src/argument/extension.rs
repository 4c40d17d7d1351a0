//! Values that one part of a request leaves for another, by type.

use std::any::TypeId;
use std::future::{Future, ready};
use std::ops::{Deref, DerefMut};

use ferrapi_openapi::fragment::{ArgumentSpec, Origin, Source, StateSpec};
use http::Extensions;

use crate::argument::{Argument, Lend};
use crate::error::{Issues, internal_error};
use crate::request::Request;

/// A value that something before has left on the request, under its type: a dependency that took `&mut Extensions`.
///
/// ```
/// use ferrapi::prelude::*;
/// use ferrapi::{Extension, Extensions};
///
/// #[derive(Clone)]
/// struct RequestId(String);
///
/// #[dependency]
/// fn request_id(#[header] x_request_id: String, extensions: &mut Extensions) {
///     extensions.insert(RequestId(x_request_id));
/// }
///
/// #[get("/")]
/// async fn index(id: Extension<RequestId>) -> String {
///     id.0.0.clone()
/// }
///
/// # fn main() {
/// let app = App::new("Test").depends::<request_id>().routes(routes![index]);
/// # }
/// ```
///
/// What a route needs in any case is better a value of a dependency that it names: the compiler sees that one, and it is in
/// [`TestClient::replace`](crate::TestClient::replace). If nothing has left the value, the request is answered with 500 and
/// the log says so; an `Option<Extension<T>>` is `None` then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extension<T>(pub T);

impl<T> Extension<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Extension<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Extension<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

const fn origin<T: 'static>() -> Origin {
    let spec = StateSpec { id: TypeId::of::<T>, name: std::any::type_name::<T> };
    Origin { source: Source::Extension(spec), type_: None }
}

impl<T: Clone + Send + Sync + 'static> Argument for Extension<T> {
    const ORIGIN: Origin = origin::<T>();

    fn extract(
        request: &mut Request,
        _spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        let value = request.extensions.get().cloned().map(Extension);
        if value.is_none() {
            missing::<T>(issues);
        }
        ready(value)
    }
}

impl<T: Clone + Send + Sync + 'static> Argument for Option<Extension<T>> {
    const ORIGIN: Origin = origin::<T>();

    fn extract(
        request: &mut Request,
        _spec: &'static ArgumentSpec,
        _issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        ready(Some(request.extensions.get().cloned().map(Extension)))
    }
}

#[cold]
fn missing<T>(issues: &mut Issues) {
    let extension = std::any::type_name::<T>();
    tracing::error!(extension, "nothing has left this value on the request");
    issues.reject(internal_error());
}

impl Lend for Extensions {
    const ORIGIN: Origin = Origin { source: Source::Head, type_: None };

    fn lend(request: &mut Request) -> Self {
        std::mem::take(&mut request.extensions)
    }

    fn restore(self, request: &mut Request) {
        request.extensions = self;
    }
}
