//! The constraints themselves: each is decided here, for the hot check and for the cold pass alike.
//!
//! In: a value and its rules. Out: the first rule that it breaks, in pydantic's order. No words here; the cold
//! pass has them. Everything is inlined, so that a const `Rules` folds away.

use ferrapi_openapi::fragment::{Bound, Rules};

/// A rule that a value breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// `allow_inf_nan = false`.
    Finite,
    /// `multiple_of`.
    MultipleOf,
    /// `le`.
    LessEqual,
    /// `lt`.
    Less,
    /// `ge`.
    GreaterEqual,
    /// `gt`.
    Greater,
    /// `min_length`.
    MinLength,
    /// `max_length`.
    MaxLength,
    /// `pattern`.
    Pattern,
    /// `min_items`.
    MinItems,
    /// `max_items`.
    MaxItems,
}

/// The first rule that an integer breaks.
#[inline]
pub(crate) fn integer(value: i128, rules: &Rules) -> Option<Limit> {
    // A float bound compares as a float; a text bound belongs to other types and binds no number.
    let keeps =
        |bound: Option<Bound>, whole: fn(&i128, &i128) -> bool, float: fn(&f64, &f64) -> bool| match bound {
            None | Some(Bound::Text(_)) => true,
            Some(Bound::Int(bound)) => whole(&value, &bound),
            Some(Bound::Float(bound)) => float(&(value as f64), &bound),
        };
    let divides = match rules.multiple_of {
        None | Some(Bound::Text(_) | Bound::Int(0)) => true,
        Some(Bound::Int(step)) => value.wrapping_rem(step) == 0,
        Some(Bound::Float(step)) => is_multiple(value as f64, step),
    };
    if !divides {
        return Some(Limit::MultipleOf);
    }
    if !keeps(rules.le, i128::le, f64::le) {
        return Some(Limit::LessEqual);
    }
    if !keeps(rules.lt, i128::lt, f64::lt) {
        return Some(Limit::Less);
    }
    if !keeps(rules.ge, i128::ge, f64::ge) {
        return Some(Limit::GreaterEqual);
    }
    if !keeps(rules.gt, i128::gt, f64::gt) {
        return Some(Limit::Greater);
    }
    None
}

/// The first rule that a float breaks. NaN breaks every bound.
#[inline]
pub(crate) fn float(value: f64, rules: &Rules) -> Option<Limit> {
    if rules.finite && !value.is_finite() {
        return Some(Limit::Finite);
    }
    let keeps = |bound: Option<Bound>, holds: fn(&f64, &f64) -> bool| match bound {
        None | Some(Bound::Text(_)) => true,
        Some(Bound::Int(bound)) => holds(&value, &(bound as f64)),
        Some(Bound::Float(bound)) => holds(&value, &bound),
    };
    let divides = match rules.multiple_of {
        None | Some(Bound::Text(_)) => true,
        Some(Bound::Int(step)) => is_multiple(value, step as f64),
        Some(Bound::Float(step)) => is_multiple(value, step),
    };
    if !divides {
        return Some(Limit::MultipleOf);
    }
    if !keeps(rules.le, f64::le) {
        return Some(Limit::LessEqual);
    }
    if !keeps(rules.lt, f64::lt) {
        return Some(Limit::Less);
    }
    if !keeps(rules.ge, f64::ge) {
        return Some(Limit::GreaterEqual);
    }
    if !keeps(rules.gt, f64::gt) {
        return Some(Limit::Greater);
    }
    None
}

/// pydantic's rule: the nearest multiple may miss by a billionth, whatever the size. NaN and the infinities pass.
#[inline]
fn is_multiple(value: f64, step: f64) -> bool {
    let miss = (value - (value / step).round() * step).abs();
    miss.is_nan() || miss <= 1e-9
}

/// The first rule that a text breaks. Lengths count Unicode scalar values.
#[inline]
pub(crate) fn text(value: &str, rules: &Rules) -> Option<Limit> {
    if let Some(least) = rules.min_length
        // A character takes one to four bytes: most texts need no counting.
        && (value.len() < least || (value.len() < least.saturating_mul(4) && value.chars().count() < least))
    {
        return Some(Limit::MinLength);
    }
    if let Some(most) = rules.max_length
        && value.len() > most
        && value.chars().count() > most
    {
        return Some(Limit::MaxLength);
    }
    if let Some(pattern) = rules.pattern
        && !(pattern.matches)(value)
    {
        return Some(Limit::Pattern);
    }
    None
}

/// The first rule that a number of items breaks.
#[inline]
pub(crate) fn items(count: usize, rules: &Rules) -> Option<Limit> {
    if rules.max_items.is_some_and(|most| count > most) {
        return Some(Limit::MaxItems);
    }
    if rules.min_items.is_some_and(|least| count < least) {
        return Some(Limit::MinItems);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: Rules = Rules::NONE;

    #[test]
    fn numbers_break_rules_in_pydantics_order() {
        let all = Rules {
            multiple_of: Some(Bound::Int(2)),
            le: Some(Bound::Int(1)),
            ge: Some(Bound::Int(5)),
            ..NONE
        };
        assert_eq!(integer(3, &all), Some(Limit::MultipleOf));
        assert_eq!(integer(4, &all), Some(Limit::LessEqual));
        assert_eq!(integer(0, &all), Some(Limit::GreaterEqual));
        assert_eq!(integer(i128::MIN, &Rules { multiple_of: Some(Bound::Int(-1)), ..NONE }), None);
        assert_eq!(
            integer(1, &Rules { gt: Some(Bound::Float(0.5)), lt: Some(Bound::Float(1.5)), ..NONE }),
            None
        );
    }

    #[test]
    fn floats_divide_with_a_tolerance() {
        let tenth = Rules { multiple_of: Some(Bound::Float(0.1)), ..NONE };
        for (value, limit) in [
            (0.3, None),
            (1e15, None),
            (0.35, Some(Limit::MultipleOf)),
            (f64::INFINITY, None),
            (5e-14, None),
            (1e-8, Some(Limit::MultipleOf)),
            (268_924_503_872.387_3, Some(Limit::MultipleOf)),
        ] {
            assert_eq!(float(value, &tenth), limit, "{value}");
        }
        let unit = Rules { gt: Some(Bound::Int(0)), lt: Some(Bound::Int(1)), ..NONE };
        assert_eq!(float(f64::NAN, &unit), Some(Limit::Less));
    }

    #[test]
    fn texts_count_characters() {
        let rules = Rules { min_length: Some(2), max_length: Some(3), ..NONE };
        for (value, limit) in [
            ("", Some(Limit::MinLength)),
            ("😀", Some(Limit::MinLength)),
            ("éé", None),
            ("😀😀😀", None),
            ("abcd", Some(Limit::MaxLength)),
        ] {
            assert_eq!(text(value, &rules), limit, "{value}");
        }
    }
}
