//! The pattern of the route, as an argument.

use std::future::{Future, ready};

use ferrapi_openapi::fragment::{ArgumentSpec, Origin, Source};

use crate::argument::Argument;
use crate::error::Issues;
use crate::http::MatchedPath;
use crate::request::Request;

impl Argument for MatchedPath {
    const ORIGIN: Origin = Origin { source: Source::Head, type_: None };

    fn extract(
        request: &mut Request,
        _spec: &'static ArgumentSpec,
        _issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        ready(Some(request.matched().path.clone()))
    }
}
