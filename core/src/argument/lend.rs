//! What is lent by reference: the request's head and the response's, the list of background tasks.

use ferrapi_openapi::fragment::{Origin, Source};

use crate::after::BackgroundTasks;
use crate::argument::Lend;
use crate::http::{RequestHead, ResponseHead};
use crate::request::Request;

impl Lend for ResponseHead {
    const ORIGIN: Origin = Origin { source: Source::Head, type_: None };

    fn lend(request: &mut Request) -> Self {
        std::mem::take(&mut request.reply)
    }

    fn restore(self, request: &mut Request) {
        request.reply = self;
    }
}

impl Lend for RequestHead {
    const ORIGIN: Origin = Origin { source: Source::Head, type_: None };

    fn lend(request: &mut Request) -> Self {
        std::mem::take(&mut request.head)
    }

    fn restore(self, request: &mut Request) {
        request.head = self;
    }
}

impl Lend for BackgroundTasks {
    const ORIGIN: Origin = Origin { source: Source::Tasks, type_: None };

    fn lend(request: &mut Request) -> Self {
        std::mem::take(&mut request.duties.tasks)
    }

    fn restore(self, request: &mut Request) {
        request.duties.tasks = self;
    }
}
