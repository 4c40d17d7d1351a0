//! Constraints as typed → constraints that make sense.
//!
//! In: [`RawConstraints`] and the default, if there is one. Out: [`Constraints`]; what is wrong goes to the faults.
//! Whether the *type* can carry a constraint is not known here: `expand::constraint` lets a const assertion ask.

use std::cmp::Ordering;

use proc_macro2::Span;
use syn::{Expr, ExprLit, ExprUnary, Lit, LitStr, UnOp};

use crate::attr::constraint::{Keyword, RawConstraint, RawConstraints};
use crate::attr::options::RawValue;
use crate::diag::Faults;
use crate::model::constraint::{Bound, Constraint, Constraints, Limit};

/// Checks the constraints of one field or argument, alone, against one another and against a literal default.
pub(crate) fn check(raw: RawConstraints, default: Option<&Expr>, faults: &mut Faults) -> Constraints {
    let list = raw.list.into_iter().filter_map(|constraint| check_one(constraint, faults)).collect();
    let constraints = Constraints { list };
    check_together(&constraints, faults);
    if let Some(default) = default {
        check_default(&constraints, default, faults);
    }
    constraints
}

fn check_one(raw: RawConstraint, faults: &mut Faults) -> Option<Constraint> {
    let RawConstraint { keyword, option } = raw;
    let key = option.key.span();
    let name = keyword.name();
    let value = match keyword {
        Keyword::AllowInfNan => match &option.value {
            RawValue::Expr(Expr::Lit(ExprLit { lit: Lit::Bool(on), .. })) if !on.value => Limit::On,
            RawValue::Flag | RawValue::Expr(Expr::Lit(ExprLit { lit: Lit::Bool(_), .. })) => return None,
            RawValue::Expr(_) | RawValue::List(..) => {
                faults.at(option.span(), "`allow_inf_nan` is a flag: write `allow_inf_nan = false`");
                return None;
            }
        },
        Keyword::UniqueItems | Keyword::Strict => match &option.value {
            RawValue::Flag => Limit::On,
            RawValue::Expr(Expr::Lit(ExprLit { lit: Lit::Bool(on), .. })) if on.value => Limit::On,
            RawValue::Expr(Expr::Lit(ExprLit { lit: Lit::Bool(_), .. })) => return None,
            RawValue::Expr(_) | RawValue::List(..) => {
                faults.at(option.span(), format!("`{name}` is a flag: write `{name}` or `{name} = false`"));
                return None;
            }
        },
        _ => {
            let RawValue::Expr(value) = &option.value else {
                let example = example(keyword);
                faults.at(key, format!("`{name}` takes a value: write `{name} = {example}`"));
                return None;
            };
            match keyword {
                Keyword::Pattern => pattern(value, faults)?,
                Keyword::MinLength
                | Keyword::MaxLength
                | Keyword::MinItems
                | Keyword::MaxItems
                | Keyword::MaxDigits
                | Keyword::DecimalPlaces => size(keyword, value, faults)?,
                _ => bound(keyword, value, faults)?,
            }
        }
    };
    Some(Constraint { keyword, key, value })
}

/// What a message shows as a value.
fn example(keyword: Keyword) -> &'static str {
    match keyword {
        Keyword::Pattern => "\"^[a-z]+$\"",
        Keyword::Ge | Keyword::Gt => "0",
        Keyword::MinLength | Keyword::MinItems => "1",
        Keyword::DecimalPlaces => "2",
        _ => "100",
    }
}

fn bound(keyword: Keyword, value: &Expr, faults: &mut Faults) -> Option<Limit> {
    let name = keyword.name();
    let bound = match literal(value) {
        Some(Ok(Bound::Text(_))) if keyword == Keyword::MultipleOf => {
            faults.over(value, "`multiple_of` takes a number: write `multiple_of = 5`");
            return None;
        }
        Some(Ok(bound)) => bound,
        Some(Err(())) => {
            faults.over(value, format!("`{name}` takes a smaller number: this one does not fit"));
            return None;
        }
        None => {
            let example = example(keyword);
            faults.over(
                value,
                format!(
                    "`{name}` takes a literal, the macro and the document must know it: write `{name} = {example}`"
                ),
            );
            return None;
        }
    };
    if keyword == Keyword::MultipleOf && bound.compare(&Bound::Int(0)) != Some(Ordering::Greater) {
        faults.over(value, "`multiple_of` takes a number greater than 0");
        return None;
    }
    Some(Limit::Bound(bound))
}

