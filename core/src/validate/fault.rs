//! The words: every fault of the cold pass as pydantic states it.

use std::borrow::Cow;
use std::fmt::{self, Display};

use ferrapi_openapi::fragment::{Bound, Context, Fault, Rules};
use serde_json::{Number, Value, json};

use crate::data::limits::Limit;
use crate::error::CheckError;

/// A fault without numbers.
pub(super) const fn plain(kind: &'static str, message: &'static str) -> Fault {
    Fault { kind, message: Cow::Borrowed(message), context: None }
}

pub(super) const MISSING: Fault = plain("missing", "Field required");
pub(super) const BOOL_TYPE: Fault = plain("bool_type", "Input should be a valid boolean");
pub(super) const BOOL_PARSING: Fault =
    plain("bool_parsing", "Input should be a valid boolean, unable to interpret input");
pub(super) const INT_TYPE: Fault = plain("int_type", "Input should be a valid integer");
pub(super) const INT_PARSING: Fault =
    plain("int_parsing", "Input should be a valid integer, unable to parse string as an integer");
pub(super) const INT_PARSING_SIZE: Fault =
    plain("int_parsing_size", "Unable to parse input string as an integer, exceeded maximum size");
pub(super) const INT_FROM_FLOAT: Fault =
    plain("int_from_float", "Input should be a valid integer, got a number with a fractional part");
pub(super) const FLOAT_TYPE: Fault = plain("float_type", "Input should be a valid number");
pub(super) const FLOAT_PARSING: Fault =
    plain("float_parsing", "Input should be a valid number, unable to parse string as a number");
pub(super) const FINITE_NUMBER: Fault = plain("finite_number", "Input should be a finite number");
pub(super) const STRING_TYPE: Fault = plain("string_type", "Input should be a valid string");
pub(super) const LIST_TYPE: Fault = plain("list_type", "Input should be a valid list");
pub(super) const SET_TYPE: Fault = plain("set_type", "Input should be a valid set");
pub(super) const TUPLE_TYPE: Fault = plain("tuple_type", "Input should be a valid tuple");
pub(super) const DICT_TYPE: Fault = plain("dict_type", "Input should be a valid dictionary");
pub(super) const MODEL_TYPE: Fault =
    plain("model_attributes_type", "Input should be a valid dictionary or object to extract fields from");
pub(super) const EXTRA_FORBIDDEN: Fault = plain("extra_forbidden", "Extra inputs are not permitted");
pub(super) const NONE_REQUIRED: Fault = plain("none_required", "Input should be None");
pub(super) const RECURSION: Fault = plain("recursion_loop", "Recursion error - cyclic reference detected");
/// Ours: pydantic knows no `uniqueItems`.
pub(super) const UNIQUE_ITEMS: Fault = plain("unique_items", "List should not have an item twice");

/// A sentence of a custom check.
pub(super) fn value_error(sentence: &str) -> Fault {
    CheckError::value(sentence).into_fault()
}

/// A value that is none of the expected ones.
pub(super) fn choice(expected: String, literal: bool) -> Fault {
    Fault {
        kind: if literal { "literal_error" } else { "enum" },
        message: format!("Input should be {expected}").into(),
        context: Some(Context::Entry("expected", expected.into())),
    }
}

/// A tag that cannot be found.
pub(super) fn tag_not_found(discriminator: &str) -> Fault {
    Fault {
        kind: "union_tag_not_found",
        message: format!("Unable to extract tag using discriminator {discriminator}").into(),
        context: Some(Context::Entry("discriminator", discriminator.into())),
    }
}

/// A tag that belongs to no member.
pub(super) fn tag_invalid(discriminator: &str, tag: &str, expected: &str) -> Fault {
    Fault {
        kind: "union_tag_invalid",
        message: format!(
            "Input tag '{tag}' found using {discriminator} does not match any of the expected tags: {expected}"
        )
        .into(),
        context: Some(json!({ "discriminator": discriminator, "tag": tag, "expected_tags": expected }).into()),
    }
}

/// What kind of number a bound is compared with; it decides how the bound is written in `ctx`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Numeric {
    /// An integer: the bound as it was written.
    Integer,
    /// A float: `0` is `0.0`.
    Float,
}

