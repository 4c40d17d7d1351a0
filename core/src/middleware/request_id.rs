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

use crate::http::{BoxError, RequestName, Response};
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
/// everything that is logged inside, and of the event `answered`.
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
        response.extensions_mut().insert(RequestName(self.id.clone()));
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

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::future::{Future, Ready, ready};
    use std::pin::pin;
    use std::sync::{Arc, Mutex};
    use std::task::{Context, Poll, Waker};

    use http::Request;
    use tower_layer::Layer;
    use tower_service::Service;
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    use crate::http::Response;
    use crate::middleware::RequestId;

    /// Notes what happens, in order.
    #[derive(Clone, Default)]
    struct Notes(Arc<Mutex<Vec<String>>>);

    struct Fields(String);

    impl Visit for Fields {
        fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
            self.0.push_str(&format!(" {}={value:?}", field.name()));
        }
    }

    impl Notes {
        fn note(&self, text: impl Into<String>) {
            self.0.lock().unwrap().push(text.into());
        }
    }

    impl Subscriber for Notes {
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            true
        }
        fn new_span(&self, span: &Attributes<'_>) -> Id {
            let mut fields = Fields(span.metadata().name().to_owned());
            span.record(&mut fields);
            self.note(fields.0);
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, _: &Record<'_>) {}
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, _: &Event<'_>) {
            self.note("event");
        }
        fn enter(&self, _: &Id) {
            self.note("enter");
        }
        fn exit(&self, _: &Id) {
            self.note("exit");
        }
    }

    struct Inside;

    impl Service<Request<()>> for Inside {
        type Response = Response;
        type Error = Infallible;
        type Future = Ready<Result<Response, Infallible>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: Request<()>) -> Self::Future {
            tracing::info!("inside");
            ready(Ok(Response::default()))
        }
    }

    #[test]
    fn what_is_logged_inside_has_the_id() {
        let notes = Notes::default();
        tracing::subscriber::with_default(notes.clone(), || {
            let request = Request::get("/").header("x-request-id", "abc").body(()).unwrap();
            let answer = pin!(RequestId::new().layer(Inside).call(request));
            assert!(answer.poll(&mut Context::from_waker(Waker::noop())).is_ready());
        });
        let expected = [r#"request id="abc""#, "enter", "event", "exit", "enter", "exit"];
        assert_eq!(*notes.0.lock().unwrap(), expected);
    }
}
