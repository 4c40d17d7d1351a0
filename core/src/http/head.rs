//! A request's head: everything before the body.

use std::net::SocketAddr;

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
