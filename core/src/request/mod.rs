//! A request on its way through the glue: what it holds, and what the glue asks of it.
//!
//! In: a head, a body that has been read, the matched route. Out: arguments, or issues, then a response. The
//! methods in this folder are the steps that expansions name; nothing here knows routing or sockets.

mod answers;
mod board;
mod body;
mod context;
mod cookie;
#[cfg(feature = "multipart")]
mod file;
mod form;
mod header;
mod lent;
mod outcome;
mod overrides;
mod part;
mod path;
mod query;
mod reads;
mod scopes;
mod shared;
mod spread;
mod states;
mod stream;
mod texts;

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Weak};

use bytes::Bytes;
use ferrapi_openapi::fragment::RouteSpec;
use http::{Extensions, HeaderMap, Uri};

#[cfg(feature = "multipart")]
pub use file::{FileArgument, no_files};
pub use stream::{BodyError, BodyStream};

pub(crate) use answers::Answers;
pub use answers::HandledError;
pub(crate) use board::{Board, Turn};
pub(crate) use context::{Context, Matched};
pub(crate) use header::text as header_text;
pub(crate) use lent::Home;
pub use lent::Lent;
pub(crate) use overrides::Overrides;
pub(crate) use path::PathVariables;
pub(crate) use query::last_value;
pub(crate) use reads::BodyUse;
pub(crate) use scopes::Scopes;
pub(crate) use shared::SharedValues;

pub(crate) use states::States;

use crate::after::{BackgroundTasks, Duties};
use crate::error::{internal_error, too_slow};
use crate::forms::FormParts;
use crate::http::{Arrival, RequestHead, Response, ResponseHead};
use crate::unwind::Panic;

/// A request on its way through the glue. Handlers see its parts only.
pub struct Request {
    /// Everything before the body.
    pub(crate) head: RequestHead,
    /// What is said of the response besides its body.
    pub(crate) reply: ResponseHead,
    /// The body, read into memory before the glue runs; empty when the route reads none.
    pub(crate) body: Bytes,
    /// What is read of the body in another way.
    pub(crate) carried: Carried,
    /// Where the path's variables stand.
    pub(crate) path: PathVariables,
    /// What one part of the request leaves for another.
    pub(crate) extensions: Extensions,
    /// The application.
    pub(crate) context: Arc<Context>,
    /// The route's number in the application.
    pub(crate) endpoint: usize,
    /// Values of dependencies that more than one function asks for.
    pub(crate) shared: SharedValues,
    /// The security scopes that are asked for where the glue is at the moment.
    pub(crate) scopes: Scopes,
    /// The other branches, where this is one of a concurrent route.
    pub(crate) turn: Option<Turn>,
    /// What is to be done besides answering.
    pub(crate) duties: Duties,
    /// What the route has answered with.
    pub(crate) response: Option<Response>,
    /// Where it is put when its handler panics.
    pub(crate) home: Weak<Home>,
}

/// A body that is not one piece of memory.
#[derive(Default)]
pub(crate) enum Carried {
    /// Nothing.
    #[default]
    Nothing,
    /// A form, read before the glue runs.
    Form(Box<FormParts>),
    /// The body, not read yet.
    Stream(Box<BodyStream>),
}

impl Request {
    /// A place for the requests of one connection.
    pub(crate) fn new(context: Arc<Context>, arrival: Arrival) -> Self {
        Request {
            head: RequestHead { arrival, root_path: context.root_path.clone(), ..RequestHead::default() },
            reply: ResponseHead::default(),
            body: Bytes::new(),
            carried: Carried::Nothing,
            path: PathVariables::default(),
            extensions: Extensions::new(),
            context,
            endpoint: 0,
            shared: SharedValues::default(),
            scopes: Scopes::default(),
            turn: None,
            duties: Duties::default(),
            response: None,
            home: Weak::new(),
        }
    }

