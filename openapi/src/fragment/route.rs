//! A route: method, path, arguments, answer.

use std::time::Duration;

use crate::fragment::{ArgumentSpec, DependencyUse, ReplySpec, ResponseSpec, ValueOf};

/// A route as its attribute and signature describe it.
pub struct RouteSpec {
    /// The function's name.
    pub name: &'static str,
    /// Where it stands.
    pub location: Location,
    /// The method, in upper case.
    pub method: &'static str,
    /// The path as written: `/items/<item_id>`.
    pub path: &'static str,
    /// The path in parts.
    pub segments: &'static [Segment],
    /// The status of a success.
    pub status: u16,
    /// The operation's summary; without it the function's name in Title Case.
    pub summary: Option<&'static str>,
    /// The operation's description.
    pub description: Option<&'static str>,
    /// The operation's identifier; without it FastAPI's rule.
    pub operation_id: Option<&'static str>,
    /// The operation's tags.
    pub tags: &'static [&'static str],
    /// Documented as deprecated.
    pub deprecated: bool,
    /// Kept out of the document.
    pub hidden: bool,
    /// The description of the success; without it `Successful Response`.
    pub response_description: Option<&'static str>,
    /// In declaration order; dependencies among them.
    pub arguments: &'static [ArgumentSpec],
    /// Run for their effect, before the arguments (`depends(…)`).
    pub dependencies: &'static [DependencyUse],
    /// What the function returns.
    pub reply: ReplySpec,
    /// Further documented responses (`responses(…)`), one for each media type.
    pub responses: &'static [ResponseSpec],
    /// Requests that the operation's client gets in return (`callbacks(…)`).
    pub callbacks: &'static [CallbackSpec],
    /// Further keys of the operation, an object; it is merged into what is known, and wins.
    pub extra: Option<ValueOf>,
    /// Greatest size of the body in bytes, when it differs from the application's.
    pub body_limit: Option<usize>,
    /// How long the body may take, when it differs from the application's.
    pub body_timeout: Option<Duration>,
    /// How long the answer may take, when it differs from the application's.
    pub timeout: Option<Duration>,
    /// Whether JSON needs its content type, when that differs from the router's.
    pub strict_content_type: Option<bool>,
    /// It needs no guard, although its application is secure by default.
    pub public: bool,
    /// Its dependencies are resolved at the same time where they do not need each other.
    pub concurrent: bool,
}

/// A request that an operation's client gets in return, of which only the document tells.
pub struct CallbackSpec {
    /// Where it goes: a URL with OpenAPI's runtime expressions (`{$request.query.callback_url}`).
    pub expression: &'static str,
    /// What is sent, and what is to be answered.
    pub route: &'static RouteSpec,
}

/// A part of a path between two slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Fixed text.
    Literal(&'static str),
    /// `<name>`: one segment.
    Variable(&'static str),
    /// `<name..>`: all segments to the end.
    Rest(&'static str),
}

/// A place in the user's source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// The file, as the compiler names it.
    pub file: &'static str,
    /// The line, from 1.
    pub line: u32,
}

impl std::fmt::Display for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

impl RouteSpec {
    /// What an attribute leaves unsaid; the macros fill in the rest.
    pub const DEFAULT: RouteSpec = RouteSpec {
        name: "",
        location: Location { file: "", line: 0 },
        method: "GET",
        path: "/",
        segments: &[],
        status: 200,
        summary: None,
        description: None,
        operation_id: None,
        tags: &[],
        deprecated: false,
        hidden: false,
        response_description: None,
        arguments: &[],
        dependencies: &[],
        reply: ReplySpec::OPAQUE,
        responses: &[],
        callbacks: &[],
        extra: None,
        body_limit: None,
        body_timeout: None,
        timeout: None,
        strict_content_type: None,
        public: false,
        concurrent: false,
    };
}
