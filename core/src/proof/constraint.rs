//! A constraint stands on a type that can carry it.

use ferrapi_openapi::fragment::{Family, TypeSpec};

use crate::proof::message::Message;
use crate::proof::text;

/// A constraint's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// `ge`
    Ge,
    /// `gt`
    Gt,
    /// `le`
    Le,
    /// `lt`
    Lt,
    /// `multiple_of`
    MultipleOf,
    /// `min_length`
    MinLength,
    /// `max_length`
    MaxLength,
    /// `pattern`
    Pattern,
    /// `min_items`
    MinItems,
    /// `max_items`
    MaxItems,
    /// `max_digits`
    MaxDigits,
    /// `decimal_places`
    DecimalPlaces,
    /// `allow_inf_nan`
    AllowInfNan,
    /// `unique_items`
    UniqueItems,
}

impl Keyword {
    const fn name(self) -> &'static str {
        match self {
            Keyword::Ge => "ge",
            Keyword::Gt => "gt",
            Keyword::Le => "le",
            Keyword::Lt => "lt",
            Keyword::MultipleOf => "multiple_of",
            Keyword::MinLength => "min_length",
            Keyword::MaxLength => "max_length",
            Keyword::Pattern => "pattern",
            Keyword::MinItems => "min_items",
            Keyword::MaxItems => "max_items",
            Keyword::MaxDigits => "max_digits",
            Keyword::DecimalPlaces => "decimal_places",
            Keyword::AllowInfNan => "allow_inf_nan",
            Keyword::UniqueItems => "unique_items",
        }
    }

    /// Whether a type of the family can carry the constraint, its value being a number.
    const fn fits(self, family: Family) -> bool {
        match self {
            Keyword::Ge | Keyword::Gt | Keyword::Le | Keyword::Lt | Keyword::MultipleOf => {
                matches!(family, Family::Integer | Family::Float | Family::Decimal)
            }
            Keyword::MinLength | Keyword::MaxLength | Keyword::Pattern => matches!(family, Family::Text),
            Keyword::MinItems | Keyword::MaxItems => matches!(family, Family::List | Family::Map),
            Keyword::MaxDigits | Keyword::DecimalPlaces => matches!(family, Family::Decimal),
            Keyword::AllowInfNan => matches!(family, Family::Float),
            Keyword::UniqueItems => matches!(family, Family::List),
        }
    }
}

/// Proves that a type can carry a constraint. `name` is the argument or field. A type without a family is none of
/// ours: the glue says so, and once is enough.
#[track_caller]
pub const fn prove_constraint(family: Option<Family>, keyword: Keyword, name: &str) {
    if let Some(family) = family
        && !keyword.fits(family)
    {
        refuse(family, keyword, name);
    }
}

/// Proves that a type can carry a bound, and that some value of the type keeps it.
#[track_caller]
pub const fn prove_bound(family: Option<Family>, type_: TypeSpec, keyword: Keyword, name: &str, bound: i128) {
    prove_constraint(family, keyword, name);
    let Some((least, greatest)) = type_.range else { return };
    let kept = match keyword {
        Keyword::Ge => bound <= greatest,
        Keyword::Gt => bound < greatest,
        Keyword::Le => bound >= least,
        Keyword::Lt => bound > least,
        _ => true,
    };
    if !kept {
        Message::new()
            .add("no value of `")
            .add(name)
            .add("` keeps `")
            .add(keyword.name())
            .add("`: its type ends before that, so choose another bound or another type")
            .fail()
    }
}

/// Proves that a type can carry a bound that is written as text, and that the text is a value of the type.
#[track_caller]
pub const fn prove_text(family: Option<Family>, keyword: Keyword, name: &str, bound: &str) {
    let Some(family) = family else { return };
    let (written, example) = match family {
        Family::Decimal => (text::is_decimal(bound), "\"0.10\""),
        Family::Date => (text::is_date(bound), "\"2024-12-31\""),
        Family::Time => (text::is_time(bound), "\"23:59:59\" or \"23:59:59Z\""),
        Family::DateTime => {
            (text::is_date_time(bound), "\"2024-12-31T23:59:59\" or \"2024-12-31T23:59:59Z\"")
        }
        Family::Duration => (text::is_duration(bound), "\"P1DT2H30M\""),
        Family::Integer | Family::Float if keyword.fits(family) => Message::new()
            .add("`")
            .add(keyword.name())
            .add(" = \"")
            .add(bound)
            .add("\"` is text, and `")
            .add(name)
            .add(if text::is_decimal(bound) {
                "` is a number: write it without quotes"
            } else {
                "` is a number: write one"
            })
            .fail(),
        _ => refuse(family, keyword, name),
    };
    if !written {
        Message::new()
            .add("`")
            .add(keyword.name())
            .add(" = \"")
            .add(bound)
            .add("\"` is no value of `")
            .add(name)
            .add("`: write it as in ")
            .add(example)
            .fail()
    }
}

#[track_caller]
const fn refuse(family: Family, keyword: Keyword, name: &str) -> ! {
    let message =
        Message::new().add("`").add(keyword.name()).add("` does not fit `").add(name).add("`, which is ");
    match family {
        Family::Integer | Family::Float => {
            message.add("a number: use `ge`, `gt`, `le`, `lt` or `multiple_of`")
        }
        Family::Decimal => message
            .add("a decimal: use `ge`, `gt`, `le`, `lt`, `multiple_of`, `max_digits` or `decimal_places`"),
        Family::Date => message.add("a date: use bounds written as text, such as `ge = \"2024-12-31\"`"),
        Family::Time => message.add("a time: use bounds written as text, such as `ge = \"23:59:59\"`"),
        Family::DateTime => message
            .add("a date with a time: use bounds written as text, such as `ge = \"2024-12-31T23:59:59Z\"`"),
        Family::Duration => message.add("a duration: use bounds written as text, such as `le = \"PT1H\"`"),
        Family::Text => message.add("text: use `min_length`, `max_length` or `pattern`"),
        Family::List => message.add("a list: use `min_items`, `max_items` or `unique_items`"),
        Family::Map => message.add("a map: use `min_items` or `max_items`"),
        Family::Other => message
            .add("of a type that carries no constraint: put it on the fields inside, or write a `check`"),
    }
    .fail()
}
