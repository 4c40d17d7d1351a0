//! Replays the recorded answers of the real application against the cold pass.
//!
//! The recordings lie outside the project; without them this test says so and passes.

use std::collections::BTreeSet;
use std::path::Path;

use ferrapi_openapi::fragment::{Arity, Bound, Rules};
use percent_encoding::percent_decode_str;
use serde::Serialize;
use serde_json::{Value, json};

use super::super::*;
use super::tables::*;
use crate::data::Data;
use crate::error::{Issue, Loc};

/// Runs the cold pass to its end: the value as JSON, or the issues.
type Run = fn(Value, &'static Rules, Vec<Loc>) -> Result<Value, Vec<Issue>>;

fn run<T: Data + Serialize>(
    input: Value,
    rules: &'static Rules,
    mut loc: Vec<Loc>,
) -> Result<Value, Vec<Issue>> {
    // What the hot pass takes, the cold pass must take. NaN and the infinities are the hot pass's alone.
    let hot = match &input {
        Value::String(text) => plain_text::<T>(text, rules),
        _ => None,
    };
    if let Some(value) = hot {
        let value = serde_json::to_value(value).unwrap();
        if !value.is_null() {
            let mut issues = Vec::new();
            assert!(walk(&input, T::shape(), rules, false, &mut loc, &mut issues).is_some(), "{issues:?}");
        }
        return Ok(value);
    }
    let mut issues = Vec::new();
    let coerced = walk(&input, T::shape(), rules, false, &mut loc, &mut issues);
    let value = coerced.and_then(|coerced| {
        let read = read::<T>(&coerced).map_err(|refusal| issues.push(refusal.issue(&coerced, &loc)));
        read.ok()
    });
    assert_eq!(value.is_some(), issues.is_empty());
    value.map(|value| serde_json::to_value(value).unwrap()).ok_or(issues)
}

struct Entry {
    group: &'static str,
    many: bool,
    optional: bool,
    rules: &'static Rules,
    run: Run,
}

fn entry<T: Data + Serialize>(group: &'static str, rules: Rules) -> Entry {
    let type_ = T::TYPE;
    Entry {
        group,
        many: type_.arity == Arity::Many,
        optional: type_.optional,
        rules: Box::leak(Box::new(rules)),
        run: run::<T>,
    }
}

/// The types that stand in every place, under `v`.
fn values() -> Vec<Entry> {
    let float = |bound: f64| Some(Bound::Float(bound));
    let mut entries = scalars();
    entries.extend(vec![
        entry::<String>("str", NONE),
        entry::<i64>("int", NONE),
        entry::<f64>("float", NONE),
        entry::<bool>("bool", NONE),
        entry::<Color>("enum", NONE),
        entry::<Level>("intenum", NONE),
        entry::<OneOrTwo>("literal", NONE),
        entry::<IntOneOrTwo>("intliteral", NONE),
        entry::<i64>("strictint", STRICT),
        entry::<bool>("strictbool", STRICT),
        entry::<String>("strictstr", STRICT),
        entry::<IntOrStr>("int_or_str", NONE),
        entry::<Option<i64>>("int_or_none", NONE),
        entry::<FloatOrBool>("float_or_bool", NONE),
        entry::<i64>("int_ge_le", Rules { le: Some(Bound::Int(10)), ..ge(1) }),
        entry::<i64>("int_gt_lt", Rules { lt: Some(Bound::Int(10)), ..gt(1) }),
        entry::<i64>("int_multiple", Rules { multiple_of: Some(Bound::Int(3)), ..NONE }),
        entry::<f64>("float_gt_lt", Rules { lt: Some(Bound::Int(1)), ..gt(0) }),
        entry::<f64>("float_ge_le", Rules { ge: float(0.5), le: float(1.5), ..NONE }),
        entry::<f64>("float_multiple", Rules { multiple_of: float(0.5), ..NONE }),
        entry::<f64>("float_finite", Rules { finite: true, ..NONE }),
        entry::<String>("str_len", Rules { min_length: Some(3), max_length: Some(5), ..NONE }),
        entry::<String>("str_min1", Rules { min_length: Some(1), ..NONE }),
        entry::<String>("str_pattern", pattern("^[a-z]+[0-9]?$", letters_and_digit)),
        entry::<String>(
            "str_all",
            Rules { min_length: Some(2), max_length: Some(4), ..pattern("^x", |text| text.starts_with('x')) },
        ),
        entry::<Option<i64>>("optional_int_ge", ge(1)),
        entry::<Vec<String>>("list_str", NONE),
        entry::<Vec<i64>>("list_int", NONE),
        entry::<Vec<i64>>("list_int_2_3", Rules { min_items: Some(2), max_items: Some(3), ..NONE }),
        entry::<BTreeSet<i64>>("set_int", NONE),
        entry::<BTreeSet<i64>>("set_int_2", Rules { min_items: Some(2), ..NONE }),
        entry::<(i64, String)>("tuple_int_str", NONE),
        entry::<Vec<Positive>>("list_pos", NONE),
        entry::<Vec<Color>>("list_enum", NONE),
        entry::<Option<Vec<i64>>>("optional_list", NONE),
    ]);
    entries
}

/// The types of `types`, those behind features where they are on.
fn scalars() -> Vec<Entry> {
    #[allow(unused_mut)]
    let mut entries = vec![entry::<crate::ByteString>("bytes", NONE), entry::<std::net::IpAddr>("ip", NONE)];
    #[cfg(feature = "uuid")]
    entries.push(entry::<uuid::Uuid>("uuid", NONE));
    #[cfg(feature = "speedate")]
    entries.extend([
        entry::<crate::Date>("date", NONE),
        entry::<crate::Time>("time", NONE),
        entry::<crate::DateTime>("datetime", NONE),
        entry::<crate::Duration>("timedelta", NONE),
        entry::<crate::Date>("date_ge", Rules { ge: Some(Bound::Text("2024-01-01")), ..NONE }),
        entry::<crate::Duration>("timedelta_le", Rules { le: Some(Bound::Text("PT1H")), ..NONE }),
    ]);
    #[cfg(feature = "rust_decimal")]
    entries.extend([
        entry::<rust_decimal::Decimal>("decimal", NONE),
        entry::<rust_decimal::Decimal>(
            "decimal_digits",
            Rules { max_digits: Some(5), decimal_places: Some(2), ..NONE },
        ),
        entry::<rust_decimal::Decimal>("decimal_ge", ge(1)),
    ]);
    #[cfg(feature = "url")]
    entries.push(entry::<crate::HttpUrl>("url", NONE));
    #[cfg(feature = "email")]
    entries.push(entry::<crate::Email>("email", NONE));
    entries
}

fn letters_and_digit(text: &str) -> bool {
    let letters = text.strip_suffix(|c: char| c.is_ascii_digit()).unwrap_or(text);
    !letters.is_empty() && letters.bytes().all(|b| b.is_ascii_lowercase())
}

/// The types that are a whole body.
fn bodies() -> Vec<Entry> {
    vec![
        entry::<Order>("body/order", NONE),
        entry::<Forbid>("body/forbid", NONE),
        entry::<StrictMode>("body/strict", NONE),
        entry::<Aliased>("body/alias", NONE),
        entry::<Pet>("body/discriminated", NONE),
        entry::<Owner>("body/discriminated-nested", NONE),
        entry::<AOrB>("body/union", NONE),
        entry::<Holder>("body/scalar-union", NONE),
        entry::<Node>("body/tree", NONE),
        entry::<Vec<Item>>("body/list", NONE),
        entry::<Vec<i64>>("body/list-int", NONE),
        entry::<std::collections::BTreeMap<i64, f64>>("body/dict", NONE),
        entry::<std::collections::BTreeMap<Color, i64>>("body/enum-dict", NONE),
        entry::<Value>("body/any", NONE),
        entry::<i64>("body/scalar", NONE),
        entry::<Validated>("body/validators", NONE),
        entry::<Item>("body/unset", NONE),
        entry::<Small>("json/document", NONE),
        entry::<Small>("json/get", NONE),
        entry::<Option<Small>>("json//b/optional", NONE),
    ]
}

fn name(name: &str) -> Loc {
    Loc::Name(name.to_owned().into())
}

/// The texts under `v` that a request holds.
fn texts(case: &Value, place: &str) -> Vec<String> {
    let request = &case["request"];
    let path = request["path"].as_str().unwrap();
    let decode = |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8().unwrap().into_owned();
    let pairs = |text: &str| -> Vec<String> {
        let pairs = text.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        pairs.filter(|(key, _)| *key == "v").map(|(_, value)| decode(value)).collect()
    };
    let headers =
        || request["headers"].as_array().unwrap().iter().map(|h| [&h[0], &h[1]].map(|t| t.as_str().unwrap()));
    match place {
        "path" => {
            vec![percent_decode_str(path.splitn(4, '/').nth(3).unwrap()).decode_utf8().unwrap().into_owned()]
        }
        "query" => pairs(path.split_once('?').map_or("", |(_, query)| query)),
        "header" => headers().filter(|[name, _]| *name == "x-v").map(|[_, value]| value.to_owned()).collect(),
        "cookie" => {
            let cookies =
                headers().filter(|[name, _]| *name == "cookie").flat_map(|[_, value]| value.split("; "));
            cookies.filter_map(|cookie| cookie.strip_prefix("v=")).map(str::to_owned).collect()
        }
        _ => pairs(request["body"]["text"].as_str().unwrap_or_default()),
    }
}

/// The answer of the cold pass to a value that came as text; `None` where it is not asked.
fn by_text(case: &Value, entry: &Entry, place: &str) -> Option<(u64, Value)> {
    let place_name = if place == "form" { "body" } else { place };
    let loc = vec![name(place_name), name(if place == "header" { "x-v" } else { "v" })];
    let texts = texts(case, place);
    let input = match texts.last() {
        None => return Some(refused(&[missing(loc, Value::Null)])),
        // An empty text of a form is an absent value: the form's affair.
        Some(last) if place == "form" && last.is_empty() && !entry.many => return None,
        Some(_) if entry.many => json!(texts),
        Some(last) => json!(last),
    };
    Some(answer((entry.run)(input, entry.rules, loc).map(|value| json!({ "v": value }))))
}

/// Whether the body is JSON by its media type; what other bodies come to is the extractor's affair.
fn is_json(case: &Value) -> bool {
    let headers = case["request"]["headers"].as_array().unwrap().iter();
    let mut types =
        headers.filter(|header| header[0] == "content-type").map(|header| header[1].as_str().unwrap());
    types.next().is_some_and(|type_| {
        let essence = type_.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        essence.strip_prefix("application/").is_some_and(|sub| sub == "json" || sub.ends_with("+json"))
    })
}

/// The answer of the cold pass to a JSON body.
fn by_body(case: &Value, entry: &Entry, wrapped: bool) -> Option<(u64, Value)> {
    let body = &case["request"]["body"];
    if !is_json(case) || body["text"].as_str().is_none_or(str::is_empty) {
        return None;
    }
    let input = match decode_json(body["text"].as_str()?.as_bytes()) {
        Ok(input) => input,
        Err(Malformed::Undecodable) => {
            return Some((400, json!({ "detail": "There was an error parsing the body" })));
        }
        Err(Malformed::Syntax { message, offset }) => {
            return Some(refused(&[issue_malformed(message, offset)]));
        }
    };
    let body = vec![name("body")];
    if !wrapped {
        if input.is_null() {
            return entry.optional.then_some((200, Value::Null));
        }
        let echoes = matches!(entry.group, "body/any" | "body/scalar");
        let value = (entry.run)(input, entry.rules, body);
        return Some(answer(value.map(|value| if echoes { json!({ "v": value }) } else { value })));
    }
    let Some(value) = input.get("v") else {
        return Some(refused(&[missing([body, vec![name("v")]].concat(), input)]));
    };
    let loc = [body, vec![name("v")]].concat();
    Some(answer((entry.run)(value.clone(), entry.rules, loc).map(|value| json!({ "v": value }))))
}

fn answer(result: Result<Value, Vec<Issue>>) -> (u64, Value) {
    match result {
        Ok(value) => (200, value),
        Err(issues) => refused(&issues),
    }
}

fn refused(issues: &[Issue]) -> (u64, Value) {
    (422, serde_json::from_slice(&render(issues.iter(), &WideIntegers::default())).unwrap())
}

/// Numbers as floats: `1` equals `1.0`, and integers beyond 64 bits, which come back as floats, equal what came in.
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

/// A value as the recorded application writes it: by FastAPI's `jsonable_encoder`, which is not what pydantic writes.
fn echoed(kind: &str, value: &Value) -> Value {
    let text = value["v"].as_str();
    match (kind, text) {
        ("datetime" | "time", Some(text)) => json!({ "v": text.replace('Z', "+00:00") }),
        #[cfg(feature = "speedate")]
        ("timedelta" | "timedelta_le", Some(text)) => {
            json!({ "v": text.parse::<crate::Duration>().unwrap().as_seconds_f64() })
        }
        ("decimal" | "decimal_digits" | "decimal_ge", Some(text)) => {
            json!({ "v": text.parse::<f64>().unwrap() })
        }
        _ => value.clone(),
    }
}

/// Why a difference is meant to be.
fn excuse(case: &Value, expected: &Value, got: &(u64, Value)) -> Option<&'static str> {
    let request = case["request"].to_string();
    let expected = expected.to_string();
    if case.get("quirk").is_some_and(|quirk| !quirk.is_null()) {
        Some("FastAPI falls over")
    } else if request.contains("/path/") && request.contains("%2F") {
        Some("`%2F` does not separate segments")
    } else if ["Infinity", "NaN", "1e400"].iter().any(|word| request.contains(word)) {
        Some("no JSON")
    } else if got.0 == 422 && request.contains("9999999999999999999") {
        Some("an integer has a width")
    } else if ["/order#", "/strict#"].iter().any(|group| case["id"].to_string().contains(group))
        && ["uuid_", "datetime_", "date_", "email"].iter().any(|kind| expected.contains(kind))
    {
        Some("a scalar that this table leaves open")
    } else if expected.contains("float:") {
        Some("the recorded application spells non-finite floats out")
    } else if got.0 == 422 && request.contains("nan") {
        Some("a JSON value holds no NaN")
    } else if got.1.to_string().contains('…') {
        Some("error documents are bounded")
    } else if got.1.to_string().contains("Nesting too deep") {
        Some("nesting is bounded")
    } else {
        None
    }
}

