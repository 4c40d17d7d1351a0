//! The types against the recorded document, and hot against cold.

use std::path::Path;

use ferrapi_openapi::fragment::{Bound, Rules, TypeSpec};
use ferrapi_openapi::schemas::{generator, type_schema};
use serde_json::{Value, json};

use crate::data::Data;

const NONE: Rules = Rules::NONE;

fn recorded() -> Option<Value> {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let file =
        folders.find_map(|folder| std::fs::read(folder.join("shared/parity/openapi/probe_app.json")).ok())?;
    serde_json::from_slice(&file).ok()
}

#[crate::model(literal)]
#[serde(rename_all = "lowercase")]
enum OneOrTwo {
    One,
    Two,
}

#[crate::model(integer, literal)]
enum Digit {
    One = 1,
    Two,
}

#[crate::model]
#[serde(untagged)]
enum IntOrStr {
    Int(i64),
    Str(String),
}

fn table() -> Vec<(&'static str, TypeSpec, Rules)> {
    #[allow(unused_mut)]
    let mut table = vec![
        ("literal", OneOrTwo::TYPE, NONE),
        ("intliteral", Digit::TYPE, NONE),
        ("int_or_str", IntOrStr::TYPE, NONE),
        ("ip", <std::net::IpAddr as Data>::TYPE, NONE),
        ("bytes", crate::ByteString::TYPE, NONE),
        ("float_finite", <f64 as Data>::TYPE, Rules { finite: true, ..NONE }),
    ];
    #[cfg(feature = "uuid")]
    table.push(("uuid", <uuid::Uuid as Data>::TYPE, NONE));
    #[cfg(feature = "speedate")]
    table.extend([
        ("date", crate::Date::TYPE, NONE),
        ("time", crate::Time::TYPE, NONE),
        ("datetime", crate::DateTime::TYPE, NONE),
        ("timedelta", crate::Duration::TYPE, NONE),
        ("date_ge", crate::Date::TYPE, Rules { ge: Some(Bound::Text("2024-01-01")), ..NONE }),
        ("timedelta_le", crate::Duration::TYPE, Rules { le: Some(Bound::Text("PT1H")), ..NONE }),
    ]);
    #[cfg(feature = "chrono")]
    table.extend([
        ("date", <chrono::NaiveDate as Data>::TYPE, NONE),
        ("time", <chrono::NaiveTime as Data>::TYPE, NONE),
        ("datetime", <chrono::NaiveDateTime as Data>::TYPE, NONE),
        ("datetime", <chrono::DateTime<chrono::Utc> as Data>::TYPE, NONE),
    ]);
    #[cfg(feature = "jiff")]
    table.extend([
        ("date", <jiff::civil::Date as Data>::TYPE, NONE),
        ("time", <jiff::civil::Time as Data>::TYPE, NONE),
        ("datetime", <jiff::civil::DateTime as Data>::TYPE, NONE),
        ("datetime", <jiff::Timestamp as Data>::TYPE, NONE),
        ("timedelta", <jiff::SignedDuration as Data>::TYPE, NONE),
    ]);
    #[cfg(feature = "rust_decimal")]
    {
        let decimal = <rust_decimal::Decimal as Data>::TYPE;
        table.extend([
            ("decimal", decimal, NONE),
            ("decimal_ge", decimal, Rules { ge: Some(Bound::Int(1)), ..NONE }),
            ("decimal_digits", decimal, Rules { max_digits: Some(5), decimal_places: Some(2), ..NONE }),
        ]);
    }
    #[cfg(feature = "url")]
    table.push(("url", crate::HttpUrl::TYPE, NONE));
    #[cfg(feature = "email")]
    table.push(("email", crate::Email::TYPE, NONE));
    table
}

/// `1` equals `1.0`.
fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.as_f64() == right.as_f64(),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| same(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            left.len() == right.len()
                && left.iter().all(|(key, left)| right.get(key).is_some_and(|right| same(left, right)))
        }
        _ => left == right,
    }
}

