//! Which proxies are believed, and what they say of a request.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

use http::header::{FORWARDED, HeaderMap, HeaderName};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Which proxies are believed when they say whose request they pass on, and how it came to them: in `X-Forwarded-For` and
/// `X-Forwarded-Proto`, or, where neither is there, in `Forwarded` (RFC 7239).
///
/// ```
/// use ferrapi::{App, TrustedProxies};
///
/// # fn main() -> Result<(), ferrapi::InvalidProxies> {
/// let proxies: TrustedProxies = "10.0.0.0/8, 2001:db8::7, unix".parse()?;
/// let app = App::new("Item Store").trusted_proxies(proxies);
/// # Ok(())
/// # }
/// ```
///
/// A list holds addresses, networks, `unix` (everybody who connects by a Unix socket), or `*` (everybody: only where nobody
/// but a proxy can connect). By default that is `127.0.0.1, ::1, unix`. A proxy must replace or extend what its own client
/// has sent in those fields; all of them that are in use do that with `X-Forwarded-For`.
///
/// Of several addresses in a row, each added by the next proxy, the last one that is no trusted proxy's counts. Handlers see it
/// at [`RequestHead::peer`](crate::RequestHead::peer), layers at [`Origin`](crate::Origin). It is looked up when somebody asks.
///
/// Source: [FastAPI, Behind a Proxy](https://fastapi.tiangolo.com/advanced/behind-a-proxy/); uvicorn's `--proxy-headers` and
/// `--forwarded-allow-ips`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustedProxies {
    everybody: bool,
    unix: bool,
    networks: Vec<Network>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    address: IpAddr,
    /// How many of its bits tell the network.
    bits: u8,
}

impl TrustedProxies {
    /// Nobody: what such fields say is passed over.
    pub fn none() -> Self {
        TrustedProxies { everybody: false, unix: false, networks: Vec::new() }
    }

    /// Whether a connection from this address is a trusted proxy's; `None` is one without an address.
    pub(crate) fn trust(&self, address: Option<IpAddr>) -> bool {
        match address {
            _ if self.everybody => true,
            Some(address) => self.networks.iter().any(|network| network.holds(address.to_canonical())),
            None => self.unix,
        }
    }

    /// Whose request this is, if its proxies say it.
    pub(crate) fn peer(&self, headers: &HeaderMap) -> Option<SocketAddr> {
        self.client(headers)?.peer
    }

    /// Whether the request came to its first proxy by TLS, if its proxies say it.
    pub(crate) fn is_secure(&self, headers: &HeaderMap) -> Option<bool> {
        if says_x_forwarded(headers) {
            return is_secure(headers.get_all(FORWARDED_PROTO).iter().next_back()?.to_str().ok()?);
        }
        is_secure(self.client(headers)?.proto?)
    }

    /// The last hop that is no trusted proxy, or the first one of all, as far as they can be read. From the right: what
    /// stands further left was said by somebody who is not trusted.
    fn client<'h>(&self, headers: &'h HeaderMap) -> Option<Hop<'h>> {
        let mut found = None;
        for hop in hops(headers).into_iter().rev() {
            let Some(peer) = hop.peer else { break };
            found = Some(hop);
            if !self.trust(Some(peer.ip())) {
                break;
            }
        }
        found
    }
}

/// What one proxy says of its client.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Hop<'h> {
    peer: Option<SocketAddr>,
    proto: Option<&'h str>,
}

/// Whether a proxy speaks in these fields. Then the other one is its client's, if it is there: no proxy speaks in both.
fn says_x_forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key(FORWARDED_FOR) || headers.contains_key(FORWARDED_PROTO)
}

/// All hops, the first one first.
fn hops(headers: &HeaderMap) -> Vec<Hop<'_>> {
    let texts = |name| headers.get_all(name).iter().map(|field| field.to_str().unwrap_or_default());
    if says_x_forwarded(headers) {
        let hops = texts(FORWARDED_FOR).flat_map(|field| field.split(','));
        hops.map(|hop| Hop { peer: node(hop.trim()), proto: None }).collect()
    } else {
        texts(FORWARDED).flat_map(|field| split(field, b',')).map(forwarded).collect()
    }
}

