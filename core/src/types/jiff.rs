//! jiff's dates and times, and how ours become them.
//!
//! A type without an offset takes no value with one, and a `Timestamp` none without, as pydantic's `NaiveDatetime` and
//! `AwareDatetime`. `Zoned` is none of these types: its text names a time zone, which no other client writes.

use std::cmp::Ordering;

use ::jiff::civil::{Date as CivilDate, DateTime as CivilDateTime, Time as CivilTime};
use ::jiff::{SignedDuration, Timestamp};
use ferrapi_openapi::fragment::{Bound, Family, Fault, Rules, ScalarSpec};
use serde_json::Value;

use super::{
    Date, DateTime, Duration, InvalidText, Scalar, Time, bound, date, date_time, duration, foreign,
    plain_fault, time,
};

const NAIVE: Fault = plain_fault("timezone_naive", "Input should not have timezone info");
const AWARE: Fault = plain_fault("timezone_aware", "Input should have timezone info");

foreign!(CivilDate, Family::Date, &date::SPEC, plain: |text| Date::plain(text).map(CivilDate::from),
    keeps: |value: &CivilDate, rules: &Rules| keeps(*value, rules, |text| Some(Date::plain(text)?.into())));
foreign!(CivilTime, Family::Time, &TIME, plain: |text| civil_time(Time::plain(text)?),
    keeps: |value: &CivilTime, rules: &Rules| keeps(*value, rules, |text| civil_time(Time::plain(text)?)));
foreign!(CivilDateTime, Family::DateTime, &NAIVE_SPEC, plain: |text| civil(DateTime::plain(text)?),
    keeps: |value: &CivilDateTime, rules: &Rules| keeps(*value, rules, |text| Some(local(DateTime::plain(text)?))));
foreign!(Timestamp, Family::DateTime, &AWARE_SPEC, plain: |text| DateTime::plain(text)?.try_into().ok(),
    keeps: |value: &Timestamp, rules: &Rules| keeps(*value, rules, |text| DateTime::plain(text)?.try_into().ok()));
foreign!(SignedDuration, Family::Duration, &DURATION, plain: |text| Duration::plain(text).map(SignedDuration::from),
    keeps: |value: &SignedDuration, rules: &Rules| keeps(*value, rules, |text| Some(Duration::plain(text)?.into())));

static TIME: ScalarSpec =
    ScalarSpec { name: "time", coerce: coerce_time, check: time::check, shown: None, exact: false };
static NAIVE_SPEC: ScalarSpec =
    ScalarSpec { name: "datetime", coerce: coerce_naive, check: date_time::check, shown: None, exact: false };
static AWARE_SPEC: ScalarSpec =
    ScalarSpec { name: "datetime", coerce: coerce_aware, check: date_time::check, shown: None, exact: false };
static DURATION: ScalarSpec = ScalarSpec { coerce: coerce_duration, ..duration::SPEC };

/// The hot check of bounds.
fn keeps<T: PartialOrd>(value: T, rules: &Rules, read: fn(&str) -> Option<T>) -> bool {
    let order = |bound: Bound| -> Option<Ordering> { value.partial_cmp(&read(bound::text(bound)?)?) };
    bound::broken(rules, order).is_none()
}

fn coerce_time(input: &Value, strict: bool) -> Result<Value, Fault> {
    let coerced = time::coerce(input, strict)?;
    let offset = coerced.as_str().and_then(Time::plain).and_then(Time::offset);
    if offset.is_some() { Err(NAIVE) } else { Ok(coerced) }
}

fn coerce_naive(input: &Value, strict: bool) -> Result<Value, Fault> {
    let coerced = date_time::coerce(input, strict)?;
    if offset(&coerced).is_some() { Err(NAIVE) } else { Ok(coerced) }
}

fn coerce_aware(input: &Value, strict: bool) -> Result<Value, Fault> {
    let coerced = date_time::coerce(input, strict)?;
    if offset(&coerced).is_none() { Err(AWARE) } else { Ok(coerced) }
}

