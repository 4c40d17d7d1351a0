//! A request's head: everything before the body.

use std::net::SocketAddr;
use std::sync::Arc;

use http::header::{CONTENT_LENGTH, HeaderName, HeaderValue};
use http::{HeaderMap, Method, Uri, Version};

use crate::http::Arrival;

/// A request's head: method, target, header fields, the peer's address. Lend it with `head: &RequestHead`.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[get("/agent")]
/// async fn agent(head: &RequestHead) -> Option<String> {
///     head.header("user-agent").map(str::to_owned)
/// }
/// # fn main() {}
/// ```
#[derive(Debug, Default, Clone)]
pub struct RequestHead {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) version: Version,
    pub(crate) headers: HeaderMap,
    pub(crate) arrival: Arrival,
    /// The application's, if it has one.
    pub(crate) root_path: Option<Arc<str>>,
}

impl RequestHead {
    /// The method.
    pub fn method(&self) -> &Method {
        &self.method
    }

    /// The request target.
    pub fn uri(&self) -> &Uri {
        &self.uri
    }

    /// The path as it came, percent-encoded.
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// The query as it came, without the question mark.
    pub fn query(&self) -> Option<&str> {
        self.uri.query()
    }

    /// The protocol version.
    pub fn version(&self) -> Version {
        self.version
    }

    /// The header fields.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The first header field of this name, if it is visible ASCII.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The path below which clients see the application: its [`root_path`](crate::App::root_path), and where it is
    /// [mounted](crate::App::mount_app). Empty if it has none.
    ///
    /// Source: [FastAPI, Behind a Proxy](https://fastapi.tiangolo.com/advanced/behind-a-proxy/).
    pub fn root_path(&self) -> &str {
        self.root_path.as_deref().unwrap_or_default()
    }

    /// The client's address; `None` in a `TestClient`, and for a Unix socket. Behind [trusted proxies](crate::TrustedProxies) it is
    /// what they say; its port is 0 where they say none.
    pub fn peer(&self) -> Option<SocketAddr> {
        self.arrival.peer(&self.headers)
    }

    /// `http` or `https`: how the client has sent it, as [trusted proxies](crate::TrustedProxies) say.
    pub fn scheme(&self) -> &'static str {
        self.arrival.scheme(&self.headers)
    }
}

/// The address of the peer, in the extensions of a request for an [`AppService`](crate::AppService): who serves that puts it
/// there, and [`RequestHead::peer`] reads it. (Whatever ferrapi serves itself knows its peer: see
/// [`Origin`](crate::Origin).)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub SocketAddr);

/// What a proxy has taken off the path of a request, in the extensions of a request to a mounted service, if it takes anything.
// Who mounts services may do without files.
#[cfg_attr(not(feature = "static-files"), allow(dead_code))]
#[derive(Clone, Debug)]
pub(crate) struct TakenOff(pub(crate) Arc<str>);

impl TakenOff {
    /// A path for clients. They see what was taken off, and put it there themselves where they go past the proxy.
    pub(crate) fn put_back(taken_off: &str, path: &str) -> String {
        let is_there = path.strip_prefix(taken_off).is_some_and(|rest| rest.starts_with('/'));
        if is_there { path.to_owned() } else { format!("{taken_off}{path}") }
    }
}

/// A request's target as it came, in the extensions of a request to a mounted service, which sees the rest of the path only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalUri(pub Uri);

/// The first field of this name. A look at each name costs less than a search by its hash, where there are as few as people
/// send.
#[inline]
pub(crate) fn field(headers: &HeaderMap, wanted: HeaderName) -> Option<&HeaderValue> {
    headers.iter().find(|(name, _)| **name == wanted).map(|(_, value)| value)
}

/// The length that a body is announced to have, in bytes.
#[inline]
pub(crate) fn content_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