/// A number that breaks a rule.
pub(super) fn number(limit: Limit, rules: &Rules, numeric: Numeric) -> Fault {
    let (kind, key, words, bound) = match limit {
        Limit::Finite => return FINITE_NUMBER,
        Limit::MultipleOf => ("multiple_of", "multiple_of", "a multiple of", rules.multiple_of),
        Limit::LessEqual => ("less_than_equal", "le", "less than or equal to", rules.le),
        Limit::Less => ("less_than", "lt", "less than", rules.lt),
        Limit::GreaterEqual => ("greater_than_equal", "ge", "greater than or equal to", rules.ge),
        _ => ("greater_than", "gt", "greater than", rules.gt),
    };
    let Some(bound) = bound else {
        // Invariant of `limits`: it names only rules that are there.
        return plain(kind, "Input should be within its bounds");
    };
    Fault {
        kind,
        message: format!("Input should be {words} {}", Shown(bound)).into(),
        context: Some(Context::Entry(key, bound_value(bound, numeric))),
    }
}

/// A text that breaks a rule.
pub(super) fn text(limit: Limit, rules: &Rules) -> Fault {
    match limit {
        Limit::MinLength => too_short_text(rules.min_length.unwrap_or_default()),
        Limit::MaxLength => too_long_text(rules.max_length.unwrap_or_default()),
        _ => {
            let pattern = rules.pattern.map_or("", |pattern| pattern.text);
            Fault {
                kind: "string_pattern_mismatch",
                message: format!("String should match pattern '{pattern}'").into(),
                context: Some(Context::Entry("pattern", pattern.into())),
            }
        }
    }
}

/// A text of too few characters.
pub(super) fn too_short_text(least: usize) -> Fault {
    Fault {
        kind: "string_too_short",
        message: format!("String should have at least {}", Counted(least, "character")).into(),
        context: Some(Context::Entry("min_length", least.into())),
    }
}

/// A text of too many characters.
pub(super) fn too_long_text(most: usize) -> Fault {
    Fault {
        kind: "string_too_long",
        message: format!("String should have at most {}", Counted(most, "character")).into(),
        context: Some(Context::Entry("max_length", most.into())),
    }
}

/// A collection of too few items. `field` is `List`, `Set`, `Dictionary`.
pub(super) fn too_short(field: &'static str, least: usize, actual: usize) -> Fault {
    Fault {
        kind: "too_short",
        message: format!(
            "{field} should have at least {} after validation, not {actual}",
            Counted(least, "item")
        )
        .into(),
        context: Some(json!({ "field_type": field, "min_length": least, "actual_length": actual }).into()),
    }
}

/// A collection of too many items. A set is not counted to its end: `None`.
pub(super) fn too_long(field: &'static str, most: usize, actual: Option<usize>) -> Fault {
    let not: &dyn Display = actual.as_ref().map_or(&"more", |actual| actual);
    Fault {
        kind: "too_long",
        message: format!("{field} should have at most {} after validation, not {not}", Counted(most, "item"))
            .into(),
        context: Some(json!({ "field_type": field, "max_length": most, "actual_length": actual }).into()),
    }
}

/// A bound as messages show it: no trailing `.0`, which is what Rust's `Display` does.
struct Shown(Bound);

impl Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Bound::Int(bound) => bound.fmt(f),
            Bound::Float(bound) => bound.fmt(f),
            Bound::Text(bound) => f.write_str(bound),
        }
    }
}

/// A bound as `ctx` shows it.
fn bound_value(bound: Bound, numeric: Numeric) -> Value {
    match bound {
        Bound::Int(bound) if numeric == Numeric::Integer => {
            // What no JSON integer holds is shown as a float.
            Number::from_i128(bound).map_or_else(|| Value::from(bound as f64), Value::Number)
        }
        Bound::Int(bound) => Value::from(bound as f64),
        Bound::Float(bound) => Value::from(bound),
        Bound::Text(bound) => Value::from(bound),
    }
}

/// `1 item`, `2 items`; written into its sentence, not made on its own.
struct Counted(usize, &'static str);

impl Display for Counted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counted(count, noun) = self;
        write!(f, "{count} {noun}{}", if *count == 1 { "" } else { "s" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_shown_short_and_kept_in_their_own_type() {
        let rules = Rules { ge: Some(Bound::Int(0)), le: Some(Bound::Float(1e20)), ..Rules::NONE };
        let fault = number(Limit::GreaterEqual, &rules, Numeric::Float);
        assert_eq!(fault.message, "Input should be greater than or equal to 0");
        assert_eq!(fault.context, Some(Context::Entry("ge", 0.0.into())));
        let fault = number(Limit::LessEqual, &rules, Numeric::Float);
        assert_eq!(fault.message, "Input should be less than or equal to 100000000000000000000");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(
            too_short("List", 1, 0).message,
            "List should have at least 1 item after validation, not 0"
        );
        assert_eq!(
            too_long("Set", 2, None).message,
            "Set should have at most 2 items after validation, not more"
        );
        assert_eq!(too_short_text(1).message, "String should have at least 1 character");
    }
}
