//! Requests that were sent to real FastAPI, sent to the same application written with ferrapi.
//!
//! The recordings stand beside the repository, in `../shared/parity`; without them this says so and passes. What is
//! decided to differ is left out by name, in `DECIDED`, with its line of docs/deviations.md.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::AtomicUsize;

use ferrapi::prelude::*;
use ferrapi::serde_json::{self, Value};
use ferrapi::{TestClient, TestResponse};

use answers::*;
use bodies::*;
use parameters::*;
use places::{BODY, COOKIE, HEADER, PATH, QUERY};

mod answers;
mod bodies;
mod parameters;
mod places;

fn client() -> TestClient {
    let sub =
        Router::new("/sub").tag("sub").depends::<dep_fail>().routes(routes![sub_root, sub_leaf, sub_dir]);
    let app = App::new("Probe")
        .state(AtomicUsize::new(0))
        .routes(routes![path_rest, path_two, order_fixed, order_param, multi_get, multi_post, only_head])
        .routes(routes![only_options, q_defaults, q_alias, q_several, q_model, q_loose, h_convert, h_model])
        .routes(routes![c_model, all_places, all_places_body, b_forbid, b_alias, b_tree, b_list, b_list_int])
        .routes(routes![b_dict, b_enum_dict, b_any, b_scalar, b_scalar_embed, b_embed, b_two_optional])
        .routes(routes![b_optional, b_default, b_delete, b_get, r_none, r_none_typed, r_204, r_201, r_304])
        .routes(routes![r_exc, r_crash, r_redirect, r_plain, r_html, r_str, r_direct, r_side])
        .routes(routes![d_cache, d_params, d_fail_first])
        .mount(sub);
    TestClient::new(places::add(app))
}

/// The groups of recordings that this application can answer.
const GROUPS: &[&str] = &[
    "path/routing",
    "path/methods",
    "query/defaults",
    "query/alias",
    "query/several",
    "query/model-forbid",
    "query/model",
    "header/convert",
    "header/model",
    "cookie/model",
    "collect",
    "json//b/optional",
    "json//b/embed",
    "json//all/1",
    "json/document",
    "json/get",
    "json/default",
    "body/forbid",
    "body/alias",
    "body/tree",
    "body/list",
    "body/list-int",
    "body/dict",
    "body/enum-dict",
    "body/any",
    "body/scalar",
    "body/scalar-embed",
    "body/embed",
    "body/two-optional",
    "body/optional",
    "dependency",
    "response",
];

/// What is decided to differ, and why; docs/deviations.md has the lines.
const DECIDED: &[(&str, &str)] = &[
    ("path/int#13", WIDTH),
    ("path/int#14", WIDTH),
    ("query/int#14", WIDTH),
    ("query/int#15", WIDTH),
    ("path/routing#9", "a path is UTF-8"),
    ("path/routing#27", "a path holds no NUL"),
    ("path/int#15", "1 KiB of each input is given back"),
    ("body/float#17", NAN),
    ("body/float#19", NAN),
    ("body/float#24", NAN),
    ("header/int_or_none#4", OPTION),
    ("query/optional_list#1", OPTION),
    ("query/optional_list#11", OPTION),
    ("header/optional_list#1", OPTION),
    ("json/document#48", "JSON nests 127 levels deep"),
];
const WIDTH: &str = "an integer has the width of its type";
const NAN: &str = "JSON has no such numbers";
const OPTION: &str =
    "an `Option` may be absent; the application of the recordings says the same of `= None` only";

/// Recordings of what this application does not have.
fn is_elsewhere(path: &str) -> bool {
    [
        "/d/yield",
        "/r/filter",
        "/r/exclude",
        "/r/include",
        "/r/list",
        "/r/invalid",
        "/r/scalars",
        "/r/nan",
        "/r/stream",
        "/r/delete-cookie",
        "/b/unset",
        "/b/alias-out-by-name",
    ]
    .iter()
    .any(|prefix| path.starts_with(prefix))
}

