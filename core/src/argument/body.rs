//! The body in other ways than JSON: whole, piece by piece, as a form, as files.

use std::future::Future;
use std::ops::{Deref, DerefMut};

use bytes::Bytes;
use ferrapi_openapi::fragment::{ArgumentSpec, Origin, Source};

use crate::argument::Argument;
use crate::data::Data;
use crate::error::Issues;
use crate::request::{BodyStream, Carried, Request};

/// The whole body as it came, whatever its media type.
impl Argument for Bytes {
    const ORIGIN: Origin = Origin { source: Source::RawBody, type_: None };

    #[inline]
    fn extract(
        request: &mut Request,
        _spec: &'static ArgumentSpec,
        _issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        std::future::ready(Some(request.body.clone()))
    }
}

impl Argument for BodyStream {
    const ORIGIN: Origin = Origin { source: Source::BodyStream, type_: None };

    fn extract(
        request: &mut Request,
        _spec: &'static ArgumentSpec,
        _issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        std::future::ready(Some(match std::mem::take(&mut request.carried) {
            Carried::Stream(stream) => *stream,
            // Proofs and the start-up check let no second reader through.
            Carried::Nothing | Carried::Form(_) => BodyStream::new(Bytes::new()),
        }))
    }
}

/// A form, read into a `#[model]`: each field is a field of the form. As `#[form]` on an argument of that type.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[model(extra = "forbid")]
/// struct Login {
///     username: String,
///     password: String,
/// }
///
/// #[post("/login")]
/// async fn login(form: Form<Login>) -> String {
///     form.username.clone()
/// }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form<T>(pub T);

impl<T> Form<T> {
    /// What was read.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> Deref for Form<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for Form<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Data> Argument for Form<T> {
    const ORIGIN: Origin = Origin { source: Source::Form, type_: Some(T::TYPE) };

    fn extract(
        request: &mut Request,
        spec: &'static ArgumentSpec,
        issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        std::future::ready(request.form(spec, issues).map(Form))
    }
}