/// One element of `Forwarded` (RFC 7239 section 4): `for=192.0.2.60;proto=http;by=203.0.113.43`.
fn forwarded(element: &str) -> Hop<'_> {
    let mut hop = Hop::default();
    for pair in split(element, b';') {
        let Some((name, value)) = pair.split_once('=') else { continue };
        let value = value.trim();
        let value = value.strip_prefix('"').and_then(|value| value.strip_suffix('"')).unwrap_or(value);
        match name.trim() {
            name if name.eq_ignore_ascii_case("for") => hop.peer = node(value),
            name if name.eq_ignore_ascii_case("proto") => hop.proto = Some(value),
            _ => {}
        }
    }
    hop
}

/// The parts between separators that stand in no quotes.
fn split(text: &str, separator: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let (mut quoted, mut escaped) = (false, false);
        let end = text.bytes().position(|byte| {
            let ends = byte == separator && !quoted;
            quoted ^= byte == b'"' && !escaped;
            escaped = byte == b'\\' && quoted && !escaped;
            ends
        });
        rest = end.map(|end| &text[end + 1..]);
        Some(&text[..end.unwrap_or(text.len())])
    })
}

/// An address, with a port or without; one of IPv6 may stand in brackets (RFC 7239 section 6).
fn node(text: &str) -> Option<SocketAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let with_port = || text.parse().ok();
    bare.parse().ok().map(|address: IpAddr| SocketAddr::new(address, 0)).or_else(with_port)
}

/// What uvicorn takes for a scheme.
fn is_secure(proto: &str) -> Option<bool> {
    match proto.trim().to_ascii_lowercase().as_str() {
        "https" | "wss" => Some(true),
        "http" | "ws" => Some(false),
        _ => None,
    }
}

impl Network {
    fn holds(&self, address: IpAddr) -> bool {
        let shared = |own: u128, other: u128, width: u8| {
            let spare = u32::from(width - self.bits);
            own.checked_shr(spare).unwrap_or(0) == other.checked_shr(spare).unwrap_or(0)
        };
        match (self.address, address) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                shared(u32::from(own).into(), u32::from(other).into(), 32)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => shared(own.into(), other.into(), 128),
            _ => false,
        }
    }
}

impl FromStr for Network {
    type Err = InvalidProxies;

    fn from_str(text: &str) -> Result<Self, InvalidProxies> {
        let invalid = || InvalidProxies(text.to_owned());
        let (address, bits) =
            text.split_once('/').map_or((text, None), |(address, bits)| (address, Some(bits)));
        let address: IpAddr = address.parse().map_err(|_| invalid())?;
        let width = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Ok(width), str::parse).ok().filter(|bits| *bits <= width);
        Ok(Network { address: address.to_canonical(), bits: bits.ok_or_else(invalid)? })
    }
}

impl FromStr for TrustedProxies {
    type Err = InvalidProxies;

    fn from_str(list: &str) -> Result<Self, InvalidProxies> {
        let mut proxies = TrustedProxies::none();
        for member in list.split(',').map(str::trim).filter(|member| !member.is_empty()) {
            match member {
                "*" => proxies.everybody = true,
                "unix" => proxies.unix = true,
                network => proxies.networks.push(network.parse()?),
            }
        }
        Ok(proxies)
    }
}

impl Default for TrustedProxies {
    fn default() -> Self {
        let loopback = [IpAddr::from([127, 0, 0, 1]), IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1])];
        let network = |address: IpAddr| Network { address, bits: if address.is_ipv4() { 32 } else { 128 } };
        TrustedProxies { everybody: false, unix: true, networks: loopback.map(network).to_vec() }
    }
}

/// A list of trusted proxies with something in it that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidProxies(String);

impl fmt::Display for InvalidProxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no address and no network: write `10.0.0.1`, `10.0.0.0/8`, `unix` or `*`", self.0)
    }
}

