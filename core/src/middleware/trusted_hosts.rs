//! Requests for hosts that are not ours are refused.

use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::{HeaderValue, LOCATION};
use http::{Request, StatusCode, Uri};
use tower_layer::Layer;
use tower_service::Service;

use crate::http::{Body, BoxError, Response, empty};
use crate::middleware::hosts::{Hosts, host, invalid_host, path_and_query};
use crate::middleware::passing::Passing;
use crate::middleware::texts::Texts;

/// Refuses requests for hosts that are not ours: FastAPI's `TrustedHostMiddleware`.
///
/// ```
/// use ferrapi::App;
/// use ferrapi::middleware::TrustedHosts;
///
/// let app = App::new("Item Store").layer(TrustedHosts::new(["example.com", "*.example.com"]));
/// ```
///
/// A request whose `Host` (or `:authority`) is none of them is answered with 400 `Invalid host header`. `*.example.com` stands for
/// every host below `example.com`, but not for that itself; `*` for all. Upper and lower case are the same, and ports do not count.
///
/// A request for `example.com` where only `www.example.com` is ours is sent there (307), to `//www.example.com/…`: the scheme stays,
/// and nothing of the client's `Host` comes back to it. Switch that off with [`www_redirect(false)`](Self::www_redirect).
///
/// Source: [FastAPI, Advanced Middleware](https://fastapi.tiangolo.com/advanced/middleware/#trustedhostmiddleware).
#[derive(Debug, Clone)]
pub struct TrustedHosts {
    hosts: Arc<Hosts>,
    www_redirect: bool,
}

impl TrustedHosts {
    /// The hosts that are ours, without ports.
    ///
    /// # Panics
    ///
    /// If one is no host name and no `*.` before one.
    #[track_caller]
    pub fn new(hosts: impl Texts) -> Self {
        TrustedHosts { hosts: Arc::new(Hosts::new(hosts)), www_redirect: true }
    }

    /// Whether a request for `example.com` is sent to `www.example.com`, if only that is ours (default: yes).
    pub fn www_redirect(mut self, redirects: bool) -> Self {
        self.www_redirect = redirects;
        self
    }
}

impl<S> Layer<S> for TrustedHosts {
    type Service = Trusted<S>;

    fn layer(&self, inside: S) -> Trusted<S> {
        Trusted { rules: self.clone(), inside }
    }
}

/// A service behind [`TrustedHosts`].
#[derive(Debug, Clone)]
pub struct Trusted<S> {
    rules: TrustedHosts,
    inside: S,
}

impl<S, A, B> Service<Request<A>> for Trusted<S>
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
        let TrustedHosts { hosts, www_redirect } = &self.rules;
        if hosts.any {
            return Passing::inside(self.inside.call(request), ());
        }
        let host = host(request.headers(), request.uri());
        if host.as_deref().is_some_and(|host| hosts.know(host)) {
            return Passing::inside(self.inside.call(request), ());
        }
        let www = host.map(|host| format!("www.{host}")).filter(|www| *www_redirect && hosts.is_named(www));
        let redirect = www.and_then(|www| to(&www, request.uri()));
        Passing::answered(redirect.unwrap_or_else(invalid_host))
    }
}

/// Sends the client to the same target of another host.
fn to(host: &str, uri: &Uri) -> Option<Response> {
    let location = HeaderValue::try_from(format!("//{host}{}", path_and_query(uri))).ok()?;
    let mut response = empty(StatusCode::TEMPORARY_REDIRECT);
    response.headers_mut().insert(LOCATION, location);
    Some(response)
}
