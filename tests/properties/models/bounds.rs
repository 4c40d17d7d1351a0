//! Every constraint, on every family of types.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

use ferrapi::chrono::{NaiveDate, NaiveDateTime, Utc};
use ferrapi::prelude::*;
use ferrapi::{ByteString, CheckError, Date, DateTime, Duration, SecretString, Time, chrono};
use rust_decimal::Decimal;
use serde_json::Value;

use crate::subject::subjects;

#[model]
#[derive(Debug, PartialEq)]
struct Integers {
    #[field(ge = 1, le = 10)]
    inclusive: i64,
    #[field(gt = -5, lt = 5)]
    exclusive: i8,
    #[field(multiple_of = 3)]
    thirds: u32,
    #[field(ge = -7, multiple_of = 7)]
    weeks: Option<i16>,
    #[field(lt = 2.5)]
    halved: i32,
    #[field(default = 3, gt = 0, strict)]
    strict: u8,
}

#[model]
#[derive(Debug, PartialEq)]
struct Floats {
    #[field(ge = 0, le = 1)]
    unit: f64,
    #[field(gt = 0.5, lt = 9.5)]
    open: f64,
    #[field(multiple_of = 0.25)]
    quarters: f64,
    #[field(allow_inf_nan = false)]
    finite: Option<f64>,
    #[field(default = 1.5, ge = -1.5, strict)]
    strict: f32,
}

#[model]
#[derive(Debug, PartialEq)]
struct Texts {
    #[field(min_length = 2, max_length = 4)]
    short: String,
    #[field(pattern = "^[a-z]{1,3}$")]
    code: String,
    #[field(min_length = 1)]
    some: Option<String>,
    #[field(default = "a1", pattern = "[0-9]", max_length = 5)]
    digit: String,
    #[field(max_length = 3)]
    bytes: ByteString,
    #[field(min_length = 3)]
    secret: SecretString,
}

#[model]
#[derive(Debug, PartialEq)]
struct Counts {
    #[field(min_items = 1, max_items = 3)]
    list: Vec<u8>,
    #[field(max_items = 2)]
    queue: VecDeque<bool>,
    #[field(min_items = 2)]
    ordered: BTreeSet<i16>,
    #[field(max_items = 2)]
    hashed: HashSet<String>,
    #[field(min_items = 1, max_items = 2)]
    map: BTreeMap<String, u8>,
    #[field(max_items = 1)]
    maybe: Option<Vec<String>>,
}

#[model]
#[derive(Debug, PartialEq)]
struct Unique {
    #[field(unique_items)]
    numbers: Vec<i64>,
    #[field(unique_items)]
    floats: Vec<f64>,
    #[field(unique_items, max_items = 3)]
    anything: Vec<Value>,
    #[field(unique_items)]
    lists: Option<Vec<Vec<u8>>>,
}

#[model]
#[derive(Debug, PartialEq)]
struct Moments {
    #[field(ge = "2024-01-01", lt = "2025-01-01")]
    date: Date,
    #[field(gt = "08:00:00")]
    time: Time,
    #[field(le = "2024-06-01T12:00:00Z")]
    moment: DateTime,
    #[field(ge = "PT1S", le = "PT1H")]
    duration: Duration,
    #[field(ge = "2024-01-01")]
    naive_date: Option<NaiveDate>,
    #[field(lt = "2024-06-01T12:00:00")]
    naive_moment: Option<NaiveDateTime>,
    #[field(ge = "2024-01-01T00:00:00Z")]
    utc: Option<chrono::DateTime<Utc>>,
}

#[model]
#[derive(Debug, PartialEq)]
struct Decimals {
    #[field(max_digits = 5, decimal_places = 2)]
    price: Decimal,
    #[field(ge = 1, lt = 100)]
    bounded: Decimal,
    #[field(decimal_places = 3)]
    places: Option<Decimal>,
    #[field(max_digits = 4)]
    digits: Option<Decimal>,
}

fn is_even(value: &i64) -> Result<(), CheckError> {
    if value % 2 == 0 { Ok(()) } else { Err(CheckError::assertion("odd")) }
}

fn is_ordered(range: &Range) -> Result<(), &'static str> {
    if range.from <= range.to { Ok(()) } else { Err("the wrong way round") }
}

#[model(check = is_ordered)]
#[derive(Debug, PartialEq)]
struct Range {
    #[field(check = is_even, ge = -10, le = 10)]
    from: i64,
    #[field(default = 10)]
    to: i64,
}

#[model]
#[derive(Debug, PartialEq)]
struct Checked {
    one: Range,
    #[field(default)]
    many: Vec<Range>,
}

subjects! {
    integers: Integers,
    floats: Floats,
    texts: Texts,
    counts: Counts,
    unique: Unique,
    bounded_moments: Moments,
    bounded_decimals: Decimals,
    checked: Checked,
}