impl std::error::Error for InvalidProxies {}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::*;

    fn headers(fields: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    fn told(list: &str, fields: &[(&'static str, &str)]) -> (Option<String>, Option<bool>) {
        let (proxies, headers) = (list.parse::<TrustedProxies>().unwrap(), headers(fields));
        (proxies.peer(&headers).map(|peer| peer.to_string()), proxies.is_secure(&headers))
    }

    #[test]
    fn the_last_that_is_not_trusted_is_the_client() {
        for (list, hops, expected) in [
            ("127.0.0.1", "1.2.3.4", Some("1.2.3.4:0")),
            ("127.0.0.1", "6.6.6.6, 1.2.3.4", Some("1.2.3.4:0")),
            ("127.0.0.1, 10.0.0.0/8", "6.6.6.6, 1.2.3.4,10.9.8.7", Some("1.2.3.4:0")),
            ("10.0.0.0/8", "10.0.0.1, 10.0.0.2", Some("10.0.0.1:0")),
            ("*", "6.6.6.6, 1.2.3.4", Some("6.6.6.6:0")),
            ("10.0.0.0/8", "nonsense, 10.0.0.2", Some("10.0.0.2:0")),
            ("10.0.0.0/8", "1.2.3.4, unknown", None),
            ("::1", "2001:db8::1", Some("[2001:db8::1]:0")),
            ("::1", "[2001:db8::1]:99", Some("[2001:db8::1]:99")),
            ("::1", "1.2.3.4:99", Some("1.2.3.4:99")),
            ("::1", "", None),
        ] {
            assert_eq!(told(list, &[("x-forwarded-for", hops)]).0.as_deref(), expected, "{list} {hops}");
        }
        let two = [("x-forwarded-for", "6.6.6.6"), ("x-forwarded-for", "1.2.3.4")];
        assert_eq!(told("::1", &two).0.as_deref(), Some("1.2.3.4:0"));
    }

    #[test]
    fn the_scheme_is_one_of_two() {
        for (proto, expected) in [
            ("https", Some(true)),
            (" HTTPS", Some(true)),
            ("wss", Some(true)),
            ("http", Some(false)),
            ("ftp", None),
        ] {
            assert_eq!(told("::1", &[("x-forwarded-proto", proto)]).1, expected, "{proto}");
        }
        assert_eq!(
            told("::1", &[("x-forwarded-proto", "http"), ("x-forwarded-proto", "https")]).1,
            Some(true)
        );
    }

    #[test]
    fn the_standard_field_is_read_where_no_other_is() {
        for (field, expected) in [
            ("for=1.2.3.4;proto=https;by=10.0.0.1", (Some("1.2.3.4:0"), Some(true))),
            ("for=6.6.6.6;proto=https, for=1.2.3.4;proto=http", (Some("1.2.3.4:0"), Some(false))),
            (
                "For=\"[2001:db8:cafe::17]:4711\" ; PROTO=https",
                (Some("[2001:db8:cafe::17]:4711"), Some(true)),
            ),
            ("for=1.2.3.4;proto=https, for=\"10.0.0.1\"", (Some("1.2.3.4:0"), Some(true))),
            ("for=\"a,b;c\\\"\";proto=http, for=1.2.3.4", (Some("1.2.3.4:0"), None)),
            ("for=unknown", (None, None)),
            ("proto=https", (None, None)),
        ] {
            let (peer, secure) = told("10.0.0.0/8", &[("forwarded", field)]);
            assert_eq!((peer.as_deref(), secure), expected, "{field}");
        }
        let both = [("forwarded", "for=6.6.6.6;proto=https"), ("x-forwarded-for", "1.2.3.4")];
        assert_eq!(told("::1", &both), (Some("1.2.3.4:0".to_owned()), None));
    }

    #[test]
    fn networks_are_told_apart() {
        let proxies: TrustedProxies = "10.0.0.0/8, 192.168.1.0/24,2001:db8::/32, 0.0.0.0/32".parse().unwrap();
        for (address, expected) in [
            ("10.255.0.1", true),
            ("11.0.0.1", false),
            ("192.168.1.9", true),
            ("192.168.2.9", false),
            ("2001:db8:1::1", true),
            ("2001:db9::1", false),
            ("::ffff:10.0.0.1", true),
        ] {
            assert_eq!(proxies.trust(Some(address.parse().unwrap())), expected, "{address}");
        }
        assert!(!proxies.trust(None));
        let default = TrustedProxies::default();
        assert!(default.trust(None) && default.trust(Some([127, 0, 0, 1].into())));
        assert!(!default.trust(Some([127, 0, 0, 2].into())));
        assert!("0.0.0.0/0".parse::<TrustedProxies>().unwrap().trust(Some([1, 2, 3, 4].into())));
        for wrong in ["x", "10.0.0.0/33", "1.2.3.4/", "localhost"] {
            assert!(wrong.parse::<TrustedProxies>().is_err(), "{wrong}");
        }
    }
}
