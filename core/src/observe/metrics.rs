//! Requests in figures, as Prometheus reads them.

use std::convert::Infallible;
use std::future::{Future, Ready};
use std::pin::Pin;
use std::sync::{Arc, PoisonError, RwLock};
use std::task::{Context, Poll, ready};
use std::time::Instant;

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue, X_CONTENT_TYPE_OPTIONS};
use http::{Method, Request, StatusCode};
use http_body::{Frame, SizeHint};
use pin_project_lite::pin_project;
use prometheus_client::encoding::text::encode;
use prometheus_client::encoding::{EncodeLabel, EncodeLabelSet, LabelSetEncoder};
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::{Family, MetricConstructor};
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use tower_layer::Layer;
use tower_service::Service;

use crate::http::{Body, BoxError, MatchedPath, NO_SNIFF, Response, WatchedPath, empty};
use crate::observe::method;

/// Bounds of the durations, in seconds: those that OpenTelemetry's conventions propose.
const BOUNDS: [f64; 14] = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0];
/// What is said of a request whose client left before it was answered: nginx's number for it.
const LEFT: u16 = 499;
/// The route of what no route has answered. A pattern begins with a slash.
const NO_ROUTE: &str = "other";

const OPEN_METRICS: HeaderValue =
    HeaderValue::from_static("application/openmetrics-text; version=1.0.0; charset=utf-8");

/// Counts requests and how long they take, for Prometheus. (Feature `metrics`.)
///
/// ```
/// use ferrapi::observe::Metrics;
/// use ferrapi::prelude::*;
/// use ferrapi::TestClient;
///
/// #[get("/items/<item_id>")]
/// async fn read_item(item_id: u32) -> u32 {
///     item_id
/// }
///
/// #[get("/metrics", hidden)]
/// async fn figures(metrics: State<Metrics>) -> Response {
///     metrics.response()
/// }
///
/// # fn main() {
/// let metrics = Metrics::new();
/// // Added last, it is the outermost: what the other layers answer is counted, too.
/// let app = App::new("Items").routes(routes![read_item, figures]).state(metrics.clone()).layer(metrics);
///
/// let client = TestClient::new(app);
/// client.get("/items/1").send();
/// let text = client.get("/metrics").send().text().to_owned();
/// let line = r#"http_requests_total{method="GET",route="/items/{item_id}",status="200"} 1"#;
/// assert!(text.contains(line), "{text}");
/// # }
/// ```
///
/// | figure | labels | what it is |
/// |---|---|---|
/// | `http_requests_total` | `method`, `route`, `status` | how many have been answered |
/// | `http_request_duration_seconds` | `method`, `route` | how long until the answer began, as a histogram |
/// | `http_requests_in_flight` | | how many are being answered now, streams until their end |
///
/// No client can make series: `route` is the pattern of a route ([`MatchedPath`]), or `other` for all that none has answered (404, pages
/// of the documentation, what another layer answers); an unknown method is `_OTHER`. A client that left before its answer is
/// status 499, a panic 500.
///
/// Clones are the same figures. The layer works in axum, too, where every route is `other`. Whoever may read the figures learns of the
/// application's routes and load: [`endpoint`](Self::endpoint) is best served where only the collector comes.
#[derive(Clone)]
pub struct Metrics(Arc<Figures>);

struct Figures {
    registry: RwLock<Registry>,
    requests: Family<Answered, Counter>,
    durations: Family<Asked, Histogram, Bounds>,
    in_flight: Gauge,
}

#[derive(Clone)]
struct Bounds(Arc<[f64]>);