#[test]
fn schemas_are_those_of_the_recorded_document() {
    let Some(recorded) = recorded() else {
        eprintln!("skipped: no `shared/parity/openapi/probe_app.json` beside the project");
        return;
    };
    for (name, type_, rules) in table() {
        let mut schema = type_schema(&type_, &rules, &mut generator()).to_value();
        schema["title"] = json!("V");
        let path = format!("/query/{name}");
        let expected = &recorded["paths"][path.as_str()]["get"]["parameters"][0]["schema"];
        assert!(same(&schema, expected), "{name}\n  expected {expected}\n  got      {schema}");
    }
}

/// What the cold pass makes of a text, serde and the hot pass read, and they make the same of it.
fn agree<T: Data + PartialEq + std::fmt::Debug>(texts: &[&str]) {
    for text in texts {
        let (mut loc, mut issues) = (Vec::new(), Vec::new());
        let input = Value::from(*text);
        let coerced = crate::validate::walk(&input, T::shape(), &Rules::NONE, false, &mut loc, &mut issues);
        let coerced = coerced.unwrap_or_else(|| panic!("{text}: {issues:?}")).into_owned();
        let cold: T = serde_json::from_value(coerced.clone()).unwrap();
        if let Some(hot) = T::from_text(text) {
            assert_eq!(hot, cold, "{text}");
        }
        assert_eq!(T::from_text(coerced.as_str().unwrap()).as_ref(), Some(&cold), "{text}");
        assert_eq!(serde_json::to_value(&cold).unwrap(), coerced, "{text}");
    }
}

#[cfg(feature = "speedate")]
#[test]
fn hot_and_cold_read_the_same_dates() {
    agree::<crate::Date>(&["2024-12-31", "2024-12-31T00:00:00Z", "1704153600", "0"]);
    agree::<crate::Time>(&["10:20", "10:20:30.1234567", "10:20:30Z", "10:20:30-01:30"]);
    agree::<crate::DateTime>(&[
        "2024-12-31",
        "2024-12-31T10:20",
        "2024-12-31_10:20:30.5+01:00",
        "1704164645.5",
        "-1",
        "1704164645000",
    ]);
    agree::<crate::Duration>(&[
        "P1DT2H30M",
        "-PT0.5S",
        "1 day, 02:00:00",
        "02:30:00",
        "P1Y",
        "+PT5S",
        "PT0S",
    ]);
}

#[cfg(feature = "chrono")]
#[test]
fn hot_and_cold_read_the_same_dates_of_chrono() {
    use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};
    agree::<NaiveDate>(&["2024-12-31", "1704153600"]);
    agree::<NaiveTime>(&["10:20:30", "10:20:30.123456"]);
    agree::<NaiveDateTime>(&["2024-12-31T10:20:30", "2024-12-31T10:20:30.123456"]);
    agree::<DateTime<FixedOffset>>(&["2024-12-31T10:20:30+01:00"]);
    let aware: crate::DateTime = "2024-12-31T10:20:30.5+01:00".parse().unwrap();
    let there = DateTime::<FixedOffset>::try_from(aware).unwrap();
    assert_eq!(crate::DateTime::try_from(there), Ok(aware));
    let date: crate::Date = "2024-12-31".parse().unwrap();
    assert_eq!(crate::Date::try_from(NaiveDate::from(date)), Ok(date));
    let duration: crate::Duration = "-P1DT0.5S".parse().unwrap();
    assert_eq!(crate::Duration::from(chrono::TimeDelta::from(duration)), duration);
}

