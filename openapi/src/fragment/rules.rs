//! The constraints on a value: one const holds them, the check and the schema both read it.

/// A bound as it was written: `ge = 1`, `gt = 0.5`, `ge = "2024-01-01"`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// An integer literal.
    Int(i128),
    /// A float literal.
    Float(f64),
    /// Text, for types whose values are written as text (dates, decimals).
    Text(&'static str),
}

/// A regular expression, compiled once; it is searched for anywhere in the text, as in pydantic.
#[derive(Clone, Copy, Debug)]
pub struct Pattern {
    /// As written.
    pub text: &'static str,
    /// Whether a text holds a match.
    pub matches: fn(&str) -> bool,
}

/// All constraints on one value, in the vocabulary of `#[field(…)]` and `#[query(…)]`.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Greater than or equal: `minimum`.
    pub ge: Option<Bound>,
    /// Greater than: `exclusiveMinimum`.
    pub gt: Option<Bound>,
    /// Less than or equal: `maximum`.
    pub le: Option<Bound>,
    /// Less than: `exclusiveMaximum`.
    pub lt: Option<Bound>,
    /// A whole multiple of this: `multipleOf`.
    pub multiple_of: Option<Bound>,
    /// Least number of characters (Unicode scalar values): `minLength`.
    pub min_length: Option<usize>,
    /// Greatest number of characters: `maxLength`.
    pub max_length: Option<usize>,
    /// A regular expression found in the text: `pattern`.
    pub pattern: Option<Pattern>,
    /// Least number of items: `minItems` (`minProperties` for maps).
    pub min_items: Option<usize>,
    /// Greatest number of items: `maxItems` (`maxProperties` for maps).
    pub max_items: Option<usize>,
    /// Greatest number of digits of a decimal, before and after the point.
    pub max_digits: Option<usize>,
    /// Greatest number of digits of a decimal after the point.
    pub decimal_places: Option<usize>,
    /// Neither NaN nor an infinity (`allow_inf_nan = false`).
    pub finite: bool,
    /// No item twice: `uniqueItems`.
    pub unique_items: bool,
    /// No coercion from other JSON types.
    pub strict: bool,
}

impl Rules {
    /// No constraint at all.
    pub const NONE: Rules = Rules {
        ge: None,
        gt: None,
        le: None,
        lt: None,
        multiple_of: None,
        min_length: None,
        max_length: None,
        pattern: None,
        min_items: None,
        max_items: None,
        max_digits: None,
        decimal_places: None,
        finite: false,
        unique_items: false,
        strict: false,
    };
}
