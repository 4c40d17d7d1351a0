//! Requests that were sent to real FastAPI, sent to the same operations here.
//!
//! The recordings stand beside the repository, in `../shared/parity`; without them this says so and passes.

use std::collections::BTreeMap;
use std::path::Path;

use ferrapi::TestClient;
use ferrapi::serde_json::{self, Value};

use crate::application::application;

/// The groups that the application has all operations of.
const GROUPS: &[&str] = &[
    "form/str",
    "form/int",
    "form/float",
    "form/bool",
    "form/strictint",
    "form/strictstr",
    "form/list_str",
    "form/list_int",
    "form/list_int_2_3",
    "form/set_int",
    "form/set_int_2",
    "form/optional_list",
    "form/login",
    "form/login-charset",
    "form/content-type",
    "form/model",
    "form/optional",
    "file/",
    "file-malformed/",
    "query/model",
    "query/model-forbid",
    "header/model",
    "header/convert",
    "cookie/model",
    "json/",
    "body/any",
    "body/scalar",
    "body/scalar-embed",
    "body/embed",
    "body/two",
    "body/two-optional",
    "body/optional",
    "body/default",
];

/// Cases that are decided to differ, with the line of docs/deviations.md.
const DECIDED: &[(&str, &str)] = &[
    ("json/document#48", "JSON nests 127 levels deep"),
    ("file-malformed/file-optional#4", "a form needs its closing boundary"),
    ("file-malformed/bytes#4", "a form needs its closing boundary"),
    ("file-malformed/files#4", "a form needs its closing boundary"),
    ("header/model#1", "none: the test client has a `user-agent`, which the input shows like every header"),
];

fn is_ours(group: &str) -> bool {
    GROUPS.iter().any(|ours| if ours.ends_with('/') { group.starts_with(ours) } else { group == *ours })
}

fn bytes(body: &Value) -> Vec<u8> {
    if let Some(text) = body["text"].as_str() {
        return text.as_bytes().to_vec();
    }
    body["base64"].as_str().map(decode_base64).unwrap_or_default()
}

fn decode_base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b'=').map(value).collect();
    let mut decoded = Vec::new();
    for four in digits.chunks(4) {
        let bits =
            four.iter().enumerate().fold(0u32, |bits, (at, digit)| bits | u32::from(*digit) << (18 - 6 * at));
        decoded.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    decoded
}

#[test]
fn recorded_answers_are_ours() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/parity/errors.json");
    let Ok(recording) = std::fs::read(&path) else {
        println!("skipped: no recordings in {}", path.display());
        return;
    };
    let recording: Value = serde_json::from_slice(&recording).unwrap();
    let client = TestClient::new(application());
    let mut totals = BTreeMap::<String, (usize, usize)>::new();
    let mut wrong = Vec::new();
    for case in recording["cases"].as_array().unwrap() {
        let (id, group) = (case["id"].as_str().unwrap(), case["group"].as_str().unwrap());
        if !is_ours(group) || case.get("quirk").is_some() || DECIDED.iter().any(|(known, _)| *known == id) {
            continue;
        }
        let sent = &case["request"];
        let mut request = client.request(sent["method"].as_str().unwrap(), sent["path"].as_str().unwrap());
        for header in sent["headers"].as_array().unwrap() {
            request = request.header(header[0].as_str().unwrap(), header[1].as_str().unwrap());
        }
        let answer = request.body(bytes(&sent["body"])).send();
        let expected = &case["response"];
        let (status, body) = (answer.status(), answer.bytes().to_vec());
        let right = u64::from(status) == expected["status"].as_u64().unwrap()
            && same(&body, &bytes(&expected["body"]));
        let total = totals.entry(group.to_owned()).or_default();
        total.1 += 1;
        if right {
            total.0 += 1;
        } else {
            wrong.push(format!(
                "{id}\n  {} {} {}\n  expected {} {}\n  got      {status} {}",
                sent["method"],
                sent["path"],
                sent["headers"],
                expected["status"],
                String::from_utf8_lossy(&bytes(&expected["body"])),
                String::from_utf8_lossy(&body)
            ));
        }
    }
    for (group, (right, all)) in &totals {
        println!("{group}: {right} of {all}");
    }
    let right: usize = totals.values().map(|(right, _)| right).sum();
    println!("{right} of {} equal", right + wrong.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn recorded_documents_are_ours() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/parity/openapi/probe_app.json");
    let Ok(recording) = std::fs::read(&path) else {
        println!("skipped: no recordings in {}", path.display());
        return;
    };
    let expected: Value = serde_json::from_slice(&recording).unwrap();
    let client = TestClient::new(application());
    let ours: Value = client.get("/openapi.json").send().json();
    let mut compared = 0;
    for (path, item) in ours["paths"].as_object().unwrap() {
        let is_form = path.starts_with("/f/") || path.starts_with("/form/");
        if !is_form || path.ends_with("optional_list") || path.contains("strict") {
            continue;
        }
        let (ours_body, expected_body) =
            (&item["post"]["requestBody"], &expected["paths"][path]["post"]["requestBody"]);
        assert_eq!(ours_body, expected_body, "{path}");
        let content = ours_body["content"].as_object().unwrap();
        let reference = content.values().next().unwrap()["schema"]["$ref"].as_str().unwrap();
        let name = reference.rsplit('/').next().unwrap();
        let schema = |document: &Value| without_width(&document["components"]["schemas"][name]);
        assert_eq!(schema(&ours), schema(&expected), "{name}");
        compared += 1;
    }
    assert!(compared > 15, "{compared}");
    for path in ["/q/loose", "/h/model", "/c/model", "/h/convert"] {
        let parameters = |document: &Value| without_width(&document["paths"][path]["get"]["parameters"]);
        assert_eq!(parameters(&ours), parameters(&expected), "{path}");
    }
}

/// A Rust integer says its width, a Python one has none; whether bounds are written `1` or `1.0` says nothing.
fn without_width(schema: &Value) -> Value {
    match schema {
        Value::Object(keys) => keys
            .iter()
            .filter(|(key, value)| !matches!(key.as_str(), "format") || !value.as_str().is_some_and(is_width))
            .map(|(key, value)| (key.clone(), without_width(value)))
            .collect(),
        Value::Array(items) => items.iter().map(without_width).collect(),
        Value::Number(number) => number.as_f64().into(),
        other => other.clone(),
    }
}

fn is_width(format: &str) -> bool {
    matches!(format, "int64" | "double")
}

/// As JSON if both are, the order of keys included where serde_json keeps it; as bytes otherwise.
fn same(body: &[u8], expected: &[u8]) -> bool {
    body == expected
        || match (serde_json::from_slice::<Value>(body), serde_json::from_slice::<Value>(expected)) {
            (Ok(body), Ok(expected)) => body == expected,
            _ => false,
        }
}
