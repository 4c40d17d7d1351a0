//! Dates with a time, as Python's `datetime.datetime`, and what all parsers of this kind have in common.

use std::cmp::Ordering;
use std::fmt;

use ferrapi_openapi::fragment::{Bound, Family, Fault, Rules, ScalarSpec};
use serde::{Serialize, Serializer};
use serde_json::{Number, Value, json};
use speedate::{DateTimeConfig, MicrosecondsPrecisionOverflowBehavior, ParseError, TimeConfig};
use strum::EnumMessage;

use super::{Date, Duration, Scalar, Time, bound, parsing, plain_fault, scalar};

const TYPE: Fault = plain_fault("datetime_type", "Input should be a valid datetime");

const SECOND: i128 = 1_000_000;
const DAY: i128 = 86_400 * SECOND;

/// Python's words for the year before the year 1.
pub(super) const YEAR_ZERO: &str = "year 0 is out of range";

/// A date with a time, and an offset from UTC if one was given: Python's `datetime.datetime`.
///
/// It is read from RFC 3339 with or without an offset, from a date, and from seconds or milliseconds since 1970, which are
/// UTC. Fractions are cut off after six digits. It is written as RFC 3339, without an offset if it has none. Its constraints
/// are `ge`, `gt`, `le` and `lt`, written as text. Values of which one has no offset compare by date and time alone.
///
/// ```
/// use ferrapi::DateTime;
///
/// let aware: DateTime = "2024-12-31T12:00:00+01:00".parse()?;
/// assert_eq!(aware.offset(), Some(3600));
/// assert_eq!(aware.compare("2024-12-31T11:30:00Z".parse()?), Some(std::cmp::Ordering::Less));
/// let naive: DateTime = "2024-12-31T12:00:00".parse()?;
/// assert_eq!(naive.offset(), None);
/// # Ok::<(), ferrapi::InvalidText>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime {
    date: Date,
    time: Time,
}

impl DateTime {
    /// A date with a time of that day.
    pub fn new(date: Date, time: Time) -> Self {
        Self { date, time }
    }

    /// The date, where the offset is.
    pub fn date(self) -> Date {
        self.date
    }

    /// The time, with the offset.
    pub fn time(self) -> Time {
        self.time
    }

    /// Which of two comes first. Equal ones may differ in their offset, which is why there is no `<`.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        self.raw().partial_cmp(&other.raw())
    }

    /// The offset from UTC in seconds, east positive.
    pub fn offset(self) -> Option<i32> {
        self.time.offset()
    }

    /// As Python's `isoformat` writes it: in UTC with `+00:00`, where JSON has `Z`.
    pub fn isoformat(self) -> String {
        format!("{}T{}", self.date, self.time.isoformat())
    }

    /// So much later, at the same offset; `None` beyond the years 1 to 9999.
    ///
    /// ```
    /// use ferrapi::{DateTime, Duration};
    ///
    /// let start: DateTime = "2024-12-31T23:30:00".parse()?;
    /// let hour: Duration = "PT1H".parse()?;
    /// let end = start.checked_add(hour).unwrap();
    /// assert_eq!(end.to_string(), "2025-01-01T00:30:00");
    /// assert_eq!(end.since(start), Some(hour));
    /// # Ok::<(), ferrapi::InvalidText>(())
    /// ```
    pub fn checked_add(self, duration: Duration) -> Option<Self> {
        self.moved(duration.as_microseconds().into())
    }

    /// So much earlier; see [`checked_add`](Self::checked_add).
    pub fn checked_sub(self, duration: Duration) -> Option<Self> {
        self.moved(-i128::from(duration.as_microseconds()))
    }

    /// The time from another to this one: negative if the other is later, `None` if one of them has an offset and the other
    /// has not.
    pub fn since(self, other: Self) -> Option<Duration> {
        if self.offset().is_some() != other.offset().is_some() {
            return None;
        }
        let utc = |value: Self| value.microseconds() - i128::from(value.offset().unwrap_or(0)) * SECOND;
        i64::try_from(utc(self) - utc(other)).ok().map(Duration::from_microseconds)
    }

    fn moved(self, by: i128) -> Option<Self> {
        let (days, rest) = {
            let moved = self.microseconds() + by;
            (moved.div_euclid(DAY), moved.rem_euclid(DAY))
        };
        let date = Date::from_days(i64::try_from(days).ok()?)?;
        Some(Self { date, time: self.time.at(rest as i64) })
    }

    /// Since 1970-01-01 where the offset is.
    fn microseconds(self) -> i128 {
        i128::from(self.date.days()) * DAY + i128::from(self.time.microseconds())
    }

    fn raw(self) -> speedate::DateTime {
        speedate::DateTime { date: self.date.raw(), time: self.time.raw() }
    }

    fn of(read: &speedate::DateTime) -> Option<Self> {
        Some(Self { date: Date::of(&read.date)?, time: Time::of(read.time) })
    }
}

