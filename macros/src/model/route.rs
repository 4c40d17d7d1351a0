//! A checked route.

use proc_macro2::Span;
use syn::{Expr, Ident, LitInt, LitStr, Path, Type, Visibility};

use crate::model::argument::{Argument, Named};
use crate::path::template::Segment;
use crate::runtime::Runtime;

/// A checked route: its function's name, its path, its arguments, its documentation.
#[derive(Debug)]
pub(crate) struct Route {
    /// How the expansion names the runtime.
    pub(crate) runtime: Runtime,
    /// The function's name, which is the marker's too.
    pub(crate) name: Ident,
    /// The function's visibility, which is the marker's too.
    pub(crate) visibility: Visibility,
    /// The function has Rust's own `#[deprecated]`, which is no reason to warn of the glue.
    pub(crate) calls_deprecated: bool,
    /// Whether it is an `async fn`.
    pub(crate) is_async: bool,
    /// In upper case.
    pub(crate) method: String,
    /// The path, as written.
    pub(crate) path: LitStr,
    /// The path in parts.
    pub(crate) segments: Vec<Segment>,
    /// Path variables that no argument names: a dependency must read them.
    pub(crate) unread: Vec<Unread>,
    /// The status of a success, when written.
    pub(crate) status: Option<LitInt>,
    /// In declaration order.
    pub(crate) arguments: Vec<Argument>,
    /// Run for their effect.
    pub(crate) depends: Vec<Named>,
    /// What the function returns.
    pub(crate) returned: Option<Type>,
    /// Further documented responses.
    pub(crate) responses: Vec<Response>,
    /// Requests that its client gets in return.
    pub(crate) callbacks: Vec<Callback>,
    /// Further keys of the operation in the document.
    pub(crate) extra: Option<Expr>,
    /// What the answer leaves out.
    pub(crate) shaping: Option<Shaping>,
    pub(crate) tags: Vec<Expr>,
    pub(crate) summary: Option<Expr>,
    pub(crate) description: Option<Expr>,
    pub(crate) operation_id: Option<Expr>,
    pub(crate) deprecated: bool,
    pub(crate) hidden: bool,
    pub(crate) public: bool,
    pub(crate) response_description: Option<Expr>,
    /// Its dependencies are resolved at the same time.
    pub(crate) concurrent: bool,
    /// The keys that are about the body, and where they stand.
    pub(crate) body_keys: Vec<(String, Span)>,
    pub(crate) body_limit: Option<Expr>,
    pub(crate) body_timeout: Option<Time>,
    pub(crate) timeout: Option<Time>,
    pub(crate) strict_content_type: Option<bool>,
}

/// How long something may take.
#[derive(Debug)]
pub(crate) enum Time {
    Milliseconds(u64),
    /// What rustc has to find a `Duration`.
    Duration(Expr),
}

/// What an operation leaves out of its answer.
#[derive(Debug)]
pub(crate) struct Shaping {
    pub(crate) exclude_none: bool,
    pub(crate) exclude_defaults: bool,
    pub(crate) by_name: bool,
    /// Rust names of fields, without `r#`, and where they stand.
    pub(crate) include: Vec<(String, Span)>,
    /// Rust names of fields, without `r#`, and where they stand.
    pub(crate) exclude: Vec<(String, Span)>,
}

/// A documented response.
#[derive(Debug)]
pub(crate) struct Response {
    /// `404`, `4XX` or `default`.
    pub(crate) status: String,
    pub(crate) content: Option<Type>,
    /// Other media types.
    pub(crate) others: Vec<Content>,
    pub(crate) description: Option<LitStr>,
}

/// A request that an operation's client gets in return.
#[derive(Debug)]
pub(crate) struct Callback {
    /// Where it goes.
    pub(crate) expression: LitStr,
    /// The route that describes it.
    pub(crate) route: Path,
}

/// A media type, and what stands in it.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) media_type: String,
    pub(crate) ty: Option<Type>,
}

impl Route {
    /// A success without a body: the status forbids one.
    pub(crate) fn bodiless_status(&self) -> Option<&LitInt> {
        self.status.as_ref().filter(|status| matches!(status.base10_digits(), "204" | "205" | "304"))
    }
}

/// A path variable that no argument names.
#[derive(Debug)]
pub(crate) struct Unread {
    /// Its name.
    pub(crate) variable: String,
    /// An argument that is called like it.
    pub(crate) like: Option<String>,
    /// Where it stands.
    pub(crate) span: Span,
}
