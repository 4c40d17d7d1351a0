//! A checked dependency.

use syn::{Ident, Type, Visibility};

use crate::model::argument::Argument;
use crate::runtime::Runtime;

/// A checked dependency.
#[derive(Debug)]
pub(crate) struct Dependency {
    /// How the expansion names the runtime.
    pub(crate) runtime: Runtime,
    /// The function's or struct's name.
    pub(crate) name: Ident,
    /// The function's visibility, which is the marker's too.
    pub(crate) visibility: Visibility,
    /// The function has Rust's own `#[deprecated]`, which is no reason to warn of the glue.
    pub(crate) calls_deprecated: bool,
    /// What it is made of.
    pub(crate) item: Item,
    /// In declaration order.
    pub(crate) arguments: Vec<Argument>,
    /// Resolved once per request.
    pub(crate) shared: bool,
    /// It lets nobody through unasked.
    pub(crate) guard: bool,
    /// Its teardown runs before the response.
    pub(crate) function_scope: bool,
}

/// What a dependency is made of.
#[derive(Debug)]
pub(crate) enum Item {
    /// A function, and how it is called.
    Function { call: Call, returned: Option<Box<Type>> },
    /// A struct whose fields are arguments.
    Structure,
}

/// How a function is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Call {
    /// `async fn`: awaited.
    Async,
    /// A plain function, on the event loop.
    Inline,
    /// A plain function, in the blocking pool.
    Blocking,
}