#[cfg(feature = "jiff")]
#[test]
fn hot_and_cold_read_the_same_dates_of_jiff() {
    use jiff::civil::{Date, DateTime, Time};
    use jiff::{SignedDuration, Timestamp};
    agree::<Date>(&["2024-12-31", "1704153600"]);
    agree::<Time>(&["10:20:30", "10:20:30.123456"]);
    agree::<DateTime>(&["2024-12-31T10:20:30", "2024-12-31T10:20:30.123456"]);
    agree::<Timestamp>(&["2024-12-31T10:20:30Z", "2024-12-31T10:20:30.123456Z"]);
    agree::<SignedDuration>(&["P1DT2H30M", "-PT0.5S", "1 day, 02:00:00", "02:30:00", "P1Y", "PT0S"]);
    let aware: crate::DateTime = "2024-12-31T10:20:30.5Z".parse().unwrap();
    let there = Timestamp::try_from(aware).unwrap();
    assert_eq!(crate::DateTime::try_from(there), Ok(aware));
    assert!(Timestamp::try_from("2024-12-31T10:20:30".parse::<crate::DateTime>().unwrap()).is_err());
    let date: crate::Date = "2024-12-31".parse().unwrap();
    assert_eq!(crate::Date::try_from(Date::from(date)), Ok(date));
    let duration: crate::Duration = "-P1DT0.5S".parse().unwrap();
    assert_eq!(crate::Duration::from(SignedDuration::from(duration)), duration);
    assert_eq!(crate::Duration::from(SignedDuration::MIN).as_microseconds(), i64::MIN);
}

#[test]
fn hot_and_cold_read_the_same_addresses() {
    agree::<std::net::IpAddr>(&["127.0.0.1", "::1", "2001:DB8::1"]);
    agree::<crate::ByteString>(&["", "é"]);
    #[cfg(feature = "uuid")]
    agree::<uuid::Uuid>(&[
        "3FA85F64-5717-4562-B3FC-2C963F66AFA6",
        "3fa85f6457174562b3fc2c963f66afa6",
        "{3fa85f64-5717-4562-b3fc-2c963f66afa6}",
    ]);
    #[cfg(feature = "url")]
    {
        agree::<crate::HttpUrl>(&["HTTP://EXAMPLE.com:80", " https://example.com/a b "]);
        agree::<url::Url>(&["ftp://example.com", "mailto:a@b.c"]);
    }
    #[cfg(feature = "email")]
    agree::<crate::Email>(&["User@Example.COM", "A <a@b.com>", "ü@bücher.com"]);
    #[cfg(feature = "rust_decimal")]
    agree::<rust_decimal::Decimal>(&["1.50", "1e3", ".5", "1_000", "-0.00"]);
}

/// What a value is refused with, as the cold pass says it, where the hot pass refuses it too.
fn refusal<T: Data>(text: &str, rules: &'static Rules) -> Option<(&'static str, String)> {
    let (mut loc, mut issues) = (Vec::new(), Vec::new());
    crate::validate::walk(&Value::from(text), T::shape(), rules, false, &mut loc, &mut issues);
    let is_fit = T::from_text(text).is_some_and(|value| value.meets(rules));
    assert_eq!(is_fit, issues.is_empty(), "{text}");
    issues.first().map(|issue| (issue.kind(), issue.message().to_owned()))
}

#[test]
fn lengths_of_bytes_are_counted_in_bytes() {
    const RULES: Rules = Rules { min_length: Some(2), max_length: Some(3), ..NONE };
    let refused = |text| refusal::<crate::ByteString>(text, &RULES);
    assert_eq!(refused("é"), None);
    assert_eq!(refused("a"), Some(("bytes_too_short", "Data should have at least 2 bytes".to_owned())));
    assert_eq!(refused("éé"), Some(("bytes_too_long", "Data should have at most 3 bytes".to_owned())));
    const ONE: Rules = Rules { max_length: Some(1), ..NONE };
    let message = "Data should have at most 1 byte".to_owned();
    assert_eq!(refusal::<crate::ByteString>("ab", &ONE), Some(("bytes_too_long", message)));
}