fn size(keyword: Keyword, value: &Expr, faults: &mut Faults) -> Option<Limit> {
    let name = keyword.name();
    let counted = match keyword {
        Keyword::MinLength | Keyword::MaxLength => "characters",
        Keyword::MaxDigits | Keyword::DecimalPlaces => "digits",
        _ => "items",
    };
    let problem = match literal(value) {
        Some(Ok(Bound::Int(int))) if int < 0 => "it cannot be negative",
        Some(Ok(Bound::Int(int))) => match u32::try_from(int) {
            Ok(size) => return Some(Limit::Size(size as usize)),
            Err(_) => "this is more than any value has",
        },
        Some(Err(())) => "this is more than any value has",
        _ => &format!("write a whole number, such as `{name} = {}`", example(keyword)),
    };
    faults.over(value, format!("`{name}` counts {counted}: {problem}"));
    None
}

fn pattern(value: &Expr, faults: &mut Faults) -> Option<Limit> {
    let Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) = value else {
        let example = example(Keyword::Pattern);
        faults.over(value, format!("`pattern` takes a text literal: write `pattern = {example}`"));
        return None;
    };
    match invalid_pattern(text) {
        None => Some(Limit::Pattern(text.value())),
        Some((span, reason)) => {
            faults.at(span, reason);
            None
        }
    }
}

/// Where and why a text is no regular expression.
fn invalid_pattern(text: &LitStr) -> Option<(Span, String)> {
    let pattern = text.value();
    let (reason, range) = match regex_syntax::parse(&pattern) {
        Ok(_) => return None,
        Err(regex_syntax::Error::Parse(error)) => (error.kind().to_string(), *error.span()),
        Err(regex_syntax::Error::Translate(error)) => (error.kind().to_string(), *error.span()),
        Err(other) => return Some((text.span(), format!("invalid regular expression: {other}"))),
    };
    let range = range.start.offset..range.end.offset;
    // The compiler can only point inside a literal on nightly; the message quotes the part for everyone else.
    let at = match pattern.get(range) {
        Some(part) if !part.is_empty() && part != pattern => format!(" at `{part}`"),
        _ => String::new(),
    };
    Some((text.span(), format!("invalid regular expression: {reason}{at}")))
}

fn check_together(constraints: &Constraints, faults: &mut Faults) {
    for (one, other) in [(Keyword::Ge, Keyword::Gt), (Keyword::Le, Keyword::Lt)] {
        if let (Some(_), Some(second)) = (find(constraints, one), find(constraints, other)) {
            let (one, other) = (one.name(), other.name());
            faults
                .at(second.key, format!("`{one}` and `{other}` are given both: keep the one that is meant"));
        }
    }
    // Whether the two may be equal and still leave a value.
    let pairs = [
        (Keyword::Ge, Keyword::Le, true),
        (Keyword::Ge, Keyword::Lt, false),
        (Keyword::Gt, Keyword::Le, false),
        (Keyword::Gt, Keyword::Lt, false),
        (Keyword::MinLength, Keyword::MaxLength, true),
        (Keyword::MinItems, Keyword::MaxItems, true),
        (Keyword::DecimalPlaces, Keyword::MaxDigits, true),
    ];
    for (lower, upper, equal) in pairs {
        let (Some(lower), Some(upper)) = (find(constraints, lower), find(constraints, upper)) else {
            continue;
        };
        let order = match (&lower.value, &upper.value) {
            (Limit::Bound(lower), Limit::Bound(upper)) => lower.compare(upper),
            (Limit::Size(lower), Limit::Size(upper)) => Some(lower.cmp(upper)),
            _ => None,
        };
        if order == Some(Ordering::Greater) || (order == Some(Ordering::Equal) && !equal) {
            faults.at(upper.key, format!("no value satisfies both {} and {}", shown(lower), shown(upper)));
        }
    }
}

fn check_default(constraints: &Constraints, default: &Expr, faults: &mut Faults) {
    let Some(Ok(value)) = literal(default) else { return };
    for constraint in &constraints.list {
        let holds = match (&constraint.value, &value) {
            (Limit::Bound(bound), value) => bound_holds(constraint.keyword, bound, value),
            (Limit::Size(size), Bound::Text(text)) => match constraint.keyword {
                Keyword::MinLength => text.chars().count() >= *size,
                Keyword::MaxLength => text.chars().count() <= *size,
                _ => true,
            },
            (Limit::Pattern(pattern), Bound::Text(text)) => pattern_holds(pattern, text),
            _ => true,
        };
        if !holds {
            faults.over(default, format!("the default {value} breaks {}", shown(constraint)));
        }
    }
}

