//! One thing that is wrong with a request, and all of them together.

use std::borrow::Cow;
use std::fmt;

use ferrapi_openapi::fragment::Fault;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use crate::http::Response;

/// One element of a location: `"body"`, `"items"`, `0`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Loc {
    /// A place, a field, a key.
    Name(Cow<'static, str>),
    /// A position in a list.
    Index(usize),
}

impl fmt::Display for Loc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Loc::Name(name) => f.write_str(name),
            Loc::Index(index) => write!(f, "{index}"),
        }
    }
}

/// One thing that is wrong with a request or a value: an element of a 422's `detail`. It serialises as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Issue {
    pub(crate) loc: Vec<Loc>,
    pub(crate) fault: Fault,
    pub(crate) input: Value,
}

impl Issue {
    /// The machine-readable kind: `missing`, `int_parsing`, `value_error`.
    pub fn kind(&self) -> &'static str {
        self.fault.kind
    }

    /// Where: the place (`body`, `query`, …) first, then fields, keys and positions.
    pub fn loc(&self) -> &[Loc] {
        &self.loc
    }

    /// What is wrong, in a sentence without a full stop.
    pub fn message(&self) -> &str {
        &self.fault.message
    }

    /// The value that came in, or what stands in for a long one.
    pub fn input(&self) -> &Value {
        &self.input
    }

    /// The numbers and names that the message speaks of.
    pub fn context(&self) -> Option<&Value> {
        self.fault.context.as_ref()
    }
}

/// Keys in the order of FastAPI's.
impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", self.kind())?;
        map.serialize_entry("loc", self.loc())?;
        map.serialize_entry("msg", self.message())?;
        map.serialize_entry("input", self.input())?;
        if let Some(context) = self.context() {
            map.serialize_entry("ctx", context)?;
        }
        map.end()
    }
}

/// What a request's extraction has found wrong so far. Costs nothing while it is empty.
#[derive(Default)]
pub struct Issues(Option<Box<Collected>>);

/// The cold part.
#[derive(Default)]
pub(crate) struct Collected {
    /// Each with the rank that orders it within its function (see `Issues::push`).
    pub(crate) issues: Vec<(u8, Issue)>,
    /// An error that a dependency returned: it wins over all issues.
    pub(crate) rejection: Option<Response>,
    /// The body cannot be read at all: it wins over everything else.
    pub(crate) unreadable: Option<Response>,
}

impl Issues {
    /// None so far.
    #[inline]
    pub const fn new() -> Self {
        Issues(None)
    }

    /// Whether nothing was reported.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }

    /// Whether a dependency has returned an error: nothing further is called.
    #[inline]
    pub fn is_rejected(&self) -> bool {
        self.0.as_ref().is_some_and(|collected| collected.rejection.is_some())
    }

    /// How many issues there are.
    pub(crate) fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |collected| collected.issues.len())
    }

    /// Adds an issue. `rank` orders the issues of one function: FastAPI lists dependencies, path, query,
    /// header, cookie and body in this order, whatever the order of the arguments.
    #[cold]
    pub(crate) fn push(&mut self, rank: u8, issue: Issue) {
        self.0.get_or_insert_default().issues.push((rank, issue));
    }

    /// Notes the error that a dependency returned.
    #[cold]
    pub(crate) fn reject(&mut self, response: Response) {
        self.0.get_or_insert_default().rejection.get_or_insert(response);
    }

    /// Notes that the body cannot be read.
    #[cold]
    pub(crate) fn unreadable(&mut self, response: Response) {
        self.0.get_or_insert_default().unreadable.get_or_insert(response);
    }

    /// Closes a dependency: its issues, from `start` on, come in order and before those of its user.
    #[cold]
    pub(crate) fn close(&mut self, start: usize) {
        if let Some(collected) = &mut self.0 {
            let own = &mut collected.issues[start..];
            own.sort_by_key(|(rank, _)| *rank);
            own.iter_mut().for_each(|(rank, _)| *rank = 0);
        }
    }

    /// Adds what was found at the same time, as if it had been found now.
    #[cold]
    pub(crate) fn append(&mut self, later: Issues) {
        let Some(later) = later.0 else { return };
        let Collected { issues, rejection, unreadable } = *later;
        let collected = self.0.get_or_insert_default();
        collected.issues.extend(issues);
        collected.rejection = collected.rejection.take().or(rejection);
        collected.unreadable = collected.unreadable.take().or(unreadable);
    }

    /// Everything that was found.
    pub(crate) fn into_collected(self) -> Collected {
        self.0.map(|collected| *collected).unwrap_or_default()
    }
}
