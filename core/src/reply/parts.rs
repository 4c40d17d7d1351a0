//! An answer with a status of its own.

use ferrapi_openapi::fragment::ReplySpec;
use http::StatusCode;

use crate::http::Response;
use crate::reply::{Reply, Shaping};
use crate::request::Request;

/// The status wins over the route's declared one, which stays the documented one.
impl<T: Reply> Reply for (StatusCode, T) {
    const SPEC: ReplySpec = T::SPEC;

    fn reply(self, request: &mut Request) -> Response {
        let (status, answer) = self;
        let mut response = answer.reply(request);
        *response.status_mut() = status;
        response
    }

    fn reply_shaped(self, request: &mut Request, shaping: &'static Shaping) -> Response {
        let (status, answer) = self;
        let mut response = answer.reply_shaped(request, shaping);
        *response.status_mut() = status;
        response
    }
}
