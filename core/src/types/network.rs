//! The standard library's IP addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ferrapi_openapi::fragment::{Family, Fault, ScalarSpec};
use serde_json::Value;

use super::{foreign, no_rules, plain_fault};

const ANY: Fault = plain_fault("ip_any_address", "value is not a valid IPv4 or IPv6 address");
const V4: Fault = plain_fault("ip_v4_address", "Input is not a valid IPv4 address");
const V6: Fault = plain_fault("ip_v6_address", "Input is not a valid IPv6 address");

foreign!(IpAddr, Family::Other, &ANY_SPEC, plain: |text: &str| text.parse().ok(), keeps: |_, _| true);
foreign!(Ipv4Addr, Family::Other, &V4_SPEC, plain: |text: &str| text.parse().ok(), keeps: |_, _| true);
foreign!(Ipv6Addr, Family::Other, &V6_SPEC, plain: |text: &str| text.parse().ok(), keeps: |_, _| true);

static ANY_SPEC: ScalarSpec = ScalarSpec {
    name: "function-plain[_validate()]",
    coerce: coerce_any,
    check: no_rules,
    shown: None,
    exact: true,
};
static V4_SPEC: ScalarSpec =
    ScalarSpec { name: "ipv4", coerce: coerce_v4, check: no_rules, shown: None, exact: false };
static V6_SPEC: ScalarSpec =
    ScalarSpec { name: "ipv6", coerce: coerce_v6, check: no_rules, shown: None, exact: false };

fn coerce_any(input: &Value, strict: bool) -> Result<Value, Fault> {
    let read = v4(input, strict).map(IpAddr::V4).or_else(|| v6(input, strict).map(IpAddr::V6));
    read.map(|address| address.to_string().into()).ok_or(ANY)
}

fn coerce_v4(input: &Value, strict: bool) -> Result<Value, Fault> {
    v4(input, strict).map(|address| address.to_string().into()).ok_or(V4)
}

fn coerce_v6(input: &Value, strict: bool) -> Result<Value, Fault> {
    v6(input, strict).map(|address| address.to_string().into()).ok_or(V6)
}

/// From text, or from the number that the address is.
fn v4(input: &Value, strict: bool) -> Option<Ipv4Addr> {
    match input.as_str() {
        Some(text) => text.parse().ok(),
        None => u32::try_from(number(input, strict)?).ok().map(Ipv4Addr::from),
    }
}

fn v6(input: &Value, strict: bool) -> Option<Ipv6Addr> {
    match input.as_str() {
        Some(text) => text.parse().ok(),
        None => number(input, strict).map(Ipv6Addr::from),
    }
}

/// Python's integers, of which booleans are some. A number beyond 64 bits comes as a float and is rounded.
fn number(input: &Value, strict: bool) -> Option<u128> {
    match input {
        _ if strict => None,
        Value::Bool(value) => Some((*value).into()),
        Value::Number(number) => match number.as_f64() {
            Some(zero) if zero == 0.0 && zero.is_sign_negative() => Some(0),
            Some(beyond) if number.is_f64() && beyond > u64::MAX as f64 && beyond < u128::MAX as f64 => {
                Some(beyond as u128)
            }
            _ => number.as_u128(),
        },
        _ => None,
    }
}
