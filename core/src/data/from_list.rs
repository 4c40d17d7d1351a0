//! Defaults that are written as lists: `default = ["a", "b"]`.
//!
//! In: an array of what the expansion has made of each item. Out: the list's own type.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::hash::{BuildHasher, Hash};

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
