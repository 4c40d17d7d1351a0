//! Arguments by reference: taken out of the request for the time of the call, put back after it.

use ferrapi_openapi::fragment::{Origin, Source};

use crate::argument::Lend;
use crate::http::{RequestHead, ResponseHead};
use crate::request::Request;

impl Request {
    /// Takes a lent argument out.
    #[inline]
    pub fn lend<T: Lend>(&mut self) -> T {
        T::lend(self)
    }

    /// Puts a lent argument back.
    #[inline]
    pub fn restore<T: Lend>(&mut self, lent: T) {
        lent.restore(self);
    }
}

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
