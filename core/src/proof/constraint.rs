//! A constraint stands on a type that can carry it.

use ferrapi_openapi::fragment::Family;

use crate::proof::message::Message;

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
            Keyword::UniqueItems => "unique_items",
        }
    }

    const fn fits(self, family: Family) -> bool {
        match self {
            Keyword::Ge | Keyword::Gt | Keyword::Le | Keyword::Lt | Keyword::MultipleOf => {
                matches!(family, Family::Integer | Family::Float)
            }
            Keyword::MinLength | Keyword::MaxLength | Keyword::Pattern => matches!(family, Family::Text),
            Keyword::MinItems | Keyword::MaxItems => matches!(family, Family::List | Family::Map),
            Keyword::UniqueItems => matches!(family, Family::List),
        }
    }
}

/// Proves that a type can carry a constraint. `name` is the argument or field.
#[track_caller]
pub const fn prove_constraint(family: Family, keyword: Keyword, name: &str) {
    if !keyword.fits(family) {
        let message =
            Message::new().add("`").add(keyword.name()).add("` does not fit `").add(name).add("`, which is ");
        match family {
            Family::Integer | Family::Float => {
                message.add("a number: use `ge`, `gt`, `le`, `lt` or `multiple_of`")
            }
            Family::Text => message.add("text: use `min_length`, `max_length` or `pattern`"),
            Family::List => message.add("a list: use `min_items`, `max_items` or `unique_items`"),
            Family::Map => message.add("a map: use `min_items` or `max_items`"),
            Family::Other => message
                .add("of a type that carries no constraint: put it on the fields inside, or write a `check`"),
        }
        .fail()
    }
}
