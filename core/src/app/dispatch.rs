//! One request's way: find the route, read the body, run the glue under guard.

use std::borrow::Cow;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ALLOW, CONNECTION, HeaderValue, LOCATION, X_CONTENT_TYPE_OPTIONS};
use http::{Method, StatusCode};

use crate::app::docs::Documentation;
use crate::app::guard::{Answered, Answering, Deadline, Kept, Prepared, Preparing};
use crate::app::inside::{Place, around};
use crate::app::mount::Mount;
use crate::app::normal::{is_escaped, is_readable, normalise};
use crate::app::receive::{receive, receive_form};
use crate::app::table::{Found, Table, Target};
use crate::dependency::Effect;
use crate::error::{HttpError, Issues, Refusal, internal_error};
use crate::http::{
    Arrival, BoxError, NO_SNIFF, RequestHead, Response, TakenOff, TrustedProxies, WatchedPath, empty,
    replace_empty,
};
use crate::layer::Next;
use crate::limits::Limits;
use crate::request::{BodyStream, Carried, Context, PathVariables, Request};
use crate::route::Glue;
#[cfg(feature = "tls")]
use crate::tls::Tls;
use crate::unwind::caught;

/// An application that has been checked and frozen.
pub(crate) struct Application {
    pub(crate) table: Table,
    /// How each route is called, by number.
    pub(crate) calls: Vec<Callable>,
    pub(crate) context: Arc<Context>,
    pub(crate) documentation: Documentation,
    /// What is mounted, by number.
    pub(crate) mounts: Vec<Mount>,
    /// What a proxy has taken off the path.
    pub(crate) taken_off: Arc<str>,
    pub(crate) redirect_slashes: bool,
    pub(crate) limits: Limits,
    pub(crate) proxies: Arc<TrustedProxies>,
    #[cfg(feature = "tls")]
    pub(crate) tls: Option<Tls>,
    /// There are layers, or something is mounted.
    pub(crate) is_layered: bool,
    /// Its layers, with itself inside.
    pub(crate) edge: Option<Next>,
    /// Those of its routers, by number.
    pub(crate) router_edges: Vec<Next>,
}

/// How a route is called.
pub(crate) struct Callable {
    pub(crate) glue: Glue,
    /// Dependencies of routers and the application, outer ones first.
    pub(crate) effects: Arc<[Effect]>,
    /// What is read of the body before the glue runs.
    pub(crate) reading: Reading,
    /// How long the body may take, if that is not the application's.
    pub(crate) body_time: Option<Duration>,
    /// How long the answer may take from the body's end on.
    pub(crate) time: Option<Duration>,
    /// The layers of its routers, by number, outer ones first.
    pub(crate) layers: Box<[usize]>,
}

/// What is read of a body before the glue runs, and how many bytes of it at most.
#[derive(Clone, Copy)]
pub(crate) enum Reading {
    /// Nothing: no argument wants it.
    Nothing,
    /// All of it, into memory.
    Whole(usize),
    /// A form; its files go to disk.
    Form(usize),
    /// Nothing: the handler reads it.
    Stream(Option<usize>),
}

/// Who answers what no route answers.
enum Elsewhere {
    Answered(Box<Response>),
    /// What is mounted, by number, and how many segments lead to it.
    Mounted(u32, u32),
}

