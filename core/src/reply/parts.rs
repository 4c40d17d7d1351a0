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
        set_status(&mut response, status);
        response
    }

    fn reply_shaped(self, request: &mut Request, shaping: &'static Shaping) -> Response {
        let (status, answer) = self;
        let mut response = answer.reply_shaped(request, shaping);
        set_status(&mut response, status);
        response
    }
}

/// A part of a file stays one: its status says what the bytes are (RFC 9110 section 15.3.7).
#[inline]
fn set_status(response: &mut Response, status: StatusCode) {
    if !matches!(response.status(), StatusCode::PARTIAL_CONTENT | StatusCode::RANGE_NOT_SATISFIABLE) {
        *response.status_mut() = status;
    }
}
