//! Lengths of time, as Python's `datetime.timedelta`.

use std::cmp::Ordering;
use std::fmt;

use ferrapi_openapi::fragment::{Bound, Family, Fault, Rules, ScalarSpec};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::date_time::{TIME, words};
use super::{Scalar, bound, parsing, plain_fault, scalar};

const TYPE: Fault = plain_fault("time_delta_type", "Input should be a valid timedelta");
const DAY: i64 = 86_400 * SECOND;
const SECOND: i64 = 1_000_000;

/// A length of time, of microseconds and with a sign: Python's `datetime.timedelta`.
///
/// It is read from ISO 8601 (`P1DT2H30M`, a year being 365 days and a month 30), from `1 day, 02:30:00`, and from seconds as
/// a JSON number; it is written as ISO 8601. Its constraints are `ge`, `gt`, `le` and `lt`, written as text.
///
/// ```
/// use ferrapi::Duration;
///
/// let duration: Duration = "P1DT2H30M".parse()?;
/// assert_eq!(duration.as_seconds_f64(), 95_400.0);
/// assert_eq!(duration.to_string(), "P1DT2H30M");
/// assert_eq!(Duration::from(std::time::Duration::from_millis(1500)).to_string(), "PT1.5S");
/// # Ok::<(), ferrapi::InvalidText>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration {
    /// At most 106,751,991 days: what 64 bits hold.
    microseconds: i64,
}

impl Duration {
    /// All of it, in microseconds.
    pub fn as_microseconds(self) -> i64 {
        self.microseconds
    }

    /// All of it, in seconds.
    pub fn as_seconds_f64(self) -> f64 {
        self.microseconds as f64 / SECOND as f64
    }

    /// Of so many microseconds.
    pub fn from_microseconds(microseconds: i64) -> Self {
        Self { microseconds }
    }

    fn raw(self) -> speedate::Duration {
        let length = self.microseconds.unsigned_abs();
        let (day, second) = (DAY as u64, SECOND as u64);
        speedate::Duration {
            positive: self.microseconds >= 0,
            day: u32::try_from(length / day).unwrap_or(u32::MAX),
            second: (length % day / second) as u32,
            microsecond: (length % second) as u32,
        }
    }

    fn of(duration: &speedate::Duration) -> Option<Self> {
        let seconds = duration.signed_total_seconds().checked_mul(SECOND)?;
        Some(Self { microseconds: seconds.checked_add(duration.signed_microseconds().into())? })
    }
}

super::from_str!(Duration);

/// Rounds down to microseconds; what is longer than 292 thousand years is cut to that.
impl From<std::time::Duration> for Duration {
    fn from(duration: std::time::Duration) -> Self {
        Self { microseconds: i64::try_from(duration.as_micros()).unwrap_or(i64::MAX) }
    }
}

/// Fails for a negative one.
impl TryFrom<Duration> for std::time::Duration {
    type Error = std::num::TryFromIntError;

    fn try_from(duration: Duration) -> Result<Self, Self::Error> {
        u64::try_from(duration.microseconds).map(std::time::Duration::from_micros)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw().fmt(f)
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Scalar for Duration {
    const FAMILY: Family = Family::Duration;
    const SPEC: &'static ScalarSpec = &SPEC;
    const EXPECTED: &'static str = "a duration such as P1DT2H30M";

    #[inline]
    fn plain(text: &str) -> Option<Self> {
        let iso = text.trim_start_matches(['-', '+']).starts_with('P');
        let read = iso.then(|| speedate::Duration::parse_bytes_with_config(text.as_bytes(), &TIME));
        Self::of(&read?.ok()?)
    }

    #[inline]
    fn keeps(&self, rules: &Rules) -> bool {
        bound::broken(rules, |bound| order(*self, bound)).is_none()
    }

    fn schema() -> Value {
        json!({ "type": "string", "format": "duration" })
    }
}

scalar!(Duration);

/// An issue about a rule shows the seconds, as FastAPI writes a `timedelta`.
pub(super) static SPEC: ScalarSpec =
    ScalarSpec { name: "timedelta", coerce, check, shown: Some(seconds), exact: false };

fn seconds(coerced: &Value) -> Value {
    let duration = coerced.as_str().and_then(Duration::plain);
    duration.map_or(Value::Null, |duration| duration.as_seconds_f64().into())
}

fn order(value: Duration, bound: Bound) -> Option<Ordering> {
    Some(value.cmp(&Duration::plain(bound::text(bound)?)?))
}

fn check(coerced: &Value, rules: &Rules) -> Option<Fault> {
    let value = Duration::plain(coerced.as_str()?)?;
    let broken = bound::broken(rules, |bound| order(value, bound))?;
    let shown = readable(Duration::plain(bound::text(broken.bound)?)?);
    Some(broken.fault(&shown, shown.as_str().into()))
}

/// `1 day and 2 hours`: days may be negative, all else is not, as in a `timedelta`.
fn readable(duration: Duration) -> String {
    let days = duration.microseconds.div_euclid(DAY);
    let rest = duration.microseconds.rem_euclid(DAY);
    let units = [
        ("day", days),
        ("hour", rest / (3600 * SECOND)),
        ("minute", rest / (60 * SECOND) % 60),
        ("second", rest / SECOND % 60),
        ("microsecond", rest % SECOND),
    ];
    let parts: Vec<String> = units
        .into_iter()
        .filter(|(_, count)| *count != 0)
        .map(|(unit, count)| format!("{count} {unit}{}", if count > 1 { "s" } else { "" }))
        .collect();
    if parts.is_empty() { "0 seconds".to_owned() } else { parts.join(" and ") }
}

pub(super) fn coerce(input: &Value, strict: bool) -> Result<Value, Fault> {
    let invalid = |words| parsing("time_delta_parsing", "Input should be a valid timedelta", words);
    let read = match input {
        Value::String(text) if strict => return Duration::plain(text).map(written).ok_or(TYPE),
        Value::String(text) => speedate::Duration::parse_bytes_with_config(text.as_bytes(), &TIME),
        Value::Bool(value) if !strict => speedate::Duration::new(true, 0, u32::from(*value), 0),
        Value::Number(number) if !strict => match number.as_i64() {
            Some(total) => {
                let length = total.unsigned_abs();
                let days = u32::try_from(length / 86_400).unwrap_or(u32::MAX);
                speedate::Duration::new(total >= 0, days, (length % 86_400) as u32, 0)
            }
            None => {
                let total = number.as_f64().unwrap_or(f64::MAX);
                let length = total.abs();
                let (days, seconds) = ((length / 86_400.0) as u32, (length as u64 % 86_400) as u32);
                let microseconds = (length.fract() * 1_000_000.0).round() as u32;
                speedate::Duration::new(total >= 0.0, days, seconds, microseconds)
            }
        },
        _ => return Err(TYPE),
    };
    let read = read.map_err(|error| invalid(words(&error)))?;
    Duration::of(&read)
        .map(written)
        .ok_or_else(|| invalid(words(&speedate::ParseError::DurationValueTooLarge)))
}

fn written(duration: Duration) -> Value {
    duration.to_string().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_readable() {
        for (text, shown) in [
            ("PT1H", "1 hour"),
            ("P2DT1M3.5S", "2 days and 1 minute and 3 seconds and 500000 microseconds"),
            ("-PT1S", "-1 day and 23 hours and 59 minutes and 59 seconds"),
            ("PT0S", "0 seconds"),
        ] {
            assert_eq!(readable(Duration::plain(text).unwrap()), shown);
        }
    }
}