impl Application {
    /// Begins to answer a request: through the layers, if there are any.
    #[inline]
    pub(crate) fn answer<B>(
        &self,
        parts: http::request::Parts,
        body: impl FnOnce(Option<Duration>) -> B,
        arrival: &Arrival,
        kept: Kept,
    ) -> Answering
    where
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        match &self.edge {
            None => self.answer_inside(Place::Application, parts, body, arrival, kept),
            Some(edge) => around(edge, parts, body(None), arrival, kept),
        }
    }

    /// Whether requests may go through layers, or to what is mounted: then they carry along what their connection says.
    #[inline]
    pub(crate) fn is_layered(&self) -> bool {
        self.is_layered
    }

    /// Begins to answer a request that has come this far in: finds the route and sets the glue up. Nothing large is moved
    /// after this.
    #[inline]
    pub(crate) fn answer_inside<B>(
        &self,
        place: Place,
        parts: http::request::Parts,
        body: impl FnOnce(Option<Duration>) -> B,
        arrival: &Arrival,
        mut kept: Kept,
    ) -> Answering
    where
        B: http_body::Body<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
    {
        let mut request = match kept.request.take() {
            Some(request) => request,
            None => kept.request(&self.context, arrival),
        };
        request.head.method = parts.method;
        request.head.uri = parts.uri;
        request.head.version = parts.version;
        replace_empty(&mut request.head.headers, parts.headers);
        request.extensions = parts.extensions;
        request.endpoint = match self.find(&request.head, &mut request.path) {
            Ok(endpoint) => endpoint,
            Err(Elsewhere::Answered(response)) => return Answering::done(response, kept),
            Err(Elsewhere::Mounted(number, depth)) => {
                let parts = request.take_parts();
                kept.request = Some(request);
                return self.answer_below((number, depth), place, parts, body, arrival, kept);
            }
        };
        if let Some(watched) = request.extensions.get::<WatchedPath>() {
            watched.set(&request.matched().path);
        }
        let callable = &self.calls[request.endpoint];
        if let Some(edge) = self.router_edge(&callable.layers, place) {
            let parts = request.take_parts();
            kept.request = Some(request);
            return around(edge, parts, body(callable.body_time), arrival, kept);
        }
        let effects = || Arc::clone(&callable.effects);
        let (body, time) = (|| body(callable.body_time), callable.time);
        let preparing: Preparing = match callable.reading {
            Reading::Nothing if callable.effects.is_empty() && time.is_none() => {
                return Answering::work(callable.glue, request, Issues::new(), kept);
            }
            Reading::Nothing => {
                let effects = effects();
                Box::pin(run_effects(request, effects, time))
            }
            Reading::Whole(limit) => {
                let (body, effects) = (body(), effects());
                Box::pin(async move {
                    match receive(body, &request.head.headers, limit).await {
                        Ok(body) => request.body = body,
                        Err(refusal) => return Err(Answered::Elsewhere(unread(refusal, &request))),
                    }
                    run_effects(request, effects, time).await
                })
            }
            Reading::Form(limit) => {
                let (body, effects, limits) = (body(), effects(), self.limits.forms);
                Box::pin(async move {
                    match receive_form(body, &request.head.headers, limit, limits).await {
                        Ok(form) => request.carried = Carried::Form(form),
                        Err(refusal) => return Err(Answered::Elsewhere(unread(refusal, &request))),
                    }
                    run_effects(request, effects, time).await
                })
            }
            Reading::Stream(limit) => {
                request.carried = Carried::Stream(Box::new(BodyStream::over(body(), limit)));
                let effects = effects();
                Box::pin(run_effects(request, effects, time))
            }
        };
        Answering::prepare(callable.glue, preparing, kept)
    }

    /// Which route answers; otherwise the response that says why none does.
    #[inline(always)]
    fn find(&self, head: &RequestHead, variables: &mut PathVariables) -> Result<usize, Elsewhere> {
        let path = head.uri.path();
        let found = if is_escaped(path.as_bytes()) {
            if !is_readable(path) {
                return Err(Elsewhere::Answered(Box::new(self.refused(HttpError::status(400), head))));
            }
            let normalised = normalise(path);
            let found = self.table.find(&head.method, &normalised, variables);
            variables.normalised = Some(normalised);
            found
        } else {
            self.table.find(&head.method, path, variables)
        };
        match found {
            Found::Target(Target::Endpoint(endpoint)) => Ok(endpoint),
            found => Err(self.answer_elsewhere(found, head)),
        }
    }

    /// Everything that no route answers.
    #[cold]
    fn answer_elsewhere(&self, found: Found, head: &RequestHead) -> Elsewhere {
        Elsewhere::Answered(Box::new(match found {
            Found::Target(Target::Mount(number, depth)) => return Elsewhere::Mounted(number, depth),
            Found::Target(Target::Page(page)) => self.documentation.answer(page, head),
            Found::Methods(methods) => self.refused(not_allowed(&methods), head),
            Found::Target(Target::Endpoint(_)) | Found::Nothing => {
                self.redirect(head).unwrap_or_else(|| self.refused(HttpError::status(404), head))
            }
        }))
    }

    #[cold]
    fn refused(&self, error: HttpError, head: &RequestHead) -> Response {
        self.context.answers.refused(error, head)
    }

    /// A path that is known with, or without, a slash at its end.
    ///
    /// The location is relative: a client's `Host` is never reflected.
    fn redirect(&self, head: &RequestHead) -> Option<Response> {
        let path = head.uri.path();
        if !self.redirect_slashes || path == "/" {
            return None;
        }
        let other = match path.strip_suffix('/') {
            Some(shorter) => Cow::Borrowed(shorter.trim_end_matches('/')),
            None => Cow::Owned(format!("{path}/")),
        };
        // `//host` would be read as an address of another server.
        if other.starts_with("//") || !self.table.knows(&normalise(&other)) {
            return None;
        }
        // Browsers read `\` as `/`.
        let other = other.replace('\\', "%5C");
        let other = TakenOff::put_back(&self.taken_off, &other);
        let location = match head.uri.query() {
            Some(query) => format!("{other}?{query}"),
            None => other,
        };
        let mut response = empty(StatusCode::TEMPORARY_REDIRECT);
        response.headers_mut().insert(LOCATION, HeaderValue::try_from(location).ok()?);
        response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, NO_SNIFF);
        Some(response)
    }
}

