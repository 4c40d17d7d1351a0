//! `response(exclude_none, include(a, b), …)` → what an operation leaves out of its answer.
//!
//! In: the list. Out: [`RawShaping`]. The names are Rust names of fields; whether they exist, the types say later.

use syn::Ident;

use crate::attr::options::{Options, names};
use crate::diag::Faults;

/// What an operation leaves out of its answer, as typed.
#[derive(Debug)]
pub(crate) struct RawShaping {
    pub(crate) exclude_none: bool,
    pub(crate) exclude_defaults: bool,
    pub(crate) by_name: bool,
    pub(crate) include: Vec<Ident>,
    pub(crate) exclude: Vec<Ident>,
}

impl RawShaping {
    /// Takes `response(…)`.
    pub(crate) fn take(options: &mut Options, faults: &mut Faults) -> Option<Self> {
        let (span, tokens) = options.list("response", "response(exclude_none)", faults)?;
        if tokens.is_empty() {
            faults.at(span, "this says nothing: write `response(exclude_none)` or another key");
        }
        let mut keys = Options::parse(tokens, faults);
        let mut flag = |key| keys.flag(key, faults).is_some_and(|(_, on)| on);
        let (exclude_none, exclude_defaults, by_name) =
            (flag("exclude_none"), flag("exclude_defaults"), flag("by_name"));
        let mut fields = |key| {
            let example = format!("{key}(name, price)");
            let list = keys.list(key, &example, faults);
            list.map(|(_, tokens)| names(tokens, faults)).unwrap_or_default()
        };
        let (include, exclude) = (fields("include"), fields("exclude"));
        if let Some(option) = keys.take("exclude_unset") {
            faults.at(
                option.key.span(),
                "a Rust value does not know which of its fields were set: return `Given<T>`, which does",
            );
        }
        keys.finish("response", faults);
        Some(Self { exclude_none, exclude_defaults, by_name, include, exclude })
    }
}
