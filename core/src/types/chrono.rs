//! chrono's dates and times, and how ours become them.
//!
//! A type without an offset takes no value with one and the other way round, as pydantic's `NaiveDatetime` and
//! `AwareDatetime`.

use std::cmp::Ordering;

use ::chrono::{
    DateTime as Aware, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc,
};
use ferrapi_openapi::fragment::{Bound, Family, Fault, Rules, ScalarSpec};
use serde_json::Value;

use super::{Date, DateTime, Duration, Scalar, Time, bound, date, date_time, foreign, plain_fault, time};

const NAIVE: Fault = plain_fault("timezone_naive", "Input should not have timezone info");
const AWARE: Fault = plain_fault("timezone_aware", "Input should have timezone info");

foreign!(NaiveDate, Family::Date, &date::SPEC, plain: |text| Date::plain(text).map(NaiveDate::from),
    keeps: |value: &NaiveDate, rules: &Rules| keeps(*value, rules, |text| Some(Date::plain(text)?.into())));
foreign!(NaiveTime, Family::Time, &TIME, plain: |text| naive_time(Time::plain(text)?),
    keeps: |value: &NaiveTime, rules: &Rules| keeps(*value, rules, |text| naive_time(Time::plain(text)?)));
foreign!(NaiveDateTime, Family::DateTime, &NAIVE_SPEC, plain: |text| naive(DateTime::plain(text)?),
    keeps: |value: &NaiveDateTime, rules: &Rules| keeps(*value, rules, |text| Some(local(DateTime::plain(text)?))));
foreign!(Aware<FixedOffset>, Family::DateTime, &AWARE_SPEC, plain: |text| aware(DateTime::plain(text)?),
    keeps: |value: &Aware<FixedOffset>, rules: &Rules| keeps(*value, rules, |text| aware(DateTime::plain(text)?)));
foreign!(Aware<Utc>, Family::DateTime, &AWARE_SPEC,
plain: |text| aware(DateTime::plain(text)?).map(Into::into),
keeps: |value: &Aware<Utc>, rules: &Rules| {
    keeps(*value, rules, |text| aware(DateTime::plain(text)?).map(Into::into))
});

static TIME: ScalarSpec =
    ScalarSpec { name: "time", coerce: coerce_time, check: time::check, shown: None, exact: false };
static NAIVE_SPEC: ScalarSpec =
    ScalarSpec { name: "datetime", coerce: coerce_naive, check: date_time::check, shown: None, exact: false };
static AWARE_SPEC: ScalarSpec =
    ScalarSpec { name: "datetime", coerce: coerce_aware, check: date_time::check, shown: None, exact: false };

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

fn offset(coerced: &Value) -> Option<i32> {
    coerced.as_str().and_then(DateTime::plain).and_then(DateTime::offset)
}

fn naive_time(time: Time) -> Option<NaiveTime> {
    time.offset().is_none().then_some(time.into())
}

fn naive(value: DateTime) -> Option<NaiveDateTime> {
    value.offset().is_none().then_some(local(value))
}

/// Date and time without the offset.
fn local(value: DateTime) -> NaiveDateTime {
    NaiveDateTime::new(value.date().into(), value.time().into())
}

fn aware(value: DateTime) -> Option<Aware<FixedOffset>> {
    value.try_into().ok()
}

impl From<Date> for NaiveDate {
    fn from(date: Date) -> Self {
        let (year, month, day) = (date.year().into(), date.month().into(), date.day().into());
        // Invariant of `Date`: the calendar has it.
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MIN)
    }
}

/// Fails for years before 1 and after 9999.
impl TryFrom<NaiveDate> for Date {
    type Error = super::InvalidText;

    fn try_from(date: NaiveDate) -> Result<Self, Self::Error> {
        format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day()).parse()
    }
}

/// Drops the offset.
impl From<Time> for NaiveTime {
    fn from(time: Time) -> Self {
        let (hour, minute, second) = (time.hour().into(), time.minute().into(), time.second().into());
        // Invariant of `Time`: the clock has it.
        NaiveTime::from_hms_micro_opt(hour, minute, second, time.microsecond()).unwrap_or(NaiveTime::MIN)
    }
}

/// Cuts off what is finer than microseconds; a leap second is the second before it.
impl From<NaiveTime> for Time {
    fn from(time: NaiveTime) -> Self {
        Time::of(speedate::Time {
            hour: time.hour() as u8,
            minute: time.minute() as u8,
            second: time.second() as u8,
            microsecond: (time.nanosecond() / 1000).min(999_999),
            tz_offset: None,
        })
    }
}

/// Fails where there is no offset.
impl TryFrom<DateTime> for Aware<FixedOffset> {
    type Error = super::InvalidText;

    fn try_from(value: DateTime) -> Result<Self, Self::Error> {
        let missing = super::InvalidText { expected: "a date and time with an offset" };
        let offset = value.offset().and_then(FixedOffset::east_opt).ok_or(missing)?;
        local(value).and_local_timezone(offset).single().ok_or(missing)
    }
}

/// Fails for years before 1 and after 9999.
impl TryFrom<Aware<FixedOffset>> for DateTime {
    type Error = super::InvalidText;

    fn try_from(value: Aware<FixedOffset>) -> Result<Self, Self::Error> {
        let offset = value.offset().local_minus_utc();
        let time = Time::from(value.time());
        let raw = speedate::Time { tz_offset: Some(offset), ..time.raw() };
        Ok(DateTime::new(value.date_naive().try_into()?, Time::of(raw)))
    }
}

/// Fails for years before 1 and after 9999.
impl TryFrom<Aware<Utc>> for DateTime {
    type Error = super::InvalidText;

    fn try_from(value: Aware<Utc>) -> Result<Self, Self::Error> {
        value.fixed_offset().try_into()
    }
}

/// Fails for years before 1 and after 9999.
impl TryFrom<NaiveDateTime> for DateTime {
    type Error = super::InvalidText;

    fn try_from(value: NaiveDateTime) -> Result<Self, Self::Error> {
        Ok(DateTime::new(value.date().try_into()?, value.time().into()))
    }
}

impl From<Duration> for TimeDelta {
    fn from(duration: Duration) -> Self {
        TimeDelta::microseconds(duration.as_microseconds())
    }
}

/// Rounds towards zero to microseconds; what is longer than 292 thousand years is cut to that.
impl From<TimeDelta> for Duration {
    fn from(duration: TimeDelta) -> Self {
        let longest = if duration < TimeDelta::zero() { i64::MIN } else { i64::MAX };
        Duration::from_microseconds(duration.num_microseconds().unwrap_or(longest))
    }
}
