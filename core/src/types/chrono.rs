//! chrono's dates and times, and how ours become them.
//!
//! A type without an offset takes no value with one and the other way round, as pydantic's `NaiveDatetime` and
//! `AwareDatetime`. All of them take what chrono's serde takes as well, which is what the hot pass reads.

use ::chrono::{
    DateTime as Aware, Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc,
};
use ferrapi_openapi::fragment::{Family, Fault, Rules, ScalarSpec};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Date, DateTime, Duration, Scalar, Time, bound, date, date_time, foreign, plain_fault, time};

const NAIVE: Fault = plain_fault("timezone_naive", "Input should not have timezone info");
const AWARE: Fault = plain_fault("timezone_aware", "Input should have timezone info");

foreign!(NaiveDate, Family::Date, &DATE, plain: |text| Date::plain(text).map(NaiveDate::from),
    keeps: |value: &NaiveDate, rules: &Rules| broken(value, rules, date).is_none());
foreign!(NaiveTime, Family::Time, &TIME, plain: |text| naive_time(Time::plain(text)?),
    keeps: |value: &NaiveTime, rules: &Rules| broken(value, rules, time).is_none());
foreign!(NaiveDateTime, Family::DateTime, &NAIVE_MOMENT, plain: |text| naive(DateTime::plain(text)?),
    keeps: |value: &NaiveDateTime, rules: &Rules| broken(value, rules, local_moment).is_none());
foreign!(Aware<FixedOffset>, Family::DateTime, &MOMENT, plain: |text| aware(DateTime::plain(text)?),
    keeps: |value: &Aware<FixedOffset>, rules: &Rules| broken(value, rules, moment).is_none());
foreign!(Aware<Utc>, Family::DateTime, &UTC_MOMENT,
    plain: |text| aware(DateTime::plain(text)?).map(Into::into),
    keeps: |value: &Aware<Utc>, rules: &Rules| broken(value, rules, utc_moment).is_none());

static DATE: ScalarSpec = ScalarSpec {
    name: "date",
    coerce: |input, strict| own::<NaiveDate>(input, || date::coerce(input, strict)),
    check: |coerced, rules| check(coerced, rules, date, |bound| Some(bound.to_owned())),
    shown: None,
    exact: false,
};
static TIME: ScalarSpec = ScalarSpec {
    name: "time",
    coerce: |input, strict| own::<NaiveTime>(input, || coerce_time(input, strict)),
    check: |coerced, rules| check(coerced, rules, time, |bound| Some(Time::plain(bound)?.to_string())),
    shown: None,
    exact: false,
};
static NAIVE_MOMENT: ScalarSpec = ScalarSpec {
    name: "datetime",
    coerce: |input, strict| own::<NaiveDateTime>(input, || coerce_naive(input, strict)),
    check: |coerced, rules| check(coerced, rules, local_moment, shown_moment),
    shown: None,
    exact: false,
};
static MOMENT: ScalarSpec = ScalarSpec {
    name: "datetime",
    coerce: |input, strict| own::<Aware<FixedOffset>>(input, || coerce_aware(input, strict)),
    check: |coerced, rules| check(coerced, rules, moment, shown_moment),
    shown: None,
    exact: false,
};
static UTC_MOMENT: ScalarSpec = ScalarSpec {
    name: "datetime",
    coerce: |input, strict| own::<Aware<Utc>>(input, || coerce_aware(input, strict)),
    check: |coerced, rules| check(coerced, rules, utc_moment, shown_moment),
    shown: None,
    exact: false,
};

/// Text that chrono reads by itself stays what chrono makes of it: the hot pass takes it, and it may be finer than
/// microseconds or beyond the year 9999.
fn own<T: Serialize + DeserializeOwned>(
    input: &Value,
    lax: impl FnOnce() -> Result<Value, Fault>,
) -> Result<Value, Fault> {
    let own = T::deserialize(input).and_then(serde_json::to_value);
    own.or_else(|_| lax())
}

/// The bound that a value breaks; `read` reads a bound.
fn broken<T: PartialOrd>(value: &T, rules: &Rules, read: fn(&str) -> Option<T>) -> Option<bound::Broken> {
    bound::broken(rules, |bound| value.partial_cmp(&read(bound::text(bound)?)?))
}

fn check<T: PartialOrd + DeserializeOwned>(
    coerced: &Value,
    rules: &Rules,
    read: fn(&str) -> Option<T>,
    shown: fn(&str) -> Option<String>,
) -> Option<Fault> {
    let broken = broken(&T::deserialize(coerced).ok()?, rules, read)?;
    let shown = shown(bound::text(broken.bound)?)?;
    Some(broken.fault(&shown, shown.as_str().into()))
}

fn shown_moment(bound: &str) -> Option<String> {
    Some(DateTime::plain(bound)?.to_string())
}

fn date(bound: &str) -> Option<NaiveDate> {
    Date::plain(bound).map(Into::into)
}

fn time(bound: &str) -> Option<NaiveTime> {
    naive_time(Time::plain(bound)?)
}

fn local_moment(bound: &str) -> Option<NaiveDateTime> {
    Some(local(DateTime::plain(bound)?))
}

fn moment(bound: &str) -> Option<Aware<FixedOffset>> {
    aware(DateTime::plain(bound)?)
}

fn utc_moment(bound: &str) -> Option<Aware<Utc>> {
    aware(DateTime::plain(bound)?).map(Into::into)
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
