//! Dates, numbers, identifiers and addresses in every place.

use std::net::IpAddr;

use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use ferrapi::{ByteString, Date, DateTime, Duration, Email, HttpUrl, Time};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use uuid::Uuid;

use super::everywhere::{Echo, echo_as_json, everywhere};

echo_as_json!(Uuid, Date, Email, HttpUrl, IpAddr, ByteString);

// What FastAPI makes of these without a response model is not what pydantic makes of them in one: isoformat's offset,
// seconds, a number.
impl Echo for DateTime {
    fn echo(&self) -> Value {
        json!({ "v": isoformat(self) })
    }
}

impl Echo for Time {
    fn echo(&self) -> Value {
        json!({ "v": isoformat(self) })
    }
}

impl Echo for Duration {
    fn echo(&self) -> Value {
        json!({ "v": self.as_seconds_f64() })
    }
}

impl Echo for Decimal {
    fn echo(&self) -> Value {
        json!({ "v": self.to_f64() })
    }
}

/// Python's `isoformat()`: `+00:00` for `Z`.
pub(super) fn isoformat(moment: &impl ToString) -> String {
    let text = moment.to_string();
    text.strip_suffix('Z').map(|text| format!("{text}+00:00")).unwrap_or(text)
}

everywhere!(identifier BodyUuid: Uuid, (), "/uuid", "/uuid/<v>", [path query header cookie form body]);
everywhere!(datetime BodyDatetime: DateTime, (), "/datetime", "/datetime/<v>", [path query header cookie form body]);
everywhere!(date BodyDate: Date, (), "/date", "/date/<v>", [path query header cookie form body]);
everywhere!(time BodyTime: Time, (), "/time", "/time/<v>", [path query header cookie form body]);
everywhere!(timedelta BodyTimedelta: Duration, (), "/timedelta", "/timedelta/<v>", [path query header cookie form body]);
everywhere!(decimal BodyDecimal: Decimal, (), "/decimal", "/decimal/<v>", [path query header cookie form body]);
everywhere!(email BodyEmail: Email, (), "/email", "/email/<v>", [path query header cookie form body]);
everywhere!(address BodyUrl: HttpUrl, (), "/url", "/url/<v>", [path query header cookie form body]);
everywhere!(ip BodyIp: IpAddr, (), "/ip", "/ip/<v>", [path query header cookie form body]);
everywhere!(bytes BodyBytes: ByteString, (), "/bytes", "/bytes/<v>", [path query header cookie form body]);

everywhere!(decimal_digits BodyDecimalDigits: Decimal, (max_digits = 5, decimal_places = 2), "/decimal_digits", "/decimal_digits/<v>", [path query body]);
everywhere!(decimal_ge BodyDecimalGe: Decimal, (ge = 1), "/decimal_ge", "/decimal_ge/<v>", [path query body]);
everywhere!(date_ge BodyDateGe: Date, (ge = "2024-01-01"), "/date_ge", "/date_ge/<v>", [path query body]);
everywhere!(timedelta_le BodyTimedeltaLe: Duration, (le = "PT1H"), "/timedelta_le", "/timedelta_le/<v>", [path query body]);

pub(super) fn add(app: App) -> App {
    let app = time::add(date::add(datetime::add(identifier::add(app))));
    let app = email::add(decimal::add(timedelta::add(app)));
    let app = bytes::add(ip::add(address::add(app)));
    timedelta_le::add(date_ge::add(decimal_ge::add(decimal_digits::add(app))))
}
