//! Dates, as Python's `datetime.date`.

use std::fmt;

use ferrapi_openapi::fragment::{Bound, Family, Fault, Rules, ScalarSpec};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};
use speedate::ParseError;

use super::{Scalar, bound, date_time, parsing, plain_fault, scalar};

const TYPE: Fault = plain_fault("date_type", "Input should be a valid date");
const INEXACT: Fault = plain_fault(
    "date_from_datetime_inexact",
    "Datetimes provided to dates should have zero time - e.g. be exact dates",
);

/// A date: Python's `datetime.date`.
///
/// It is read from `2024-12-31`, and from a date with a time of midnight or a unix time of midnight; it is written in the
/// first form. Its constraints are `ge`, `gt`, `le` and `lt`, written as text.
///
/// ```
/// use ferrapi::Date;
///
/// let date: Date = "2024-12-31".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2024, 12, 31));
/// assert!(date < "2025-01-01".parse()?);
/// # Ok::<(), ferrapi::InvalidText>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The year, from 1 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1.
    pub fn day(self) -> u8 {
        self.day
    }

    pub(super) fn raw(self) -> speedate::Date {
        speedate::Date { year: self.year, month: self.month, day: self.day }
    }

    pub(super) fn of(date: &speedate::Date) -> Option<Self> {
        (date.year > 0).then_some(Self { year: date.year, month: date.month, day: date.day })
    }
}

super::from_str!(Date);

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw().fmt(f)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Scalar for Date {
    const FAMILY: Family = Family::Date;
    const SPEC: &'static ScalarSpec = &SPEC;
    const EXPECTED: &'static str = "a date such as 2024-12-31";

    #[inline]
    fn plain(text: &str) -> Option<Self> {
        speedate::Date::parse_str_rfc3339(text).ok().as_ref().and_then(Self::of)
    }

    #[inline]
    fn keeps(&self, rules: &Rules) -> bool {
        bound::broken(rules, |bound| order(*self, bound)).is_none()
    }

    fn schema() -> Value {
        json!({ "type": "string", "format": "date" })
    }
}

scalar!(Date);

pub(super) static SPEC: ScalarSpec = ScalarSpec { name: "date", coerce, check, shown: None, exact: false };

fn order(date: Date, bound: Bound) -> Option<std::cmp::Ordering> {
    Some(date.cmp(&Date::plain(bound::text(bound)?)?))
}

fn check(coerced: &Value, rules: &Rules) -> Option<Fault> {
    let date = Date::plain(coerced.as_str()?)?;
    let broken = bound::broken(rules, |bound| order(date, bound))?;
    let shown = bound::text(broken.bound)?;
    Some(broken.fault(shown, shown.into()))
}

pub(super) fn coerce(input: &Value, strict: bool) -> Result<Value, Fault> {
    if strict {
        let plain = input.as_str().and_then(Date::plain);
        return plain.map(|date| date.to_string().into()).ok_or(TYPE);
    }
    let date = match input {
        Value::String(text) => match speedate::Date::parse_str(text) {
            Ok(date) => date,
            Err(_) => exact(date_time::read(text))?,
        },
        // As a date, no other JSON is anything; as a date with a time, a number is.
        Value::Number(number) => exact(date_time::from_number(number))?,
        _ => return Err(TYPE),
    };
    match Date::of(&date) {
        Some(date) => Ok(date.to_string().into()),
        None => Err(parsing(
            "date_parsing",
            "Input should be a valid date in the format YYYY-MM-DD",
            date_time::YEAR_ZERO,
        )),
    }
}

/// The date of a date with a time of midnight.
fn exact(read: Result<speedate::DateTime, ParseError>) -> Result<speedate::Date, Fault> {
    let read = read.map_err(|error| {
        let prefix = "Input should be a valid date or datetime";
        parsing("date_from_datetime_parsing", prefix, date_time::words(&error))
    })?;
    let speedate::Time { hour, minute, second, microsecond, .. } = read.time;
    if (hour, minute, second, microsecond) == (0, 0, 0, 0) { Ok(read.date) } else { Err(INEXACT) }
}
