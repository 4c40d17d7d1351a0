//! Every scalar, in every place where a value can stand; and each once more without coercion.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::{NonZeroU8, NonZeroU64};

use ferrapi::chrono::{NaiveDate, NaiveDateTime, NaiveTime, Utc};
use ferrapi::prelude::*;
use ferrapi::url::Url;
use ferrapi::{ByteString, Date, DateTime, Duration, Email, HttpUrl, SecretString, Time, chrono};
use rust_decimal::Decimal;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::subject::subjects;

#[model]
#[derive(Debug, PartialEq)]
pub(crate) struct Places<T> {
    one: T,
    maybe: Option<T>,
    #[field(default)]
    many: Vec<T>,
    #[field(default)]
    named: BTreeMap<String, T>,
    #[field(required)]
    pair: Option<(T, Option<T>)>,
}

#[model(strict)]
#[derive(Debug, PartialEq)]
pub(crate) struct Strict<T> {
    one: T,
    #[field(default)]
    many: Vec<T>,
}

subjects! {
    bools: Places<bool>,
    chars: Places<char>,
    strings: Places<String>,
    cows: Places<Cow<'static, str>>,
    bytes: Places<ByteString>,
    secrets: Places<SecretString>,
    i8s: Places<i8>,
    i16s: Places<i16>,
    i32s: Places<i32>,
    i64s: Places<i64>,
    i128s: Places<i128>,
    u8s: Places<u8>,
    u16s: Places<u16>,
    u32s: Places<u32>,
    u64s: Places<u64>,
    u128s: Places<u128>,
    usizes: Places<usize>,
    nonzero_bytes: Places<NonZeroU8>,
    nonzero_words: Places<NonZeroU64>,
    f32s: Places<f32>,
    f64s: Places<f64>,
    dates: Places<Date>,
    times: Places<Time>,
    moments: Places<DateTime>,
    durations: Places<Duration>,
    naive_dates: Places<NaiveDate>,
    naive_times: Places<NaiveTime>,
    naive_moments: Places<NaiveDateTime>,
    utc_moments: Places<chrono::DateTime<Utc>>,
    offset_moments: Places<chrono::DateTime<chrono::FixedOffset>>,
    decimals: Places<Decimal>,
    emails: Places<Email>,
    urls: Places<Url>,
    web_urls: Places<HttpUrl>,
    uuids: Places<Uuid>,
    addresses: Places<IpAddr>,
    addresses_4: Places<Ipv4Addr>,
    addresses_6: Places<Ipv6Addr>,
    values: Places<Value>,
    objects: Places<Map<String, Value>>,
    strict_bools: Strict<bool>,
    strict_strings: Strict<String>,
    strict_i64s: Strict<i64>,
    strict_u8s: Strict<u8>,
    strict_f64s: Strict<f64>,
    strict_dates: Strict<Date>,
    strict_times: Strict<Time>,
    strict_moments: Strict<DateTime>,
    strict_durations: Strict<Duration>,
    strict_decimals: Strict<Decimal>,
    strict_uuids: Strict<Uuid>,
    strict_addresses: Strict<IpAddr>,
    strict_urls: Strict<HttpUrl>,
}