impl MetricConstructor<Histogram> for Bounds {
    fn new_metric(&self) -> Histogram {
        Histogram::new(self.0.iter().copied())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Asked {
    method: &'static str,
    route: Option<MatchedPath>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Answered {
    asked: Asked,
    status: u16,
}

impl EncodeLabelSet for Asked {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), std::fmt::Error> {
        ("method", self.method).encode(encoder.encode_label())?;
        let route = self.route.as_ref().map_or(NO_ROUTE, MatchedPath::as_str);
        ("route", route).encode(encoder.encode_label())
    }
}

impl EncodeLabelSet for Answered {
    fn encode(&self, encoder: &mut LabelSetEncoder<'_>) -> Result<(), std::fmt::Error> {
        self.asked.encode(encoder)?;
        ("status", u64::from(self.status)).encode(encoder.encode_label())
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

impl Metrics {
    /// No figures yet. Durations have 14 bounds, from 5 ms to 10 s.
    pub fn new() -> Self {
        Self::with_bounds(BOUNDS)
    }

    /// The same with other bounds of the durations, in seconds.
    pub fn with_bounds(bounds: impl IntoIterator<Item = f64>) -> Self {
        let requests = Family::<Answered, Counter>::default();
        let bounds = Bounds(bounds.into_iter().collect());
        let durations = Family::<Asked, Histogram, Bounds>::new_with_constructor(bounds);
        let in_flight = Gauge::default();
        let mut registry = Registry::default();
        registry.register("http_requests", "Requests that have been answered", requests.clone());
        let help = "Time until the answer to a request begins";
        registry.register_with_unit("http_request_duration", help, Unit::Seconds, durations.clone());
        registry.register("http_requests_in_flight", "Requests that are being answered", in_flight.clone());
        Metrics(Arc::new(Figures { registry: RwLock::new(registry), requests, durations, in_flight }))
    }

    /// Adds figures of one's own, of the crate `prometheus_client`, which is [re-exported](crate::prometheus_client).
    ///
    /// ```
    /// use ferrapi::observe::Metrics;
    /// use ferrapi::prometheus_client::metrics::counter::Counter;
    ///
    /// let orders: Counter = Counter::default();
    /// let metrics = Metrics::new();
    /// metrics.register(|registry| registry.register("orders", "Orders that were placed", orders.clone()));
    ///
    /// orders.inc();
    /// assert!(metrics.text().contains("orders_total 1"));
    /// ```
    pub fn register(&self, add: impl FnOnce(&mut Registry)) {
        add(&mut self.0.registry.write().unwrap_or_else(PoisonError::into_inner));
    }

    /// All figures, as text in the form of OpenMetrics.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let registry = self.0.registry.read().unwrap_or_else(PoisonError::into_inner);
        if encode(&mut text, &registry).is_err() {
            tracing::error!("the figures cannot be written");
        }
        text
    }

    /// All figures, as an answer (`application/openmetrics-text; version=1.0.0`).
    pub fn response(&self) -> Response {
        let mut response = Response::new(Body::from(self.text()));
        response.headers_mut().insert(CONTENT_TYPE, OPEN_METRICS);
        response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF);
        response
    }

    /// A tower service that answers GET with all figures.
    pub fn endpoint(&self) -> MetricsEndpoint {
        MetricsEndpoint(self.clone())
    }
}

impl std::fmt::Debug for Metrics {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Metrics").field("in_flight", &self.0.in_flight.get()).finish_non_exhaustive()
    }
}

/// Answers GET with all figures; [`Metrics::endpoint`] makes it.
#[derive(Clone, Debug)]
pub struct MetricsEndpoint(Metrics);

impl<B> Service<Request<B>> for MetricsEndpoint {
    type Response = Response;
    type Error = Infallible;
    type Future = Ready<Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        std::future::ready(Ok(if matches!(*request.method(), Method::GET | Method::HEAD) {
            self.0.response()
        } else {
            let mut response = empty(StatusCode::METHOD_NOT_ALLOWED);
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
            response
        }))
    }
}

impl<S> Layer<S> for Metrics {
    type Service = Measured<S>;

    fn layer(&self, inside: S) -> Measured<S> {
        Measured { metrics: self.clone(), inside }
    }
}

/// A service behind [`Metrics`].
#[derive(Clone, Debug)]
pub struct Measured<S> {
    metrics: Metrics,
    inside: S,
}

impl<S, A, B> Service<Request<A>> for Measured<S>
where
    S: Service<Request<A>, Response = http::Response<B>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response;
    type Error = S::Error;
    type Future = MeasuredFuture<S::Future>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inside.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let flight = Flight {
            metrics: self.metrics.clone(),
            method: method::name(request.method()),
            path: MatchedPath::watch(request.extensions_mut()),
            start: Instant::now(),
            is_counted: false,
        };
        flight.metrics.0.in_flight.inc();
        MeasuredFuture { inside: self.inside.call(request), flight: Some(flight) }
    }
}

/// A request in flight.
struct Flight {
    metrics: Metrics,
    method: &'static str,
    path: WatchedPath,
    start: Instant,
    /// It has been answered.
    is_counted: bool,
}

impl Flight {
    fn count(&mut self, status: u16) {
        self.is_counted = true;
        let asked = Asked { method: self.method, route: self.path.get() };
        let Figures { requests, durations, .. } = &*self.metrics.0;
        durations.get_or_create(&asked).observe(self.start.elapsed().as_secs_f64());
        requests.get_or_create(&Answered { asked, status }).inc();
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        if !self.is_counted {
            self.count(if std::thread::panicking() { 500 } else { LEFT });
        }
        self.metrics.0.in_flight.dec();
    }
}

pin_project! {
    /// A request on its way.
    pub struct MeasuredFuture<F> {
        #[pin]
        inside: F,
        flight: Option<Flight>,
    }
}

impl<F> std::fmt::Debug for MeasuredFuture<F> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MeasuredFuture")
    }
}

impl<F, B, E> Future for MeasuredFuture<F>
where
    F: Future<Output = Result<http::Response<B>, E>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Output = Result<Response, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let places = self.project();
        let answered = ready!(places.inside.poll(cx));
        let flight = places.flight.take();
        Poll::Ready(match answered {
            Ok(response) => Ok(land(response.map(Body::stream), flight)),
            Err(error) => {
                flight.into_iter().for_each(|mut flight| flight.count(500));
                Err(error)
            }
        })
    }
}

/// Counts an answer. One that is streamed is in flight until its end.
fn land(response: Response, flight: Option<Flight>) -> Response {
    let Some(mut flight) = flight else { return response };
    flight.count(response.status().as_u16());
    response.map(|body| if body.is_stream() { Body::boxed(Landing { body, _flight: flight }) } else { body })
}

struct Landing {
    body: Body,
    _flight: Flight,
}

impl http_body::Body for Landing {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
