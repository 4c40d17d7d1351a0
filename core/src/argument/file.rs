//! Files by their type alone: no `#[file]` is needed on an `UploadFile`.

use std::future::Future;

use ferrapi_openapi::fragment::{ArgumentSpec, Origin, Source};

use crate::argument::Argument;
use crate::error::Issues;
use crate::forms::UploadFile;
use crate::request::{FileArgument, Request};

/// The source and the type of a `#[file]`.
pub(crate) const fn file_origin<T: FileArgument>() -> Origin {
    Origin { source: Source::File, type_: Some(T::TYPE) }
}

macro_rules! files {
    ($($type:ty),*) => {$(
        impl Argument for $type {
            const ORIGIN: Origin = file_origin::<Self>();

            fn extract(
                request: &mut Request,
                spec: &'static ArgumentSpec,
                issues: &mut Issues,
            ) -> impl Future<Output = Option<Self>> + Send {
                request.file(spec, issues)
            }
        }
    )*};
}

files!(UploadFile, Vec<UploadFile>, Option<UploadFile>, Option<Vec<UploadFile>>);