    /// Lets go of everything that belongs to one request but its response, which is large, and stays in its place.
    #[inline(always)]
    pub(crate) fn close(&mut self) {
        // Every field is named, so that none can be forgotten.
        let Request {
            head,
            reply,
            body,
            carried,
            path,
            extensions,
            context,
            endpoint: _,
            shared,
            scopes,
            turn: _,
            duties,
            response,
            home: _,
        } = self;
        if !duties.is_empty()
            && let Some(first) = response.take()
        {
            let duties = std::mem::take(duties);
            *response = Some(duties.follow(first, &head.method, &context.after));
        }
        // Its arrival stays; so does its method, which holds nothing, or a word that the next request's replaces.
        head.uri = Uri::default();
        if head.headers.capacity() > 0 {
            head.headers = HeaderMap::new();
        }
        if !reply.is_empty() {
            *reply = ResponseHead::default();
        }
        *body = Bytes::new();
        *carried = Carried::Nothing;
        path.clear();
        if !extensions.is_empty() {
            *extensions = Extensions::new();
        }
        shared.clear();
        scopes.clear();
    }

    /// Takes the head out again, for layers that come before the route's own work.
    #[cold]
    pub(crate) fn take_parts(&mut self) -> http::request::Parts {
        let mut parts = http::Request::new(()).into_parts().0;
        parts.method = std::mem::take(&mut self.head.method);
        parts.uri = std::mem::take(&mut self.head.uri);
        parts.version = self.head.version;
        parts.headers = std::mem::take(&mut self.head.headers);
        parts.extensions = std::mem::take(&mut self.extensions);
        self.path.clear();
        parts
    }

    /// The answer to a request whose handler or dependency has panicked.
    #[cold]
    pub(crate) fn panicked(&mut self, panic: Panic) {
        panic.log("a handler");
        self.duties.panicked = true;
        self.duties.tasks = BackgroundTasks::default();
        self.response = Some(internal_error());
    }

    /// The answer to a request whose dependencies take longer than they may.
    #[cold]
    pub(crate) fn timed_out(&mut self) {
        self.duties.tasks = BackgroundTasks::default();
        self.response = Some(self.context.answers.refused(too_slow(), &self.head));
    }

    /// Ends what lives no longer than the handler. It is boxed, so that no route's future grows by it.
    #[cold]
    pub(crate) fn end_function_scope(&mut self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        // Nothing holds a shared value any more, so its end finds the last of it.
        self.shared.clear();
        let Request { head, context, duties, response, .. } = self;
        Box::pin(async move {
            if let Some(response) = response {
                duties.end_function_scope(response, &|error| context.answers.refused(error, head)).await;
            }
        })
    }

    /// The same request once more, for one branch of a concurrent route. Nothing of the answer is in it, nor what only
    /// one can read.
    pub(crate) fn copy(&self, turn: Turn) -> Request {
        Request {
            head: self.head.clone(),
            body: self.body.clone(),
            path: self.path.clone(),
            extensions: self.extensions.clone(),
            endpoint: self.endpoint,
            turn: Some(turn),
            ..Request::new(Arc::clone(&self.context), self.head.arrival.clone())
        }
    }

    /// Takes over what a copy has come to.
    pub(crate) fn rejoin(&mut self, copy: &mut Request) {
        self.reply.append(std::mem::take(&mut copy.reply));
        self.duties.append(std::mem::take(&mut copy.duties));
        self.extensions.extend(std::mem::take(&mut copy.extensions));
        if !matches!(copy.carried, Carried::Nothing) {
            self.carried = std::mem::take(&mut copy.carried);
        }
    }

    /// The matched route, as this application has mounted it.
    #[inline]
    pub(crate) fn matched(&self) -> &Matched {
        &self.context.endpoints[self.endpoint]
    }

    /// The request's header map, emptied, for the response: it has room already.
    #[inline]
    pub(crate) fn reuse_headers(&mut self) -> HeaderMap {
        let mut headers = std::mem::take(&mut self.head.headers);
        headers.clear();
        headers
    }

    /// The matched route, as it was declared.
    #[inline]
    pub(crate) fn spec(&self) -> &'static RouteSpec {
        self.matched().spec
    }
}
