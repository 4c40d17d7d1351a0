//! The built-in layers: what a FastAPI user adds with `add_middleware`, and what a proxy would do.
//!
//! In: requests on their way to a service, and its responses. Out: the same, or an answer of the layer's own. Each file is one
//! layer; `passing` is the future that all share, `hosts` judges a request's host, `texts` are the lists in
//! their settings. They are plain tower layers, which work
//! around any service of `http`'s requests and responses. Must not know the application.
//!
//! ```
//! use std::time::Duration;
//!
//! use ferrapi::App;
//! use ferrapi::middleware::{Cors, RequestId, Timeout, TrustedHosts};
//!
//! let app = App::new("Item Store")
//!     .layer(Timeout::new(Duration::from_secs(20)))
//!     .layer(Cors::new().allow_origins(["https://shop.example.com"]).allow_methods(["*"]))
//!     .layer(TrustedHosts::new(["api.example.com"]))
//!     .layer(RequestId::new());
//! ```

#[cfg(feature = "compression")]
mod compression;
mod cors;
mod hosts;
mod https_redirect;
mod passing;
mod request_id;
mod texts;
mod timeout;
mod trusted_hosts;

#[cfg(feature = "compression")]
pub use compression::{Compressed, Compressing, Compression};
pub use cors::{Cors, CorsService};
pub use https_redirect::{HttpsRedirect, HttpsRedirected};
pub use passing::{Finish, Passing};
pub use request_id::{Identified, RequestId};
pub use texts::Texts;
pub use timeout::{Timed, TimedFuture, Timeout};
pub use trusted_hosts::{Trusted, TrustedHosts};
