//! A name for each request, in the log and in the answer.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Request;
use http::header::{HeaderName, HeaderValue};
use pin_project_lite::pin_project;
use tower_layer::Layer;
use tower_service::Service;
use tracing::Span;

use crate::http::{BoxError, Response};
use crate::middleware::passing::{Finish, Passing};
use crate::random::Random;

const NAME: HeaderName = HeaderName::from_static("x-request-id");

/// Gives each request an id: in the log, for the handler, and in the answer.
///
/// ```
/// use ferrapi::App;
/// use ferrapi::middleware::RequestId;
///
/// // Added last, it is the outermost: whatever the other layers log has the id.
/// let app = App::new("Item Store").layer(RequestId::new());
/// ```
///
/// The id is the request's own `X-Request-Id`, if that is 1 to 128 letters, digits and `-_.~:/+=@`; anything else could forge what
/// a log says, and is replaced by a random id in the form of a UUID (version 4). It stands in the header field of the request, where
/// handlers read it, in that of the answer (unless the handler has set one), and as `id` of the span `request` around
/// everything that is logged inside.
#[derive(Debug, Clone)]
pub struct RequestId {
    name: HeaderName,
    trusts: bool,
    random: Arc<Random>,
}

impl Default for RequestId {
    fn default() -> Self {
        Self::new()
    }
}

impl RequestId {
    /// Ids in `X-Request-Id`.
    pub fn new() -> Self {
        RequestId { name: NAME, trusts: true, random: Arc::default() }
    }

    /// Another header field (default: `X-Request-Id`). A name that HTTP does not allow is left out.
    pub fn header(mut self, name: impl TryInto<HeaderName>) -> Self {
        self.name = name.try_into().unwrap_or(self.name);
        self
    }

    /// Whether a client may say the id (default: yes).
    pub fn trust_client(mut self, trusts: bool) -> Self {
        self.trusts = trusts;
        self
    }

    fn make(&self) -> HeaderValue {
        let bits = self.random.next();
        let [a, b, c, d] =
            [(96, 32), (80, 16), (64, 12), (48, 14)].map(|(at, width)| bits >> at & ((1 << width) - 1));
        let text = format!("{a:08x}-{b:04x}-4{c:03x}-{:04x}-{:012x}", d | 0x8000, bits & ((1 << 48) - 1));
        HeaderValue::try_from(text).expect("hexadecimal digits are a header value")
    }
}

fn is_sound(id: &HeaderValue) -> bool {
    let is_sound = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.~:/+=@".contains(byte);
    (1..=128).contains(&id.len()) && id.as_bytes().iter().all(is_sound)
}

impl<S> Layer<S> for RequestId {
    type Service = Identified<S>;

    fn layer(&self, inside: S) -> Identified<S> {
        Identified { rules: self.clone(), inside }
    }
}

/// A service behind [`RequestId`].
#[derive(Debug, Clone)]
pub struct Identified<S> {
    rules: RequestId,
    inside: S,
}

impl<S, A, B> Service<Request<A>> for Identified<S>
where
    S: Service<Request<A>, Response = http::Response<B>>,
    B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response;
    type Error = S::Error;
    type Future = Spanned<Passing<S::Future, Named>>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inside.poll_ready(cx)
    }

    fn call(&mut self, mut request: Request<A>) -> Self::Future {
        let name = self.rules.name.clone();
        let given = request.headers().get(&name).filter(|id| self.rules.trusts && is_sound(id));
        let id = given.cloned().unwrap_or_else(|| self.rules.make());
        request.headers_mut().insert(&name, id.clone());
        let span = tracing::info_span!("request", id = id.to_str().unwrap_or_default());
        let inside = span.in_scope(|| self.inside.call(request));
        Spanned { inside: Passing::inside(inside, Named { name, id }), span }
    }
}

/// An answer that gets its request's id.
#[derive(Debug)]
pub struct Named {
    name: HeaderName,
    id: HeaderValue,
}

impl Finish for Named {
    fn finish(self, mut response: Response) -> Response {
        response.headers_mut().entry(self.name).or_insert(self.id);
        response
    }
}

pin_project! {
    /// A future inside of a span.
    #[derive(Debug)]
    pub struct Spanned<F> {
        #[pin]
        inside: F,
        span: Span,
    }
}

impl<F: Future> Future for Spanned<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        let places = self.project();
        let _entered = places.span.enter();
        places.inside.poll(cx)
    }
}
