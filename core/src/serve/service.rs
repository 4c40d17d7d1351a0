//! A connection's requests, handed to the application; what is noted on their way in and out.
//!
//! In: a request as hyper has read its head. Out: the response. Nothing here fails: whatever goes wrong has become a
//! response before.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Instant;

use bytes::Bytes;
use http::header::{CONNECTION, HeaderValue, RETRY_AFTER};
use http_body::{Body as _, Frame, SizeHint};
use hyper::body::Incoming;

use crate::app::Answering;
use crate::error::{HttpError, error_response};
use crate::http::{Body, BodyLate, BoxError, Response};
use crate::serve::framing::{Framing, judge};
use crate::serve::link::{Link, Phase};

/// Begins to answer a request. hyper keeps the future in a box that it makes once for each connection.
#[inline]
pub(crate) fn answer(link: &Arc<Link>, request: http::Request<Incoming>) -> Service {
    link.busy();
    let flight = Flight(Arc::clone(link));
    let has_room = link.connections().begin_request(link.application.limits.requests);
    let event = Event::begin_if_told(&request);
    let (mut parts, body) = request.into_parts();
    if link.application.is_layered() {
        parts.extensions.insert(link.body_time().clone());
    }
    let chunked = body.size_hint().exact().is_none();
    let framing = judge(&parts, link.application.limits.target_size, chunked, || link.seen());
    let answering = match framing {
        Framing::Refused(status) => refuse(HttpError::status(status.as_u16()), link),
        Framing::Sound | Framing::Unsure if !has_room => refuse(overload(), link),
        Framing::Sound | Framing::Unsure => {
            let body = |time| {
                link.body_time().set(time);
                Received { body, link: Arc::clone(link) }
            };
            link.application.answer(parts, body, &link.arrival, link.take())
        }
    };
    Service { answering, flight: Some(flight), last: framing != Framing::Sound, event }
}

/// There are more requests in flight than there may be.
#[cold]
pub(crate) fn overload() -> HttpError {
    HttpError::status(503).header(RETRY_AFTER, "1")
}

#[cold]
pub(crate) fn refuse(error: HttpError, link: &Link) -> Answering {
    Answering::done(Box::new(error_response(error)), link.take())
}

/// A request that counts as in flight.
struct Flight(Arc<Link>);

impl Drop for Flight {
    #[inline]
    fn drop(&mut self) {
        self.0.connections().end_request();
    }
}

/// One request on its way. What it holds is taken out piece by piece: it is large, and moving it would cost time.
pub(crate) struct Service {
    answering: Answering,
    /// Nothing once it has its response.
    flight: Option<Flight>,
    /// Nothing behind this request is read.
    last: bool,
    event: Option<Event>,
}

impl Future for Service {
    type Output = Result<Response, Infallible>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut answered = ready!(self.answering.poll(cx));
        let Some(flight) = self.flight.take() else { return Poll::Pending };
        let response = answered.close();
        if self.last || flight.0.is_late() {
            response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
        }
        if let Some(event) = self.event.take() {
            event.end(response);
        }
        let is_stream = response.body().is_stream();
        let mut kept = self.answering.take_kept();
        let response = answered.into_response(&mut kept);
        flight.0.keep(kept);
        if is_stream {
            return Poll::Ready(Ok(response.map(|body| Body::boxed(Sent { body, flight }))));
        }
        flight.0.wait(Phase::Idle);
        Poll::Ready(Ok(response))
    }
}

/// What is told of a request when somebody listens.
pub(crate) struct Event(Box<(http::Method, http::Uri, Instant)>);

impl Event {
    #[inline]
    pub(crate) fn begin_if_told<B>(request: &http::Request<B>) -> Option<Self> {
        if tracing::enabled!(tracing::Level::DEBUG) { Some(Event::begin(request)) } else { None }
    }

    #[cold]
    fn begin<B>(request: &http::Request<B>) -> Self {
        Event(Box::new((request.method().clone(), request.uri().clone(), Instant::now())))
    }

    #[cold]
    pub(crate) fn end(self, response: &Response) {
        let (method, uri, start) = *self.0;
        // The client chose method and path: as fields, escaped, they cannot forge a line of a log.
        tracing::debug!(
            method = ?method.as_str(),
            path = ?uri.path(),
            status = response.status().as_u16(),
            microseconds = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX),
            "answered"
        );
    }
}

/// A request's body that notes whether the peer keeps sending.
struct Received {
    body: Incoming,
    link: Arc<Link>,
}

impl http_body::Body for Received {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.link.is_late() {
            self.link.busy();
            return Poll::Ready(Some(Err(Box::new(BodyLate))));
        }
        let frame = Pin::new(&mut self.body).poll_frame(cx);
        if frame.is_ready() {
            self.link.busy()
        } else {
            self.link.receive()
        }
        frame.map_err(Into::into)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A streamed response's body: the connection is busy until it ends, however long it pauses.
struct Sent {
    body: Body,
    flight: Flight,
}

impl http_body::Body for Sent {
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

impl Drop for Sent {
    fn drop(&mut self) {
        self.flight.0.wait(Phase::Idle);
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::sync::{Arc, Mutex};

    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::{Event, Metadata, Subscriber};

    /// Writes every event on a line.
    #[derive(Clone, Default)]
    struct Lines(Arc<Mutex<Vec<String>>>);

    struct Line(String);

    impl Visit for Line {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            self.0.push_str(&format!("{}={value:?} ", field.name()));
        }
    }

    impl Subscriber for Lines {
        fn enabled(&self, metadata: &Metadata<'_>) -> bool {
            metadata.target().starts_with("ferrapi")
        }
        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, _: &Record<'_>) {}
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, event: &Event<'_>) {
            let mut line = Line(String::new());
            event.record(&mut line);
            self.0.lock().unwrap().push(line.0);
        }
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }

    #[test]
    fn a_request_is_one_event_and_its_path_is_escaped() {
        let request = http::Request::get("/a\"%0Ab?secret=1").body(()).unwrap();
        let lines = Lines::default();
        tracing::subscriber::with_default(lines.clone(), || {
            super::Event::begin(&request).end(&crate::http::empty(http::StatusCode::NOT_FOUND));
        });
        let lines = lines.0.lock().unwrap();
        let start = r#"message=answered method="GET" path="/a\"%0Ab" status=404 microseconds="#;
        assert!(lines.len() == 1 && lines[0].starts_with(start), "{lines:?}");
    }
}