/// jiff reads no days in a `SignedDuration`, as they differ in length: what comes out has hours at most.
fn coerce_duration(input: &Value, strict: bool) -> Result<Value, Fault> {
    let coerced = duration::coerce(input, strict)?;
    let read = coerced.as_str().and_then(Duration::plain);
    Ok(read.map_or(coerced, |duration| SignedDuration::from(duration).to_string().into()))
}

fn offset(coerced: &Value) -> Option<i32> {
    coerced.as_str().and_then(DateTime::plain).and_then(DateTime::offset)
}

fn civil_time(time: Time) -> Option<CivilTime> {
    time.offset().is_none().then_some(time.into())
}

fn civil(value: DateTime) -> Option<CivilDateTime> {
    value.offset().is_none().then_some(local(value))
}

/// Date and time without the offset.
fn local(value: DateTime) -> CivilDateTime {
    CivilDateTime::from_parts(value.date().into(), value.time().into())
}

// What our types hold is small enough for jiff's fields: years to 9999, days to 31, microseconds to 999 999.

impl From<Date> for CivilDate {
    fn from(date: Date) -> Self {
        let (year, month, day) = (date.year() as i16, date.month() as i8, date.day() as i8);
        // Invariant of `Date`: the calendar has it.
        CivilDate::new(year, month, day).unwrap_or(CivilDate::MIN)
    }
}

/// Fails for years before 1.
impl TryFrom<CivilDate> for Date {
    type Error = InvalidText;

    fn try_from(date: CivilDate) -> Result<Self, Self::Error> {
        format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()).parse()
    }
}

/// Drops the offset.
impl From<Time> for CivilTime {
    fn from(time: Time) -> Self {
        let (hour, minute, second) = (time.hour() as i8, time.minute() as i8, time.second() as i8);
        let nanosecond = i32::try_from(time.microsecond() * 1000).unwrap_or_default();
        // Invariant of `Time`: the clock has it.
        CivilTime::new(hour, minute, second, nanosecond).unwrap_or(CivilTime::MIN)
    }
}

/// Cuts off what is finer than microseconds.
impl From<CivilTime> for Time {
    fn from(time: CivilTime) -> Self {
        Time::of(speedate::Time {
            hour: time.hour().unsigned_abs(),
            minute: time.minute().unsigned_abs(),
            second: time.second().unsigned_abs(),
            microsecond: time.subsec_nanosecond().unsigned_abs() / 1000,
            tz_offset: None,
        })
    }
}

/// Fails for years before 1.
impl TryFrom<CivilDateTime> for DateTime {
    type Error = InvalidText;

    fn try_from(value: CivilDateTime) -> Result<Self, Self::Error> {
        Ok(DateTime::new(value.date().try_into()?, value.time().into()))
    }
}

/// Fails where there is no offset.
impl TryFrom<DateTime> for Timestamp {
    type Error = InvalidText;

    fn try_from(value: DateTime) -> Result<Self, Self::Error> {
        let missing = InvalidText { expected: "a date and time with an offset" };
        let offset = value.offset().and_then(|seconds| ::jiff::tz::Offset::from_seconds(seconds).ok());
        offset.and_then(|offset| offset.to_timestamp(local(value)).ok()).ok_or(missing)
    }
}

/// In UTC. Fails for years before 1.
impl TryFrom<Timestamp> for DateTime {
    type Error = InvalidText;

    fn try_from(value: Timestamp) -> Result<Self, Self::Error> {
        let local = ::jiff::tz::Offset::UTC.to_datetime(value);
        let raw = speedate::Time { tz_offset: Some(0), ..Time::from(local.time()).raw() };
        Ok(DateTime::new(local.date().try_into()?, Time::of(raw)))
    }
}

impl From<Duration> for SignedDuration {
    fn from(duration: Duration) -> Self {
        SignedDuration::from_micros(duration.as_microseconds())
    }
}

/// Rounds towards zero to microseconds; what is longer than 292 thousand years is cut to that.
impl From<SignedDuration> for Duration {
    fn from(duration: SignedDuration) -> Self {
        let longest = if duration.is_negative() { i64::MIN } else { i64::MAX };
        Duration::from_microseconds(i64::try_from(duration.as_micros()).unwrap_or(longest))
    }
}
