//! Requests in clear text are sent to https.

use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{HeaderMap, HeaderName, HeaderValue, LOCATION};
use http::{Request, StatusCode, Uri};
use tower_layer::Layer;
use tower_service::Service;

use crate::http::{Body, BoxError, Origin, Response, empty};
use crate::middleware::hosts::{Hosts, host, invalid_host, path_and_query};
use crate::middleware::passing::Passing;
use crate::middleware::texts::Texts;

const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Sends requests in clear text to https: FastAPI's `HTTPSRedirectMiddleware`.
///
/// ```
/// use ferrapi::App;
/// use ferrapi::middleware::HttpsRedirect;
///
/// let app = App::new("Item Store").layer(HttpsRedirect::new(["example.com", "*.example.com"]));
/// ```
///
/// The answer is 307 with the same host, path and query (RFC 9110 section 15.4.8). It must name a host, and a client's `Host` can say
/// anything, which a cache may then tell to others; so the hosts are named here, and a request for another one is answered
/// with 400 `Invalid host header`. The port is https' own, or [`port`](Self::port): the client's is not told back either.
///
/// A request came by https if the connection is TLS, or if a trusted proxy says so.
///
/// Source: [FastAPI, Advanced Middleware](https://fastapi.tiangolo.com/advanced/middleware/#httpsredirectmiddleware).
#[derive(Debug, Clone)]
pub struct HttpsRedirect {
    hosts: Arc<Hosts>,
    port: u16,
    status: StatusCode,
    forwarded: bool,
}

impl HttpsRedirect {
    /// The hosts that clients are sent to, as [`TrustedHosts`](crate::middleware::TrustedHosts) writes them.
    ///
    /// # Panics
    ///
    /// If one is no host name and no `*.` before one.
    #[track_caller]
    pub fn new(hosts: impl Texts) -> Self {
        let hosts = Hosts::new(hosts);
        assert!(!hosts.any, "`*` would send clients wherever they say: name the hosts, or `*.example.com`");
        HttpsRedirect {
            hosts: Arc::new(hosts),
            port: 443,
            status: StatusCode::TEMPORARY_REDIRECT,
            forwarded: false,
        }
    }

    /// The port of https (default: 443).
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Answers with 308, which browsers remember, instead of 307.
    pub fn permanent(mut self) -> Self {
        self.status = StatusCode::PERMANENT_REDIRECT;
        self
    }

    /// Believes `X-Forwarded-Proto`, whoever sends it: for services of other frameworks, behind a proxy that sets it on every
    /// request. (ferrapi's own server knows which proxies it trusts.)
    pub fn trust_forwarded_proto(mut self) -> Self {
        self.forwarded = true;
        self
    }

    fn is_secure(&self, request: &http::request::Parts) -> bool {
        let origin = Origin::from_head(&request.uri, request.version, &request.headers, &request.extensions);
        origin.scheme() == "https" || self.forwarded && says_https(&request.headers)
    }

    fn redirect(&self, headers: &HeaderMap, uri: &Uri) -> Option<Response> {
        let host = host(headers, uri).filter(|host| self.hosts.know(host))?;
        let target = path_and_query(uri);
        let location = match self.port {
            443 => format!("https://{host}{target}"),
            port => format!("https://{host}:{port}{target}"),
        };
        let mut response = empty(self.status);
        response.headers_mut().insert(LOCATION, HeaderValue::try_from(location).ok()?);
        Some(response)
    }
}

/// Whether the last hop before us says https.
fn says_https(headers: &HeaderMap) -> bool {
    let last = headers.get_all(FORWARDED_PROTO).into_iter().next_back().and_then(|field| field.to_str().ok());
    last.is_some_and(|list| list.rsplit(',').next().unwrap_or_default().trim().eq_ignore_ascii_case("https"))
}

impl<S> Layer<S> for HttpsRedirect {
    type Service = HttpsRedirected<S>;

    fn layer(&self, inside: S) -> HttpsRedirected<S> {
        HttpsRedirected { rules: self.clone(), inside }
    }
}

/// A service behind [`HttpsRedirect`].
#[derive(Debug, Clone)]
pub struct HttpsRedirected<S> {
    rules: HttpsRedirect,
    inside: S,
}

impl<S, A, B> Service<Request<A>> for HttpsRedirected<S>
where
    S: Service<Request<A>, Response = http::Response<B>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Response = http::Response<Body>;
    type Error = S::Error;
    type Future = Passing<S::Future, ()>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inside.poll_ready(cx)
    }

    fn call(&mut self, request: Request<A>) -> Self::Future {
        let (parts, body) = request.into_parts();
        if self.rules.is_secure(&parts) {
            return Passing::inside(self.inside.call(Request::from_parts(parts, body)), ());
        }
        Passing::answered(self.rules.redirect(&parts.headers, &parts.uri).unwrap_or_else(invalid_host))
    }
}