/// The small engine knows no Unicode classes, so it judges ASCII only; the check at run time judges everything.
fn pattern_holds(pattern: &str, text: &str) -> bool {
    if !pattern.is_ascii() || !text.is_ascii() {
        return true;
    }
    regex_lite::Regex::new(pattern).map_or(true, |pattern| pattern.is_match(text))
}

fn bound_holds(keyword: Keyword, bound: &Bound, value: &Bound) -> bool {
    if keyword == Keyword::MultipleOf {
        return match (bound, value) {
            (Bound::Int(step), Bound::Int(value)) => value % step == 0,
            _ => true,
        };
    }
    let Some(order) = value.compare(bound) else { return true };
    match keyword {
        Keyword::Ge => order.is_ge(),
        Keyword::Gt => order.is_gt(),
        Keyword::Le => order.is_le(),
        _ => order.is_lt(),
    }
}

fn find(constraints: &Constraints, keyword: Keyword) -> Option<&Constraint> {
    constraints.list.iter().find(|constraint| constraint.keyword == keyword)
}

/// A constraint as the user wrote it, for a message.
fn shown(constraint: &Constraint) -> String {
    let name = constraint.keyword.name();
    match &constraint.value {
        Limit::Bound(bound) => format!("`{name} = {bound}`"),
        Limit::Size(size) => format!("`{name} = {size}`"),
        Limit::Pattern(text) => format!("`{name} = {text:?}`"),
        Limit::On if constraint.keyword == Keyword::AllowInfNan => format!("`{name} = false`"),
        Limit::On => format!("`{name}`"),
    }
}

/// The value of a number or text literal, negative numbers included; `Err` when it does not fit.
fn literal(value: &Expr) -> Option<Result<Bound, ()>> {
    match value {
        Expr::Lit(ExprLit { lit, .. }) => number(lit, ""),
        Expr::Unary(ExprUnary { op: UnOp::Neg(_), expr, .. }) => match &**expr {
            Expr::Lit(ExprLit { lit: lit @ (Lit::Int(_) | Lit::Float(_)), .. }) => number(lit, "-"),
            _ => None,
        },
        Expr::Group(group) => literal(&group.expr),
        Expr::Paren(paren) => literal(&paren.expr),
        _ => None,
    }
}

