//! The constraint vocabulary: `ge`, `max_length`, `pattern` …, the same on arguments and on fields.
//!
//! In: the options of an attribute. Out: [`RawConstraints`], values as they were typed. Whether a value makes sense
//! is decided in `check::constraint`, what becomes of it in `expand::constraint`.

use crate::attr::options::{Options, RawOption};

/// A constraint's key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keyword {
    Ge,
    Gt,
    Le,
    Lt,
    MultipleOf,
    MinLength,
    MaxLength,
    Pattern,
    MinItems,
    MaxItems,
    MaxDigits,
    DecimalPlaces,
    AllowInfNan,
    UniqueItems,
    Strict,
}

impl Keyword {
    /// In the order of `Rules`.
    pub(crate) const ALL: [Keyword; 15] = [
        Keyword::Ge,
        Keyword::Gt,
        Keyword::Le,
        Keyword::Lt,
        Keyword::MultipleOf,
        Keyword::MinLength,
        Keyword::MaxLength,
        Keyword::Pattern,
        Keyword::MinItems,
        Keyword::MaxItems,
        Keyword::MaxDigits,
        Keyword::DecimalPlaces,
        Keyword::AllowInfNan,
        Keyword::UniqueItems,
        Keyword::Strict,
    ];

    /// As the user writes it, and as the field of `Rules` is called, but for `allow_inf_nan`, which is `finite` there.
    pub(crate) const fn name(self) -> &'static str {
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
            Keyword::Strict => "strict",
        }
    }
}

/// One constraint as it was typed.
#[derive(Debug)]
pub(crate) struct RawConstraint {
    /// Which one.
    pub(crate) keyword: Keyword,
    /// Key and value.
    pub(crate) option: RawOption,
}

/// All constraints of one attribute, as they were typed.
#[derive(Debug, Default)]
pub(crate) struct RawConstraints {
    /// In the order of [`Keyword::ALL`].
    pub(crate) list: Vec<RawConstraint>,
}

impl RawConstraints {
    /// Takes every constraint out of an attribute's options.
    pub(crate) fn take(options: &mut Options) -> Self {
        let list = Keyword::ALL
            .into_iter()
            .filter_map(|keyword| Some(RawConstraint { keyword, option: options.take(keyword.name())? }))
            .collect();
        Self { list }
    }
}
