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

    /// How many days after 1970-01-01.
    pub(super) fn days(self) -> i64 {
        self.raw().timestamp().div_euclid(86_400)
    }

    /// So many days after 1970-01-01; `None` beyond the years 1 to 9999.
    ///
    /// Source: [H. Hinnant, chrono-Compatible Low-Level Date Algorithms](https://howardhinnant.github.io/date_algorithms.html#civil_from_days).
    pub(super) fn from_days(days: i64) -> Option<Self> {
        let days = days.checked_add(719_468)?;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let since_march = (5 * day_of_year + 2) / 153;
        let month = if since_march < 10 { since_march + 3 } else { since_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let year = u16::try_from(year).ok().filter(|year| (1..=9999).contains(year))?;
        let day = day_of_year - (153 * since_march + 2) / 5 + 1;
        Some(Self { year, month: month as u8, day: day as u8 })
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