#[cfg(feature = "base64")]
#[test]
fn base64_is_read_in_both_alphabets() {
    use crate::Base64;
    agree::<Base64>(&["", "AQID", "AQI", "AQI=", "AQ==", "AQ=", "_-8=", "/+8="]);
    let bytes = Base64::from(vec![0xff, 0xef]);
    assert_eq!((bytes.to_string().as_str(), "/+8".parse()), ("_-8=", Ok(bytes.clone())));
    for (text, error) in [
        ("A", "Invalid input length: 1"),
        ("AR", "Invalid last symbol 82, offset 1."),
        ("AQ!D", "Invalid symbol 33, offset 2."),
        ("AQ=D", "Invalid symbol 61, offset 2."),
        ("_+", "Invalid symbol 95, offset 0."),
        ("AQ==\n", "Invalid symbol 10, offset 4."),
        ("ü", "Invalid symbol 195, offset 0."),
    ] {
        let message = format!("Data should be valid base64: {error}");
        assert_eq!(refusal::<Base64>(text, &NONE), Some(("bytes_invalid_encoding", message)), "{text}");
    }
    const RULES: Rules = Rules { min_length: Some(2), ..NONE };
    assert_eq!(refusal::<Base64>("AQI", &RULES), None);
    assert_eq!(refusal::<Base64>("AQ==", &RULES).map(|(kind, _)| kind), Some("bytes_too_short"));
    let schema = type_schema(&Base64::TYPE, &RULES, &mut generator()).to_value();
    let encoding = json!({
        "type": "string",
        "contentEncoding": "base64",
        "contentMediaType": "application/octet-stream",
        "minLength": 2,
    });
    assert_eq!(schema, encoding);
}

#[cfg(feature = "speedate")]
#[test]
fn dates_with_a_time_are_reckoned_with() {
    use crate::{DateTime, Duration};
    let at = |text: &str| text.parse::<DateTime>().unwrap();
    let long = |text: &str| text.parse::<Duration>().unwrap();
    for (start, duration, end) in [
        ("2024-02-28T23:59:59.999999", "PT0.000001S", "2024-02-29T00:00:00"),
        ("2023-12-31T12:00:00+01:00", "P1D", "2024-01-01T12:00:00+01:00"),
        ("1969-12-31T00:00:00Z", "-PT1S", "1969-12-30T23:59:59Z"),
        ("0001-01-01T00:00:00", "P3652058D", "9999-12-31T00:00:00"),
        ("1900-02-28T00:00:00", "P1D", "1900-03-01T00:00:00"),
        ("2000-02-28T00:00:00", "P1D", "2000-02-29T00:00:00"),
    ] {
        let (start, duration, end) = (at(start), long(duration), at(end));
        assert_eq!(start.checked_add(duration), Some(end));
        assert_eq!(end.checked_sub(duration), Some(start));
        assert_eq!((end.since(start), start.since(start)), (Some(duration), Some(Duration::default())));
    }
    assert_eq!(at("9999-12-31T23:59:59").checked_add(long("PT1S")), None);
    assert_eq!(at("0001-01-01T00:00:00").checked_sub(long("PT1S")), None);
    let farthest = Duration::from_microseconds(i64::MIN);
    assert_eq!(
        (at("2024-01-01T00:00:00").checked_sub(farthest), at("2024-01-01T00:00:00").checked_add(farthest)),
        (None, None)
    );
    let (here, there) = (at("2024-01-01T12:00:00+02:00"), at("2024-01-01T11:00:00Z"));
    assert_eq!(there.since(here), Some(long("PT1H")));
    assert_eq!(there.since(at("2024-01-01T11:00:00")), None);
    let mut day = crate::Date::from_days(-719_162);
    assert_eq!(day, Some("0001-01-01".parse().unwrap()));
    for days in -719_162..=2_932_896 {
        day = crate::Date::from_days(days);
        assert_eq!(day.map(crate::Date::days), Some(days));
    }
    assert_eq!(day, Some("9999-12-31".parse().unwrap()));
    assert_eq!((crate::Date::from_days(-719_163), crate::Date::from_days(2_932_897)), (None, None));
    assert_eq!(at("2024-12-31T12:00:00.5Z").isoformat(), "2024-12-31T12:00:00.500000+00:00");
    assert_eq!(at("2024-12-31T12:00:00-01:00").isoformat(), "2024-12-31T12:00:00-01:00");
    assert_eq!(at("2024-12-31T00:00:00").time().isoformat(), "00:00:00");
}

#[test]
fn secrets_are_masked() {
    let secret: crate::SecretString = serde_json::from_value(json!("hunter2")).unwrap();
    assert_eq!(secret.expose(), "hunter2");
    assert_eq!(serde_json::to_value(&secret).unwrap(), json!("**********"));
    assert_eq!(format!("{secret:?}"), "**********");
}