#[test]
fn answers_are_those_of_fastapi() {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/parity/errors.json");
    let Ok(text) = std::fs::read(&place) else {
        return println!("skipped: the recordings are not at {}", place.display());
    };
    let recordings: Value = serde_json::from_slice(&text).unwrap();
    let client = client();
    let (mut compared, mut differences) = (BTreeMap::<&str, usize>::new(), Vec::new());
    for case in recordings["cases"].as_array().unwrap() {
        let (id, group) = (case["id"].as_str().unwrap(), case["group"].as_str().unwrap());
        let (place, kind) = group.split_once('/').unwrap_or((group, ""));
        let typed = match place {
            "path" => PATH,
            "query" => QUERY,
            "header" => HEADER,
            "cookie" => COOKIE,
            "body" => BODY,
            _ => &[],
        };
        let path = case["request"]["path"].as_str().unwrap();
        let known = typed.contains(&kind) || (GROUPS.contains(&group) && !is_elsewhere(path));
        if !known
            || !case["quirk"].is_null()
            || !case["request"]["bare"].is_null()
            || DECIDED.iter().any(|(decided, _)| *decided == id)
        {
            continue;
        }
        let Some(answer) = send(&client, &case["request"]) else { continue };
        if let Err(difference) = compare(&case["request"], &case["response"], &answer) {
            differences.push(format!("{id}: {difference}\n    {}", case["request"]));
        }
        *compared.entry(group).or_default() += 1;
    }
    let total: usize = compared.values().sum();
    assert!(differences.is_empty(), "{} of {total} differ\n{}", differences.len(), differences.join("\n"));
    assert!(total > 500, "only {total} recordings were compared: {compared:?}");
}

/// `None` if HTTP's own parser, before ferrapi, refuses the request.
fn send(client: &TestClient, request: &Value) -> Option<TestResponse> {
    let path = request["path"].as_str()?;
    ferrapi::Uri::try_from(path).ok()?;
    let mut sent = client.request(request["method"].as_str()?, path).header("accept", "*/*");
    for header in request["headers"].as_array()? {
        let value: Vec<u8> = header[1].as_str()?.chars().map(|c| c as u8).collect();
        sent = sent.header(header[0].as_str()?, value);
    }
    Some(
        match &request["body"] {
            Value::Null => sent,
            body => match body["text"].as_str() {
                Some(text) => sent.body(String::from(text)),
                None => sent.body(decode_base64(body["base64"].as_str()?)),
            },
        }
        .send(),
    )
}

fn compare(request: &Value, expected: &Value, answer: &TestResponse) -> Result<(), String> {
    let text = expected["body"]["text"].as_str().unwrap_or_default();
    let seen = String::from_utf8_lossy(answer.bytes()).into_owned();
    let differs = || {
        Err(format!("{} {text}\n    {} {seen} {:?}", expected["status"], answer.status(), answer.headers()))
    };
    if expected["status"] == 405 && request["method"] == "HEAD" {
        // HEAD is answered wherever GET is.
        return if answer.status() == 200 { Ok(()) } else { differs() };
    }
    if expected["status"] != answer.status() {
        return differs();
    }
    for header in expected["headers"].as_array().into_iter().flatten() {
        let (name, value) = (header[0].as_str().unwrap(), header[1].as_str().unwrap());
        let same = match name {
            "content-length" | "transfer-encoding" => true,
            // Every method of the path is listed, not only those of the first route.
            "allow" => {
                let all = answer.header(name).unwrap_or_default();
                value.split(", ").all(|method| all.split(", ").any(|known| known == method))
            }
            // A slash redirect is relative.
            "location" => {
                answer.header(name) == Some(value.strip_prefix("http://testserver").unwrap_or(value))
            }
            "set-cookie" => attributes(value) == attributes(answer.header(name).unwrap_or_default()),
            _ => answer.header(name) == Some(value),
        };
        if !same {
            return Err(format!("{name}: {value:?}, here {:?}", answer.header(name)));
        }
    }
    let is_json = answer.header("content-type") == Some("application/json");
    let same = match serde_json::from_str::<Value>(text) {
        // JSON has no such number, so the application of the recordings answers with a text.
        Ok(expected) if expected["v"].as_str().is_some_and(|text| text.starts_with("float:")) => {
            seen == r#"{"v":null}"#
        }
        Ok(expected) if is_json => serde_json::from_str(&seen).is_ok_and(|seen| same(&expected, &seen)),
        _ => text == seen || expected["body"]["needles"].is_array() || request["path"] == "/docs",
    };
    if same { Ok(()) } else { differs() }
}

fn attributes(cookie: &str) -> BTreeSet<String> {
    cookie.split("; ").map(str::to_ascii_lowercase).collect()
}

/// Equal, where `1` is `1.0`.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a == b || a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

/// RFC 4648 section 4; the recordings are well formed.
fn decode_base64(text: &str) -> Vec<u8> {
    let digit = |byte| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u32> = text.bytes().filter(|byte| *byte != b'=').map(|byte| digit(byte).into()).collect();
    let mut bytes = Vec::new();
    for chunk in digits.chunks(4) {
        let word = chunk.iter().enumerate().fold(0, |word, (at, digit)| word | digit << (18 - 6 * at));
        bytes.extend_from_slice(&word.to_be_bytes()[1..chunk.len()]);
    }
    bytes
}
