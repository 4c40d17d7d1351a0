//! A request on its way through the glue: what it holds, and what the glue asks of it.
//!
//! In: a head, a body that has been read, the matched route. Out: arguments, or issues. The methods here are the
//! steps that expansions name.

mod body;
mod cold;
mod lend;
mod parameters;
mod path;
mod resolve;
mod respond;
mod texts;

use std::sync::Arc;

use bytes::Bytes;

use crate::http::{RequestHead, ResponseHead};

pub(crate) use path::PathVariables;
pub(crate) use resolve::Shared;

/// A request on its way through the glue. Handlers do not see it.
pub struct Request {
    /// Everything before the body.
    pub(crate) head: RequestHead,
    /// What is said of the response besides its body.
    pub(crate) reply: ResponseHead,
    /// The body, read into memory before the glue runs.
    pub(crate) body: Option<Bytes>,
    /// Where the path's variables stand.
    pub(crate) path: PathVariables,
    /// The application: state, overrides.
    pub(crate) app: Arc<crate::app::Shared>,
    /// Which route was matched.
    pub(crate) endpoint: usize,
    /// Values of dependencies that more than one function asks for.
    pub(crate) shared: Shared,
}