fn number(lit: &Lit, sign: &str) -> Option<Result<Bound, ()>> {
    match lit {
        Lit::Int(int) => Some(format!("{sign}{}", int.base10_digits()).parse().map(Bound::Int).map_err(drop)),
        Lit::Float(float) => {
            let parsed = format!("{sign}{}", float.base10_digits()).parse::<f64>();
            Some(parsed.ok().filter(|float| float.is_finite()).map(Bound::Float).ok_or(()))
        }
        Lit::Str(text) => Some(Ok(Bound::Text(text.value()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attr::options::Options;
    use proc_macro2::TokenStream;
    use quote::quote;

    fn messages(tokens: TokenStream) -> Vec<String> {
        let mut faults = Faults::new();
        let mut options = Options::parse(tokens, &mut faults);
        let default = options.expr("default", "default = 1", &mut faults).map(|(_, expr)| expr);
        check(RawConstraints::take(&mut options), default.as_ref(), &mut faults);
        options.finish("#[field]", &mut faults);
        match faults.finish() {
            Ok(()) => Vec::new(),
            Err(error) => error.into_iter().map(|error| error.to_string()).collect(),
        }
    }

    #[test]
    fn right_constraints_have_no_fault() {
        let cases = [
            quote!(),
            quote!(ge = -1, le = 1),
            quote!(ge = 1, le = 1),
            quote!(gt = 0.5, lt = 1, multiple_of = 0.25, default = 0.75),
            quote!(ge = "2023-01-01", le = "2024-01-01"),
            quote!(ge = "P1D", le = "PT24H"),
            quote!(gt = "23:00:00-02:00", lt = "22:00:00+01:00"),
            quote!(min_length = 0, max_length = 10, pattern = "^[a-z]+$", default = "abc"),
            quote!(min_items = 1, max_items = 1, unique_items, strict = false),
            quote!(max_digits = 5, decimal_places = 2, ge = "0.10"),
            quote!(allow_inf_nan = false),
            quote!(allow_inf_nan),
            quote!(ge = 10, default = some_function()),
        ];
        for tokens in cases {
            let none: [&str; 0] = [];
            assert_eq!(messages(tokens.clone()), none, "{tokens}");
        }
    }

    #[test]
    fn faults_say_what_to_write() {
        let literal = "takes a literal, the macro and the document must know it";
        let cases = [
            (
                quote!(allow_inf_nan = 1),
                "`allow_inf_nan` is a flag: write `allow_inf_nan = false`".to_owned(),
            ),
            (
                quote!(max_digits = "5"),
                "`max_digits` counts digits: write a whole number, such as `max_digits = 100`".to_owned(),
            ),
            (
                quote!(max_digits = 2, decimal_places = 3),
                "no value satisfies both `decimal_places = 3` and `max_digits = 2`".to_owned(),
            ),
            (quote!(ge = 5, le = 3), "no value satisfies both `ge = 5` and `le = 3`".to_owned()),
            (quote!(ge = 3, lt = 3), "no value satisfies both `ge = 3` and `lt = 3`".to_owned()),
            (quote!(gt = 0.5, le = 0.5), "no value satisfies both `gt = 0.5` and `le = 0.5`".to_owned()),
            (quote!(gt = 3.0, lt = -3), "no value satisfies both `gt = 3.0` and `lt = -3`".to_owned()),
            (
                quote!(min_length = 3, max_length = 2),
                "no value satisfies both `min_length = 3` and `max_length = 2`".to_owned(),
            ),
            (
                quote!(min_items = 3, max_items = 2),
                "no value satisfies both `min_items = 3` and `max_items = 2`".to_owned(),
            ),
            (quote!(ge = 1, gt = 1), "`ge` and `gt` are given both: keep the one that is meant".to_owned()),
            (quote!(le = 1, lt = 1), "`le` and `lt` are given both: keep the one that is meant".to_owned()),
            (quote!(multiple_of = 0), "`multiple_of` takes a number greater than 0".to_owned()),
            (quote!(multiple_of = -0.5), "`multiple_of` takes a number greater than 0".to_owned()),
            (quote!(multiple_of = "5"), "`multiple_of` takes a number: write `multiple_of = 5`".to_owned()),
            (quote!(pattern = "(a"), "invalid regular expression: unclosed group at `(`".to_owned()),
            (
                quote!(pattern = 5),
                "`pattern` takes a text literal: write `pattern = \"^[a-z]+$\"`".to_owned(),
            ),
            (quote!(min_length = -1), "`min_length` counts characters: it cannot be negative".to_owned()),
            (
                quote!(max_length = 1.5),
                "`max_length` counts characters: write a whole number, such as `max_length = 100`".to_owned(),
            ),
            (
                quote!(max_items = 99999999999),
                "`max_items` counts items: this is more than any value has".to_owned(),
            ),
            (quote!(ge), "`ge` takes a value: write `ge = 0`".to_owned()),
            (quote!(ge = MIN), format!("`ge` {literal}: write `ge = 0`")),
            (quote!(lt = true), format!("`lt` {literal}: write `lt = 100`")),
            (quote!(le = 1e999), "`le` takes a smaller number: this one does not fit".to_owned()),
            (
                quote!(unique_items = 3),
                "`unique_items` is a flag: write `unique_items` or `unique_items = false`".to_owned(),
            ),
            (quote!(ge = 1, default = 0), "the default 0 breaks `ge = 1`".to_owned()),
            (quote!(lt = 1, default = 1.0), "the default 1.0 breaks `lt = 1`".to_owned()),
            (quote!(multiple_of = 5, default = -7), "the default -7 breaks `multiple_of = 5`".to_owned()),
            (quote!(min_length = 3, default = "ab"), "the default \"ab\" breaks `min_length = 3`".to_owned()),
            (
                quote!(pattern = "^[a-z]+$", default = "New"),
                "the default \"New\" breaks `pattern = \"^[a-z]+$\"`".to_owned(),
            ),
            (quote!(max_length = 1, default = "äb"), "the default \"äb\" breaks `max_length = 1`".to_owned()),
            (quote!(min_lenght = 3), "unknown key `min_lenght`, did you mean `min_length`?".to_owned()),
        ];
        for (tokens, message) in cases {
            assert_eq!(messages(tokens.clone()), [message], "{tokens}");
        }
    }
}
