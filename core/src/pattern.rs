//! Regular expressions of `pattern` constraints, compiled at their first use.

use std::sync::OnceLock;

/// A regular expression that the macro has checked.
pub struct Regex {
    text: &'static str,
    compiled: OnceLock<Option<regex::Regex>>,
}

impl Regex {
    /// Notes the expression.
    pub const fn new(text: &'static str) -> Self {
        Regex { text, compiled: OnceLock::new() }
    }

    /// Whether a text holds a match, anywhere.
    pub fn is_match(&self, text: &str) -> bool {
        let compiled = self.compiled.get_or_init(|| match regex::Regex::new(self.text) {
            Ok(regex) => Some(regex),
            Err(error) => {
                // The macro has parsed it; only one that is too large to compile comes here. It matches nothing.
                tracing::error!(pattern = self.text, %error, "a pattern cannot be compiled");
                None
            }
        });
        compiled.as_ref().is_some_and(|regex| regex.is_match(text))
    }
}