/// Resolves the outer dependencies, if there are any. From here on the answer has its time.
async fn run_effects(
    mut request: Box<Request>,
    effects: Arc<[Effect]>,
    time: Option<Duration>,
) -> Result<Prepared, Answered> {
    let mut deadline = time.map(|time| Box::pin(tokio::time::sleep(time)));
    let mut issues = Issues::new();
    for effect in effects.iter() {
        let run = {
            let mut run = (effect.run)(&mut request, effect.scopes, &mut issues);
            within(&mut deadline, caught(run.as_mut())).await
        };
        match run {
            Some(Ok(())) => {}
            Some(Err(panic)) => {
                request.panicked(panic);
                request.end_function_scope().await;
                return Err(Answered::Work(request));
            }
            None => {
                request.timed_out();
                request.end_function_scope().await;
                return Err(Answered::Work(request));
            }
        }
    }
    Ok(Prepared { request, issues, deadline })
}

/// What a future gives, unless the deadline comes first.
async fn within<F: Future>(deadline: &mut Option<Deadline>, work: F) -> Option<F::Output> {
    let mut work = pin!(work);
    poll_fn(|cx| match (work.as_mut().poll(cx), &mut *deadline) {
        (Poll::Ready(done), _) => Poll::Ready(Some(done)),
        (Poll::Pending, Some(deadline)) => deadline.as_mut().poll(cx).map(|()| None),
        (Poll::Pending, None) => Poll::Pending,
    })
    .await
}

#[cold]
fn not_allowed(methods: &[Method]) -> HttpError {
    let list = methods.iter().map(Method::as_str).collect::<Vec<_>>().join(", ");
    HttpError::status(405).header(ALLOW, list)
}

/// A body that is not read.
#[cold]
fn unread(refusal: Refusal, request: &Request) -> Box<Response> {
    let Refusal::Error(error) = refusal else { return Box::new(internal_error()) };
    let is_left = matches!(error.status_code(), StatusCode::PAYLOAD_TOO_LARGE | StatusCode::REQUEST_TIMEOUT);
    let mut response = request.context.answers.refused(error, &request.head);
    if is_left {
        // What is left of the body is not read, so the connection cannot go on.
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    Box::new(response)
}
