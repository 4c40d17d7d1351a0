//! Watching an application: figures for Prometheus, spans for tracing. Nothing of it is there without its feature, and an
//! application without these layers pays nothing for them.
//!
//! In: requests on their way to a service, and its responses, which stay as they are. Out: what a collector asks for, and what a
//! subscriber of `tracing` is told. `metrics` counts, `trace` opens spans, `parent` reads where a trace has begun, `method` keeps
//! a client from making up labels. Must not know the application.

mod method;
#[cfg(feature = "metrics")]
mod metrics;
#[cfg(feature = "otel")]
mod parent;
#[cfg(feature = "otel")]
mod trace;

#[cfg(feature = "metrics")]
pub use metrics::{Measured, MeasuredFuture, Metrics, MetricsEndpoint};
#[cfg(feature = "otel")]
pub use parent::TraceParent;
#[cfg(feature = "otel")]
pub use trace::{Trace, Traced, TracedFuture};
