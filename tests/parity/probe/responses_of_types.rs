//! Answers of every scalar type, with and without a model.

use std::collections::BTreeSet;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{ByteString, Date, DateTime, Duration, HttpUrl, SecretString, Time};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::library_types::isoformat;
use super::models::Color;

/// A literal of this file as a value; every one of them is valid.
fn read<T: std::str::FromStr>(text: &str) -> T {
    text.parse().unwrap_or_else(|_| panic!("{text} is valid"))
}

/// What FastAPI makes of a dict: `isoformat()`, seconds, numbers.
#[get("/r/scalars")]
fn r_scalars() -> Value {
    json!({
        "datetime_utc": isoformat(&read::<DateTime>("2024-01-02T03:04:05Z")),
        "datetime_us": isoformat(&read::<DateTime>("2024-01-02T03:04:05.000678")),
        "datetime_tz": isoformat(&read::<DateTime>("2024-01-02T00:00:00+05:30")),
        "date": read::<Date>("2024-01-02"),
        "time": isoformat(&read::<Time>("03:04:05.600000")),
        "td": read::<Duration>("P1DT2H3.5S").as_seconds_f64(),
        "td_neg": read::<Duration>("-PT1S").as_seconds_f64(),
        "decimal": 1.5,
        "decimal_int": 10,
        "uuid": Uuid::from_u128(5),
        "bytes": ByteString::from("raw"),
        "enum": Color::Blue,
        "float": 1.0,
        "big": 1e20,
        "exp": 1e22,
        "small": 1e-7,
        "set": BTreeSet::from([1]),
        "tuple": (1, "a"),
        "unicode": "é😀",
        "none": null,
    })
}

/// What a model makes of the same: pydantic's forms are ours.
#[model]
struct ScalarsOut {
    #[field(default = read("2024-01-02T03:04:05Z"))]
    dt_utc: DateTime,
    #[field(default = read("2024-01-02T03:04:05.000678"))]
    dt_us: DateTime,
    #[field(default = read("2024-01-02"))]
    d: Date,
    #[field(default = read("03:04:05.600000"))]
    t: Time,
    #[field(default = read("P1DT2H3.5S"))]
    td: Duration,
    #[field(default = read("-PT1S"))]
    td_neg: Duration,
    #[field(default = Decimal::new(150, 2))]
    dec: Decimal,
    #[field(default = Uuid::from_u128(5))]
    u: Uuid,
    #[field(default = ByteString::from("raw"))]
    by: ByteString,
    #[field(default = Color::Blue)]
    e: Color,
    #[field(default = 1.0)]
    f: f64,
    #[field(default = 1e22)]
    f_exp: f64,
    #[field(default = 1e-7)]
    f_small: f64,
    #[field(default = 100_000_000_000_000_000_000)]
    big: i128,
    #[field(default = (1, "a".to_owned()))]
    tup: (i64, String),
    #[field(default = read("https://example.com"))]
    url: HttpUrl,
    #[field(default = SecretString::from("hush"))]
    sec: SecretString,
    #[field(default = "é😀</")]
    uni: String,
}

#[get("/r/scalars-model")]
fn r_scalars_model() -> ScalarsOut {
    ferrapi::serde_json::from_str("{}").expect("every field has a default")
}

pub(super) fn add(app: App) -> App {
    app.routes(routes![r_scalars, r_scalars_model])
}
