//! Values of scalars with a form of their own: dates, identifiers, decimals, addresses.

use ferrapi::__private::{Bound, Rules};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::values::texts;

/// Texts of a scalar with a form of its own, plain ones and others that it reads. A scalar that is not listed here
/// stops the tests.
pub(crate) fn of(name: &str, rules: Rules) -> BoxedStrategy<Value> {
    let samples: &[&str] = match name {
        "uuid" => &[
            "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "00000000-0000-0000-0000-000000000000",
            "3FA85F64-5717-4562-B3FC-2C963F66AFA6",
            "3fa85f6457174562b3fc2c963f66afa6",
            "urn:uuid:3fa85f64-5717-4562-b3fc-2c963f66afa6",
        ],
        "date" => {
            &["2024-02-29", "2024-06-15", "1970-01-01", "0001-01-01", "9999-12-31", "2023-02-29", "2024-1-2"]
        }
        "time" => &[
            "12:30:00",
            "00:00:00",
            "23:59:59.999999",
            "12:30",
            "12:30:00Z",
            "12:30:00+02:00",
            "08:00:00.5",
            "24:00:00",
        ],
        "datetime" => &[
            "2024-02-29T12:30:00",
            "2024-02-29T12:30:00Z",
            "2024-02-29T12:30:00+02:00",
            "2024-02-29 12:30:00.123456",
            "2024-02-29T12:30",
            "2024-02-29",
            "0001-01-01T00:00:00Z",
            "9999-12-31T23:59:59.999999-23:59",
        ],
        "timedelta" => &[
            "PT1H",
            "P1DT2H30M",
            "-PT0.000001S",
            "PT0S",
            "PT30M",
            "P1W",
            "1 day, 02:30:00",
            "00:00:30",
            "P999999999D",
        ],
        "decimal" => &[
            "1.50",
            "0",
            "-12.25",
            "99.99",
            "123.45",
            "12345",
            "0.001",
            "1e3",
            "79228162514264337593543950335",
            "1_0",
        ],
        "url" => &[
            "https://example.com/",
            "http://example.com",
            "HTTP://EXAMPLE.com:80/a b?q=ü#f",
            "ftp://user@host/x",
            "data:text/plain,a",
            "example.com",
        ],
        "function-after[_validate(), str]" => &[
            "ann@example.com",
            "Ann@EXAMPLE.com",
            "a.b+c@sub.example.org",
            "Ann <ann@example.com>",
            "ann@exämple.com",
            "@x",
        ],
        "ipv4" => &["127.0.0.1", "0.0.0.0", "255.255.255.255", "256.0.0.1"],
        "ipv6" => &["::1", "2001:db8::1", "2001:0DB8:0:0::1", "::ffff:127.0.0.1", "fe80::1%eth0"],
        "function-plain[_validate()]" => &["127.0.0.1", "::1", "2001:DB8::", "localhost"],
        "bytes" | "str" => return texts(rules),
        unknown => panic!("no samples of the scalar {unknown}"),
    };
    // A bound that is met is a sample, too.
    let bounds = [rules.ge, rules.le].into_iter().flatten().filter_map(|bound| match bound {
        Bound::Text(text) => Some(text),
        Bound::Int(_) | Bound::Float(_) => None,
    });
    let bounds: Vec<_> = bounds.collect();
    let samples = if bounds.is_empty() { samples.to_vec() } else { bounds };
    let samples = select(samples).prop_map(Value::from);
    let random = match name {
        "uuid" => {
            any::<[u8; 16]>().prop_map(|bytes| uuid::Uuid::from_bytes(bytes).to_string().into()).boxed()
        }
        "date" => {
            (1970..2040, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}").into()).boxed()
        }
        "time" => (0..24, 0..60, 0..60).prop_map(|(h, m, s)| format!("{h:02}:{m:02}:{s:02}").into()).boxed(),
        "datetime" => (2020..2030, 1..13, 0..24, select(&["", "Z", "-05:30"]))
            .prop_map(|(y, m, h, zone)| format!("{y}-{m:02}-28T{h:02}:00:00{zone}").into())
            .boxed(),
        "timedelta" => prop_oneof![
            (0..100_000).prop_map(|seconds| json!(seconds)),
            (0..7200).prop_map(|seconds| format!("PT{seconds}S").into()),
        ]
        .boxed(),
        "decimal" => prop_oneof![
            (-20_000..20_000i64).prop_map(|hundredths| json!(hundredths as f64 / 100.0)),
            (0..20_000).prop_map(|hundredths| format!("{}.{:02}", hundredths / 100, hundredths % 100).into()),
            any::<i64>().prop_map(Value::from),
        ]
        .boxed(),
        "ipv4" => any::<u32>().prop_map(Value::from).boxed(),
        _ => return samples.boxed(),
    };
    prop_oneof![samples, random].boxed()
}