#[test]
fn recorded_answers_are_the_cold_passes() {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let Some(recorded) =
        folders.find_map(|folder| std::fs::read(folder.join("shared/parity/errors.json")).ok())
    else {
        eprintln!("SKIPPED: no `shared/parity/errors.json` beside the project");
        return;
    };
    let recorded: Value = serde_json::from_slice(&recorded).unwrap();
    let (values, bodies) = (values(), bodies());
    let (mut passed, mut excused, mut failures) = (0, 0, Vec::new());
    for case in recorded["cases"].as_array().unwrap() {
        let group = case["group"].as_str().unwrap();
        let (place, kind) = group.split_once('/').unwrap_or((group, ""));
        let got = if let Some(entry) = bodies.iter().find(|entry| entry.group == group) {
            by_body(case, entry, false)
        } else if let Some(entry) =
            values.iter().filter(|_| !place.starts_with("file")).find(|entry| entry.group == kind)
        {
            if place == "body" { by_body(case, entry, true) } else { by_text(case, entry, place) }
        } else {
            None
        };
        let Some(got) = got else { continue };
        let status = case["response"]["status"].as_u64().unwrap();
        let expected = case["response"]["body"]["text"].as_str().unwrap();
        let expected = serde_json::from_str(expected).unwrap_or(Value::Null);
        // The answers of whole models are what the application makes of them: there only the status counts.
        let echoes = status != 200 || (expected.get("v").is_some() && !kind.contains("union"));
        let own = if status == 200 { echoed(kind, &got.1) } else { got.1.clone() };
        if status == got.0 && (!echoes || same(&expected, &own)) {
            passed += 1;
        } else if let Some(reason) = excuse(case, &expected, &got) {
            excused += 1;
            eprintln!("excused {}: {reason}", case["id"]);
        } else {
            failures.push(format!(
                "{}\n  expected {status} {expected}\n  got      {} {}",
                case["id"], got.0, got.1
            ));
        }
    }
    eprintln!("{passed} passed, {excused} excused, {} failed", failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
