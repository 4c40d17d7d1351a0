//! Checked constraints: plain data that only `check::constraint` makes.

use std::fmt;

use proc_macro2::Span;

use crate::attr::constraint::Keyword;

/// The constraints on one value. They do not contradict one another.
#[derive(Clone, Debug, Default)]
pub(crate) struct Constraints {
    /// In the order of [`Keyword::ALL`], none twice.
    pub(crate) list: Vec<Constraint>,
}

/// One constraint.
#[derive(Clone, Debug)]
pub(crate) struct Constraint {
    /// Which one.
    pub(crate) keyword: Keyword,
    /// Where its key stands.
    pub(crate) key: Span,
    /// Its value.
    pub(crate) value: Limit,
}

/// The value of a constraint.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Limit {
    /// Of `ge gt le lt multiple_of`.
    Bound(Bound),
    /// Of `min_length max_length min_items max_items max_digits decimal_places`.
    Size(usize),
    /// Of `pattern`: a valid regular expression.
    Pattern(String),
    /// Of `unique_items strict`, when switched on, and of `allow_inf_nan`, when switched off.
    On,
}

/// A bound as it was written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Bound {
    /// `1`, `-1`.
    Int(i128),
    /// `0.5`; finite.
    Float(f64),
    /// `"2024-01-01"`.
    Text(String),
}

impl Constraints {
    /// The value of one constraint.
    pub(crate) fn get(&self, keyword: Keyword) -> Option<&Limit> {
        self.list.iter().find(|constraint| constraint.keyword == keyword).map(|constraint| &constraint.value)
    }

    /// Adds `strict`, which a whole model may ask for.
    pub(crate) fn make_strict(&mut self, key: Span) {
        if self.get(Keyword::Strict).is_none() {
            self.list.push(Constraint { keyword: Keyword::Strict, key, value: Limit::On });
        }
    }

    /// No constraint at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

impl Bound {
    /// The order of two numbers, or of two dates or times of one form; `None` where only values can be compared.
    pub(crate) fn compare(&self, other: &Self) -> Option<std::cmp::Ordering> {
        match (self, other) {
            (Bound::Int(left), Bound::Int(right)) => Some(left.cmp(right)),
            (Bound::Text(left), Bound::Text(right)) => compare_dates(left, right),
            (left, right) => left.as_float()?.partial_cmp(&right.as_float()?),
        }
    }

    fn as_float(&self) -> Option<f64> {
        match self {
            // Rounding is harmless: the two are only compared.
            Bound::Int(int) => Some(*int as f64),
            Bound::Float(float) => Some(*float),
            Bound::Text(_) => None,
        }
    }
}

/// The order of two dates, times, or dates with times: alphabetical, where both have the same form and no offset that
/// could shift them.
fn compare_dates(left: &str, right: &str) -> Option<std::cmp::Ordering> {
    let form = |text: &str| text.replace(|character: char| character.is_ascii_digit(), "0");
    let (date, time) =
        left.split_once('T').unwrap_or(if left.contains(':') { ("", left) } else { (left, "") });
    let (is_date, is_time) = (form(date) == "0000-00-00", form(time).starts_with("00:00"));
    let plain = (is_date || date.is_empty()) && (is_time || time.is_empty()) && !time.contains(['+', '-']);
    (plain && form(left) == form(right)).then(|| left.cmp(right))
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Bound::Int(int) => write!(f, "{int}"),
            Bound::Float(float) => write!(f, "{float:?}"),
            Bound::Text(text) => write!(f, "{text:?}"),
        }
    }
}
