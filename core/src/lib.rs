//! A FastAPI for Rust: a handler's signature is the whole contract.
//!
//! ```no_run
//! use ferrapi::prelude::*;
//!
//! /// What a client sends.
//! #[model]
//! struct NewItem {
//!     #[field(min_length = 1, max_length = 100)]
//!     name: String,
//!     #[field(gt = 0)]
//!     price: f64,
//! }
//!
//! /// Create an item.
//! #[post("/shops/<shop_id>/items", status = 201)]
//! async fn create_item(shop_id: u32, item: NewItem, dry_run: Option<bool>) -> NewItem {
//!     item
//! }
//!
//! fn main() -> std::process::ExitCode {
//!     App::new("Shop").version("1.0").routes(routes![create_item]).run()
//! }
//! ```
//!
//! - A handler: [`get`], [`post`] and their siblings; [`routes!`] collects them.
//! - What it takes: [`model`]s, scalars, [`State`], [`dependency`]s, forms and files, [`RequestHead`], [`ResponseHead`];
//!   see [`get`].
//! - What it returns: a model, a scalar, a list or map, [`Json`], [`Html`], [`PlainText`], [`Redirect`], [`Bytes`],
//!   [`FileResponse`], [`Stream`], [`JsonLines`], [`Sse`], [`Response`], `(StatusCode, T)`, or a `Result` with [`HttpError`] or an error that derives [`ApiError`].
//! - What holds it together: [`App`] and [`Router`]; [`App::run`] serves it, [`TestClient`] tries it.
//!
//! # Features
//!
//! Features only add; the default set is what a FastAPI user expects to be there.
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `base64` | | `Base64`: bytes that are base64 in JSON |
//! | `compression` | | `Compression`: answers in gzip, brotli or zstd |
//! | `chrono` | yes | chrono's types as values; `Date`, `Time`, `DateTime`, `Duration` (these alone: `speedate`) |
//! | `cli` | yes | `App::run` understands `serve`, `openapi`, `routes` and `explain` |
//! | `docs` | yes | Swagger UI at `/docs`, ReDoc at `/redoc`, from embedded assets |
//! | `email` | | `Email` |
//! | `http2` | yes | HTTP/2: in clear text with prior knowledge, and with `tls` by ALPN |
//! | `jiff` | | jiff's types as values |
//! | `metrics` | | `observe::Metrics`: figures of requests for Prometheus |
//! | `multipart` | yes | `multipart/form-data`: `UploadFile` |
//! | `otel` | | `observe::Trace`: a span for each request, with OpenTelemetry's names |
//! | `pattern` | yes | the `pattern` constraint |
//! | `rust_decimal` | | `rust_decimal::Decimal` as a value |
//! | `static-files` | yes | `StaticFiles` |
//! | `testing` | yes | `TestClient` |
//! | `tls` | | HTTP by TLS: `Tls` |
//! | `url` | | `url::Url` as a value, `HttpUrl` |
//! | `uuid` | yes | `uuid::Uuid` as a value |
#![forbid(unsafe_code)]

extern crate self as ferrapi;

/// README's programs, as tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;

mod after;
mod app;
mod argument;
mod cli;
mod data;
mod dependency;
mod error;
mod files;
mod forms;
mod glue;
mod http;
mod layer;
mod limits;
mod macros;
pub mod middleware;
#[cfg(any(feature = "metrics", feature = "otel"))]
pub mod observe;
#[cfg(feature = "pattern")]
mod pattern;
pub mod prelude;
mod probe;
mod proof;
mod random;
mod reply;
mod request;
mod route;
mod security;
mod serve;
mod shutdown;
#[cfg(feature = "testing")]
mod testing;
#[cfg(feature = "tls")]
mod tls;
mod types;
mod unwind;
mod validate;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;

#[cfg(fuzzing)]
#[doc(hidden)]
pub mod fuzzing;

pub use crate::http::{
    Body, BoxError, Cookie, InvalidProxies, MatchedPath, Origin, OriginalUri, Peer, Request, RequestHead,
    Response, ResponseHead, SameSite, TrustedProxies, WatchedPath,
};
#[cfg(feature = "chrono")]
pub use ::chrono;
pub use ::http::{Extensions, HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
#[cfg(feature = "jiff")]
pub use ::jiff;
#[cfg(feature = "metrics")]
pub use ::prometheus_client;
#[cfg(feature = "rust_decimal")]
pub use ::rust_decimal;
#[cfg(feature = "url")]
pub use ::url;
#[cfg(feature = "uuid")]
pub use ::uuid;
pub use after::{BackgroundTasks, Ended, EndedFuture, Outcome, Scoped};
pub use app::{App, AppService, Lifespan, LifespanStart, Router};
pub use argument::{Argument, Extension, Form, Lend, State};
pub use bytes::Bytes;
pub use data::{Data, Given, Maybe};
pub use dependency::{Dependencies, Dependency, DependencyList};
pub use error::{CheckError, HttpError, Issue, Loc, SetupError, SetupFault};
pub use ferrapi_openapi::model::{Contact, License, Server as ApiServer, Tag};
#[cfg(feature = "static-files")]
pub use files::{Fallback, StaticFiles};
pub use forms::FormLimits;
#[cfg(feature = "multipart")]
pub use forms::{Blocking, UploadFile};
pub use layer::{AppLayer, AppMiddleware, MiddlewareFuture, MountService, Next, NextFuture};
pub use limits::Limits;
pub use macros::{
    ApiError, delete, dependency, depends, get, head, model, options, patch, post, put, route, routes,
    security, trace,
};
pub use reply::{
    ApiError, ErrorAnswer, FileResponse, Html, Json, JsonLines, NoData, OpenFile, PlainText, Redirect, Reply,
    Sse, SseEvent, SseItem, Stream, StreamOf, StreamSender,
};
#[cfg(feature = "multipart")]
pub use request::FileArgument;
pub use request::{BodyError, BodyStream, HandledError};
pub use route::{Route, RouteList, Routes};
pub use security::{
    BasicCredentials, HttpCredentials, OAuth2PasswordForm, OAuth2PasswordFormStrict, SecurityScopes,
};
pub use serve::{ListenAddress, Listener, ServeError, Server, ServerHandle};
pub use shutdown::ShutdownSignal;
#[cfg(feature = "testing")]
pub use testing::{TestClient, TestClientBuilder, TestRequest, TestResponse};
#[cfg(feature = "tls")]
pub use tls::{Tls, TlsError};
#[cfg(feature = "tls")]
pub use tokio_rustls::rustls;
#[cfg(feature = "base64")]
pub use types::Base64;
#[cfg(feature = "email")]
pub use types::Email;
#[cfg(feature = "url")]
pub use types::HttpUrl;
pub use types::{ByteString, InvalidText, SecretString};
#[cfg(feature = "speedate")]
pub use types::{Date, DateTime, Duration, Time};
pub use validate::{ValidationError, validate};
pub use {schemars, serde, serde_json};
