//! Requests and responses as bytes, heads and bodies: HTTP without knowledge of handlers.

mod body;
#[cfg(any(feature = "docs", feature = "compression", feature = "static-files"))]
mod coding;
mod cookies;
mod etags;
mod head;
mod matched;
mod origin;
mod proxies;
mod response;
mod set_cookie;

pub use body::{Body, BoxError};
pub(crate) use body::{BodyLate, BodyTime};
#[cfg(feature = "static-files")]
pub(crate) use coding::weighted;
#[cfg(any(feature = "docs", feature = "compression", feature = "static-files"))]
pub(crate) use coding::{Coding, accepted};
pub(crate) use cookies::cookies;
pub(crate) use etags::{entity_tags, is_known};
pub use head::{OriginalUri, Peer, RequestHead};
pub(crate) use head::{TakenOff, content_length, field};
pub use matched::{MatchedPath, WatchedPath};
pub use origin::Origin;
pub(crate) use origin::{Arrival, network};
pub use proxies::{InvalidProxies, TrustedProxies};
pub(crate) use response::{
    JSON, NO_SNIFF, PLAIN_TEXT, RequestName, empty, has_no_body, plain, replace_empty, with_charset,
    with_content_type,
};
pub use response::{Request, Response, ResponseHead};
pub use set_cookie::{Cookie, SameSite};
