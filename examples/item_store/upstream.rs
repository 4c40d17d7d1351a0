//! A handler that sends a request of its own and awaits the answer while other requests go on.

use std::collections::BTreeMap;

use ferrapi::prelude::*;
use http_body_util::Empty;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// The address that `/proxy` asks, and the client that asks.
pub(crate) struct Upstream {
    url: String,
    client: Client<HttpConnector, Empty<Bytes>>,
}

impl Upstream {
    pub(crate) fn new(url: impl Into<String>) -> Self {
        Upstream { url: url.into(), client: Client::builder(TokioExecutor::new()).build_http() }
    }

    /// `ITEM_STORE_UPSTREAM`, or this program's own `/echo/1`.
    pub(crate) fn from_env() -> Self {
        let url = std::env::var("ITEM_STORE_UPSTREAM").ok();
        Self::new(url.unwrap_or_else(|| "http://127.0.0.1:8000/echo/1".to_owned()))
    }
}

/// Show the headers of another server's answer.
#[get("/proxy", tags("echo"))]
pub(crate) async fn proxy(upstream: State<Upstream>) -> Result<BTreeMap<String, String>, HttpError> {
    let url = upstream.url.parse().map_err(|_| HttpError::new(502, "The upstream's address is no URL"))?;
    let answer =
        upstream.client.get(url).await.map_err(|_| HttpError::new(502, "The upstream cannot be reached"))?;
    let headers = answer.headers().iter();
    Ok(headers
        .map(|(name, value)| (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect())
}
