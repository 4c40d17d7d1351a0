//! Where a request comes from: what its connection tells, and what the proxies before it say.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use http::{Extensions, HeaderMap, Uri, Version};

use crate::http::TrustedProxies;

/// What a connection tells of its requests. A request that goes through layers has it among its extensions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Arrival {
    /// Who has connected, if that is an address.
    pub(crate) peer: Option<SocketAddr>,
    is_secure: bool,
    /// Whom to believe; nothing if it is no trusted proxy that has connected.
    proxies: Option<Arc<TrustedProxies>>,
}

impl Arrival {
    /// A connection in clear text.
    pub(crate) fn new(peer: Option<SocketAddr>, proxies: &Arc<TrustedProxies>) -> Self {
        let is_trusted = proxies.trust(peer.map(|peer| peer.ip()));
        Arrival { peer, is_secure: false, proxies: is_trusted.then(|| Arc::clone(proxies)) }
    }

    /// The same by TLS.
    #[cfg(feature = "tls")]
    pub(crate) fn secured(self) -> Self {
        Arrival { is_secure: true, ..self }
    }

    /// Whose request this is.
    pub(crate) fn peer(&self, headers: &HeaderMap) -> Option<SocketAddr> {
        self.proxies.as_ref().and_then(|proxies| proxies.peer(headers)).or(self.peer)
    }

    /// `http` or `https`.
    pub(crate) fn scheme(&self, headers: &HeaderMap) -> &'static str {
        let told = self.proxies.as_ref().and_then(|proxies| proxies.is_secure(headers));
        if told.unwrap_or(self.is_secure) { "https" } else { "http" }
    }
}

/// Whose address it is, as far as that can be told: itself, or the first half of one where a single customer has all of the
/// other half.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6((u128::from(address) >> 64 << 64).into()),
        address => address,
    }
}

/// Where a request comes from, as layers look it up: the same that handlers see in their
/// [`RequestHead`](crate::RequestHead).
///
/// ```
/// use ferrapi::{Next, Origin, Request, Response};
///
/// async fn log_client(request: Request, next: Next) -> Response {
///     let origin = Origin::of(&request);
///     println!("{:?} by {}", origin.peer(), origin.scheme());
///     next.run(request).await
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin {
    peer: Option<SocketAddr>,
    scheme: &'static str,
}

impl Origin {
    /// Looks it up. A request that no server of ferrapi has received has no peer, and the scheme that HTTP/2 tells.
    pub fn of<B>(request: &http::Request<B>) -> Self {
        Self::from_head(request.uri(), request.version(), request.headers(), request.extensions())
    }

    pub(crate) fn from_head(
        uri: &Uri,
        version: Version,
        headers: &HeaderMap,
        extensions: &Extensions,
    ) -> Self {
        match extensions.get::<Arrival>() {
            Some(arrival) => Origin { peer: arrival.peer(headers), scheme: arrival.scheme(headers) },
            None => {
                // In HTTP/1 the scheme of a target is the client's word alone.
                let is_secure = version >= Version::HTTP_2 && uri.scheme_str() == Some("https");
                Origin { peer: None, scheme: if is_secure { "https" } else { "http" } }
            }
        }
    }

    /// The client's address, as [`TrustedProxies`] tell it; its port is 0 where they do not tell one.
    pub fn peer(&self) -> Option<SocketAddr> {
        self.peer
    }

    /// `http` or `https`, as [`TrustedProxies`] tell it.
    pub fn scheme(&self) -> &'static str {
        self.scheme
    }
}
