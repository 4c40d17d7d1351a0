//! Requests and responses as bytes, heads and bodies: HTTP without knowledge of handlers.

mod body;
mod cookies;
mod head;
mod response;

pub(crate) use body::BodyLate;
pub use body::{Body, BoxError};
pub(crate) use cookies::cookies;
pub use head::{OriginalUri, Peer, RequestHead};
pub(crate) use response::{
    JSON, NO_SNIFF, PLAIN_TEXT, empty, has_no_body, plain, replace_empty, with_content_type,
};
pub use response::{Request, Response, ResponseHead};
