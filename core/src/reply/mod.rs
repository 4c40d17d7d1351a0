//! The contract of return types: what they answer with, and how it is documented.

mod error_answer;
mod event;
mod file;
mod json;
mod parts;
mod result;
mod shaping;
mod sse;
mod stream;
mod text;

use ferrapi_openapi::fragment::{ReplySpec, ResponseSpec};

use crate::http::Response;
use crate::request::Request;

pub use error_answer::ErrorAnswer;
pub use event::{NoData, SseEvent, SseItem};
pub use file::{FileResponse, OpenFile};
pub use json::Json;
pub(crate) use json::{json_content, success};
pub use shaping::Shaping;
pub use sse::Sse;
pub use stream::{JsonLines, Stream, StreamOf, StreamSender};
pub use text::{Html, PlainText, Redirect};

/// A type that a handler may return.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned from a handler",
    label = "not an answer",
    note = "return a `#[model]`, a scalar, a list or map of those, `Json<T>` for a type of another crate (serde + \
            schemars), or `Html`, `PlainText`, `Redirect`, `Bytes`, `FileResponse`, `Stream`, `JsonLines<T>`, `Sse<T>`, `Response`, `(StatusCode, T)`, `Result<T, E>`",
    note = "the error of a `Result` is `HttpError`, or an enum with `#[derive(ApiError)]`"
)]
pub trait Reply {
    /// What is documented of it.
    const SPEC: ReplySpec;

    /// Writes the response. The request lends its parts: its header map becomes the response's.
    fn reply(self, request: &mut Request) -> Response;

    /// The same without the parts that the operation leaves out; only JSON has such parts.
    #[doc(hidden)]
    fn reply_shaped(self, request: &mut Request, shaping: &'static Shaping) -> Response
    where
        Self: Sized,
    {
        let _ = shaping;
        self.reply(request)
    }
}

/// An answer whose type has the name of one that streams values of another type. Where it is that one, the words are better.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be returned from a handler",
    label = "what it holds does not fit",
    note = "what `JsonLines` and `Sse` hold is a `#[model]`, a scalar, or a list or map of those; `Sse` also holds an `SseEvent` of one; an \
            error ends a stream, as what its function gives: `Result<(), E>`"
)]
#[doc(hidden)]
pub trait StreamingReply: Reply {}

#[diagnostic::do_not_recommend]
impl<T: Reply> StreamingReply for T {}

/// An error that a handler or a dependency may return: rendered and documented from one place.
///
/// [`HttpError`](crate::HttpError) has it, and `#[derive(ApiError)]` gives it to an enum.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error of a handler or a dependency",
    label = "not an `ApiError`",
    note = "use `HttpError`, or put `#[derive(ApiError)]` on an enum and `#[error(status = …, detail = …)]` on its variants"
)]
pub trait ApiError: Sized {
    /// What is documented of it.
    const RESPONSES: &'static [ResponseSpec];

    /// The same error as an [`HttpError`](crate::HttpError).
    fn into_http_error(self) -> crate::HttpError;
}
