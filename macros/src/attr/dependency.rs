//! `#[dependency(shared = false, blocking, guard)]` → what was written.

use proc_macro2::{Span, TokenStream};

use crate::attr::options::Options;
use crate::diag::Faults;
use crate::runtime::Runtime;

/// A dependency attribute, as written.
#[derive(Debug)]
pub(crate) struct RawDependency {
    /// How the expansion names the runtime.
    pub(crate) runtime: Runtime,
    /// `shared = false` switches sharing off.
    pub(crate) shared: bool,
    /// `scope = "function"`: its teardown runs before the response.
    pub(crate) function_scope: Option<Span>,
    /// `blocking`, where it stands.
    pub(crate) blocking: Option<Span>,
    /// `guard`: it lets nobody through unasked.
    pub(crate) guard: bool,
}

impl RawDependency {
    /// Reads the tokens between the attribute's parentheses.
    pub(crate) fn read(tokens: TokenStream, faults: &mut Faults) -> Self {
        let mut options = Options::parse(tokens, faults);
        let raw = Self {
            runtime: options.runtime(faults),
            shared: options.flag("shared", faults).is_none_or(|(_, on)| on),
            function_scope: function_scope(&mut options, faults),
            blocking: options.flag("blocking", faults).and_then(|(span, on)| on.then_some(span)),
            guard: options.flag("guard", faults).is_some_and(|(_, on)| on),
        };
        options.finish("#[dependency]", faults);
        raw
    }
}

/// `scope = "function"`, or `"request"`, which is what is meant without it.
fn function_scope(options: &mut Options, faults: &mut Faults) -> Option<Span> {
    let scope = options.literal("scope", faults)?;
    match scope.value().as_str() {
        "function" => Some(scope.span()),
        "request" => None,
        other => {
            let message = format!(
                "`{other}` is no scope: write `scope = \"function\"` (ends before the response is sent) or \
                 `scope = \"request\"` (ends after it)"
            );
            faults.at(scope.span(), message);
            None
        }
    }
}
