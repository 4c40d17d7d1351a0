//! The server's word to stop, as an argument.

use std::future::{Future, ready};

use ferrapi_openapi::fragment::{ArgumentSpec, Origin, Source};

use crate::argument::Argument;
use crate::error::Issues;
use crate::request::Request;
use crate::shutdown::ShutdownSignal;

impl Argument for ShutdownSignal {
    const ORIGIN: Origin = Origin { source: Source::Shutdown, type_: None };

    fn extract(
        request: &mut Request,
        _spec: &'static ArgumentSpec,
        _issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        ready(Some(request.context.shutdown.clone()))
    }
}
