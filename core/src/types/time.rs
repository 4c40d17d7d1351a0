//! Times of day, as Python's `datetime.time`.

use std::cmp::Ordering;
use std::fmt;

use ferrapi_openapi::fragment::{Bound, Family, Fault, Rules, ScalarSpec};
use serde::{Serialize, Serializer};
use serde_json::{Number, Value, json};

use super::date_time::{TIME, words};
use super::{Scalar, bound, parsing, plain_fault, scalar};

const TYPE: Fault = plain_fault("time_type", "Input should be a valid time");

/// A time of day, with an offset from UTC if one was given: Python's `datetime.time`.
///
/// It is read from `23:59`, `23:59:59` or `23:59:59.999999`, with or without an offset, and from the seconds since midnight
/// as a JSON number. It is written with seconds. Its constraints are `ge`, `gt`, `le` and `lt`, written as text. Values of
/// which one has no offset compare without it.
///
/// ```
/// use ferrapi::Time;
///
/// let time: Time = "23:59:59Z".parse()?;
/// assert_eq!((time.hour(), time.offset()), (23, Some(0)));
/// # Ok::<(), ferrapi::InvalidText>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Time {
    hour: u8,
    minute: u8,
    second: u8,
    microsecond: u32,
    offset: Option<i32>,
}

impl Time {
    pub(super) const MIDNIGHT: Time = Time { hour: 0, minute: 0, second: 0, microsecond: 0, offset: None };

    /// The hour, from 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minute, from 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// The second, from 0 to 59.
    pub fn second(self) -> u8 {
        self.second
    }

    /// The microsecond, from 0 to 999999.
    pub fn microsecond(self) -> u32 {
        self.microsecond
    }

    /// Which of two comes first. Equal ones may differ in their offset, which is why there is no `<`.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        self.raw().partial_cmp(&other.raw())
    }

    /// The offset from UTC in seconds, east positive.
    pub fn offset(self) -> Option<i32> {
        self.offset
    }

    /// As Python's `isoformat` writes it: in UTC with `+00:00`, where JSON has `Z`.
    pub fn isoformat(self) -> String {
        self.to_string().replace('Z', "+00:00")
    }

    /// Since midnight.
    pub(super) fn microseconds(self) -> i64 {
        let seconds = (i64::from(self.hour) * 60 + i64::from(self.minute)) * 60 + i64::from(self.second);
        seconds * 1_000_000 + i64::from(self.microsecond)
    }

    /// So many microseconds of a day after midnight, at the same offset.
    pub(super) fn at(self, microseconds: i64) -> Self {
        let (seconds, microsecond) = (microseconds / 1_000_000, microseconds % 1_000_000);
        Self {
            hour: (seconds / 3600) as u8,
            minute: (seconds / 60 % 60) as u8,
            second: (seconds % 60) as u8,
            microsecond: microsecond as u32,
            offset: self.offset,
        }
    }

    pub(super) fn raw(self) -> speedate::Time {
        let Self { hour, minute, second, microsecond, offset } = self;
        speedate::Time { hour, minute, second, microsecond, tz_offset: offset }
    }

    pub(super) fn of(time: speedate::Time) -> Self {
        let speedate::Time { hour, minute, second, microsecond, tz_offset } = time;
        Self { hour, minute, second, microsecond, offset: tz_offset }
    }
}

super::from_str!(Time);

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.raw().fmt(f)
    }
}

impl fmt::Debug for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Scalar for Time {
    const FAMILY: Family = Family::Time;
    const SPEC: &'static ScalarSpec = &SPEC;
    const EXPECTED: &'static str = "a time such as 23:59:59";

    #[inline]
    fn plain(text: &str) -> Option<Self> {
        speedate::Time::parse_bytes_with_config(text.as_bytes(), &TIME).ok().map(Self::of)
    }

    #[inline]
    fn keeps(&self, rules: &Rules) -> bool {
        bound::broken(rules, |bound| order(*self, bound)).is_none()
    }

    fn schema() -> Value {
        json!({ "type": "string", "format": "time" })
    }
}

scalar!(Time);

static SPEC: ScalarSpec = ScalarSpec { name: "time", coerce, check, shown: None, exact: false };

fn order(value: Time, bound: Bound) -> Option<Ordering> {
    value.compare(Time::plain(bound::text(bound)?)?)
}

pub(super) fn check(coerced: &Value, rules: &Rules) -> Option<Fault> {
    let value = Time::plain(coerced.as_str()?)?;
    let broken = bound::broken(rules, |bound| order(value, bound))?;
    let shown = Time::plain(bound::text(broken.bound)?)?.to_string();
    Some(broken.fault(&shown, shown.as_str().into()))
}

pub(super) fn coerce(input: &Value, strict: bool) -> Result<Value, Fault> {
    let invalid = |words| parsing("time_parsing", "Input should be in a valid time format", words);
    let read = match input {
        Value::String(text) => speedate::Time::parse_bytes_with_config(text.as_bytes(), &TIME),
        Value::Number(number) if !strict => {
            let (seconds, microseconds) = parts(number);
            let seconds = u32::try_from(seconds.min(u32::MAX.into()))
                .map_err(|_| invalid("time in seconds should be positive"))?;
            speedate::Time::from_timestamp_with_config(seconds, microseconds, &TIME)
        }
        _ => return Err(TYPE),
    };
    match read {
        Ok(time) => Ok(Time::of(time).to_string().into()),
        Err(_) if strict => Err(TYPE),
        Err(error) => Err(invalid(words(&error))),
    }
}

/// Whole seconds and microseconds.
fn parts(number: &Number) -> (i64, u32) {
    match number.as_i64() {
        Some(seconds) => (seconds, 0),
        None => {
            let seconds = number.as_f64().unwrap_or(f64::MAX);
            (seconds.floor() as i64, (seconds.fract().abs() * 1_000_000.0).round() as u32)
        }
    }
}
