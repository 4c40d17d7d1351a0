//! A FastAPI for Rust: a handler's signature is the whole contract.
#![forbid(unsafe_code)]

extern crate self as ferrapi;

mod app;
mod argument;
mod cli;
mod data;
mod dependency;
mod error;
mod forms;
mod glue;
mod http;
mod macros;
#[cfg(feature = "pattern")]
mod pattern;
pub mod prelude;
mod probe;
mod proof;
mod reply;
mod request;
mod route;
mod serve;
#[cfg(feature = "testing")]
mod testing;
mod validate;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use crate::http::{Body, BoxError, RequestHead, Response, ResponseHead};
pub use ::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
pub use app::{App, Router};
pub use argument::{Argument, Form, Lend, State};
pub use bytes::Bytes;
pub use cookie::Cookie;
pub use data::Data;
pub use dependency::Dependency;
pub use error::{HttpError, SetupError, SetupFault};
pub use forms::FormLimits;
#[cfg(feature = "multipart")]
pub use forms::{Blocking, UploadFile};
pub use macros::{
    ApiError, delete, dependency, get, head, model, options, patch, post, put, route, routes, trace,
};
pub use reply::{ApiError, Html, Json, PlainText, Redirect, Reply};
#[cfg(feature = "multipart")]
pub use request::FileArgument;
pub use request::{BodyError, BodyStream};
pub use route::{Route, Routes};
pub use serve::{Limits, ServeError, Server, ServerHandle};
#[cfg(feature = "testing")]
pub use testing::{TestClient, TestClientBuilder, TestRequest, TestResponse};
pub use {schemars, serde, serde_json};
