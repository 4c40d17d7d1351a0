//! Faults: collected while an item is read and checked, reported together.
//!
//! In: spans and sentences. Out: one `syn::Error` that holds all of them. A message says in the user's words what
//! is wrong and what to write instead: lower case, no full stop, code in backticks. Must not decide anything.

use std::fmt::Display;

use proc_macro2::Span;
use quote::ToTokens;

/// Collects the faults of one item. It must be [finished](Faults::finish): dropping it with faults inside would
/// let a wrong program through.
#[must_use]
#[derive(Debug, Default)]
pub(crate) struct Faults {
    errors: Vec<syn::Error>,
}

impl Faults {
    /// No fault yet.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Reports a fault at one place.
    pub(crate) fn at(&mut self, span: Span, message: impl Display) {
        self.errors.push(syn::Error::new(span, message));
    }

    /// Reports a fault at all of these tokens.
    pub(crate) fn over(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.errors.push(syn::Error::new_spanned(tokens, message));
    }

    /// Keeps the value, or the fault of a failed parse.
    pub(crate) fn keep<T>(&mut self, parsed: syn::Result<T>) -> Option<T> {
        parsed.map_err(|error| self.errors.push(error)).ok()
    }

    /// Nothing was reported so far.
    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// How many faults there are so far.
    pub(crate) fn len(&self) -> usize {
        self.errors.len()
    }

    /// Ends the collecting: all faults as one error, in the order in which they were found.
    pub(crate) fn finish(mut self) -> syn::Result<()> {
        let mut errors = std::mem::take(&mut self.errors).into_iter();
        let Some(mut all) = errors.next() else { return Ok(()) };
        all.extend(errors);
        Err(all)
    }
}

impl Drop for Faults {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            debug_assert!(self.errors.is_empty(), "faults were collected and never finished");
        }
    }
}

/// Which of the known words was probably meant: at most two edits away, and less than half of the word.
pub(crate) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    known
        .iter()
        .map(|candidate| (distance(word, candidate), *candidate))
        .filter(|(edits, candidate)| *edits <= 2 && edits * 2 < candidate.len().max(2))
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, candidate)| candidate)
}

/// `` `a`, `b` and `c` `` for a message.
pub(crate) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// The number of single-character edits between two words (a swap of neighbours counts once).
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut rows = vec![vec![0; right.len() + 1]; left.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    rows[0] = (0..=right.len()).collect();
    for i in 1..=left.len() {
        for j in 1..=right.len() {
            let differs = usize::from(left[i - 1] != right[j - 1]);
            let mut best = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + differs);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[left.len()][right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_keep_their_order() {
        let mut faults = Faults::new();
        faults.at(Span::call_site(), "first");
        faults.at(Span::call_site(), "second");
        let error = faults.finish().unwrap_err();
        let messages: Vec<String> = error.into_iter().map(|error| error.to_string()).collect();
        assert_eq!(messages, ["first", "second"]);
    }

    #[test]
    fn no_fault_is_no_error() {
        assert!(Faults::new().finish().is_ok());
    }

    #[test]
    fn near_words_are_found() {
        let known = ["min_length", "max_length", "ge", "gt", "status", "tags"];
        assert_eq!(nearest("min_lenght", &known), Some("min_length"));
        assert_eq!(nearest("staus", &known), Some("status"));
        assert_eq!(nearest("tag", &known), Some("tags"));
        assert_eq!(nearest("minimum", &known), None);
        assert_eq!(nearest("xy", &known), None);
    }

    #[test]
    fn lists_read_as_sentences() {
        assert_eq!(listed(&["a"]), "`a`");
        assert_eq!(listed(&["a", "b", "c"]), "`a`, `b` and `c`");
    }
}
