//! Defaults as people write them: texts, lists, and what the document shows of them.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};

use serde_json::Value;

use crate::__private::to_value;

/// What a default that is written as text can be the value of.
#[diagnostic::on_unimplemented(
    message = "a default written as text is no `{Self}`",
    label = "text",
    note = "write the value itself, such as `default = 10`, or an expression of the type"
)]
pub trait FromText {
    /// The value.
    fn from_text(text: &'static str) -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: From<&'static str>> FromText for T {
    #[inline]
    fn from_text(text: &'static str) -> Self {
        T::from(text)
    }
}

/// What a default that is written as a list can be the value of.
#[diagnostic::on_unimplemented(
    message = "a default written as a list is no `{Self}`",
    label = "a list",
    note = "write an expression of the type, such as `default = make()`"
)]
pub trait FromList<T, const N: usize> {
    /// The value.
    fn from_list(list: [T; N]) -> Self;
}

impl<T, const N: usize> FromList<T, N> for [T; N] {
    #[inline]
    fn from_list(list: [T; N]) -> Self {
        list
    }
}

impl<T, const N: usize> FromList<T, N> for Vec<T> {
    #[inline]
    fn from_list(list: [T; N]) -> Self {
        list.into()
    }
}

impl<T, const N: usize> FromList<T, N> for VecDeque<T> {
    #[inline]
    fn from_list(list: [T; N]) -> Self {
        list.into()
    }
}

impl<T: Ord, const N: usize> FromList<T, N> for BTreeSet<T> {
    #[inline]
    fn from_list(list: [T; N]) -> Self {
        list.into()
    }
}

impl<T: Eq + Hash, S: BuildHasher + Default, const N: usize> FromList<T, N> for HashSet<T, S> {
    #[inline]
    fn from_list(list: [T; N]) -> Self {
        list.into_iter().collect()
    }
}

/// The default of an argument for the document. It takes a function as `query_or` does, so that the compiler says
/// about a wrong default the same twice, and shows it once.
pub fn default_value<T: serde::Serialize>(default: impl FnOnce() -> T) -> Value {
    to_value(&default())
}