super::from_str!(DateTime);

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw().fmt(f)
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Scalar for DateTime {
    const FAMILY: Family = Family::DateTime;
    const SPEC: &'static ScalarSpec = &SPEC;
    const EXPECTED: &'static str = "a date and time such as 2024-12-31T23:59:59Z";

    #[inline]
    fn plain(text: &str) -> Option<Self> {
        let read = speedate::DateTime::parse_bytes_rfc3339_with_config(text.as_bytes(), &TIME);
        read.ok().as_ref().and_then(Self::of)
    }

    #[inline]
    fn keeps(&self, rules: &Rules) -> bool {
        bound::broken(rules, |bound| order(*self, bound)).is_none()
    }

    fn schema() -> Value {
        json!({ "type": "string", "format": "date-time" })
    }
}

scalar!(DateTime);

static SPEC: ScalarSpec = ScalarSpec { name: "datetime", coerce, check, shown: None, exact: false };

fn order(value: DateTime, bound: Bound) -> Option<Ordering> {
    value.compare(DateTime::plain(bound::text(bound)?)?)
}

pub(super) fn check(coerced: &Value, rules: &Rules) -> Option<Fault> {
    let value = DateTime::plain(coerced.as_str()?)?;
    let broken = bound::broken(rules, |bound| order(value, bound))?;
    let shown = DateTime::plain(bound::text(broken.bound)?)?.to_string();
    Some(broken.fault(&shown, shown.as_str().into()))
}

/// pydantic's settings: fractions are cut off after microseconds, and unix times are UTC.
pub(super) const TIME: TimeConfig = TimeConfig {
    microseconds_precision_overflow_behavior: MicrosecondsPrecisionOverflowBehavior::Truncate,
    unix_timestamp_offset: Some(0),
};
const CONFIG: DateTimeConfig =
    DateTimeConfig { timestamp_unit: speedate::TimestampUnit::Infer, time_config: TIME };

pub(super) fn coerce(input: &Value, strict: bool) -> Result<Value, Fault> {
    if strict {
        let plain = input.as_str().and_then(DateTime::plain);
        return plain.map(|value| value.to_string().into()).ok_or(TYPE);
    }
    let prefix = "Input should be a valid datetime";
    let read = match input {
        Value::String(text) => match read(text) {
            Ok(read) => read,
            // A date is a date at midnight; if it is none either, that is what is said.
            Err(_) => match speedate::Date::parse_str(text) {
                Ok(date) => speedate::DateTime { date, time: Time::MIDNIGHT.raw() },
                Err(error) => {
                    let prefix = "Input should be a valid datetime or date";
                    return Err(parsing("datetime_from_date_parsing", prefix, words(&error)));
                }
            },
        },
        Value::Number(number) => {
            from_number(number).map_err(|error| parsing("datetime_parsing", prefix, words(&error)))?
        }
        _ => return Err(TYPE),
    };
    match DateTime::of(&read) {
        Some(value) => Ok(value.to_string().into()),
        None => Err(parsing("datetime_parsing", prefix, YEAR_ZERO)),
    }
}

/// Reads a date with a time, or a unix time, from text.
pub(super) fn read(text: &str) -> Result<speedate::DateTime, ParseError> {
    speedate::DateTime::parse_bytes_with_config(text.as_bytes(), &CONFIG)
}

/// Reads a unix time.
pub(super) fn from_number(number: &Number) -> Result<speedate::DateTime, ParseError> {
    match number.as_i64() {
        Some(timestamp) => speedate::DateTime::from_timestamp_with_config(timestamp, 0, &CONFIG),
        None => {
            let timestamp = number.as_f64().unwrap_or(f64::MAX);
            speedate::DateTime::from_float_with_config(timestamp, &CONFIG)
        }
    }
}

/// What a parser says is wrong.
pub(super) fn words(error: &ParseError) -> &'static str {
    error.get_documentation().unwrap_or("invalid input")
}
