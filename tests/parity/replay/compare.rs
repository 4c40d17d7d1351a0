//! What counts as equal (`../shared/parity/README.md`).

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

use serde_json::Value;

use crate::json::{Rules, differ};
use crate::recording::{Answer, Exchange};

/// One way in which an answer differs.
pub(crate) enum Difference {
    Status(String),
    ContentType(String),
    Header { name: String, detail: String },
    Body(String),
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Status(detail) => write!(f, "status: {detail}"),
            Difference::ContentType(detail) => write!(f, "content-type: {detail}"),
            Difference::Header { name, detail } => write!(f, "header {name}: {detail}"),
            Difference::Body(detail) => write!(f, "body: {detail}"),
        }
    }
}

/// Header fields that belong to the connection or to the moment, and `content-type`, which is compared apart.
const IGNORED: [&str; 9] = [
    "date",
    "server",
    "connection",
    "content-length",
    "transfer-encoding",
    "keep-alive",
    "etag",
    "last-modified",
    "content-type",
];
const LISTS: [&str; 5] = [
    "allow",
    "vary",
    "access-control-allow-methods",
    "access-control-allow-headers",
    "access-control-expose-headers",
];

/// Every difference; nothing else is said of an answer with another status.
pub(crate) fn compare(exchange: &Exchange<'_>, got: &Answer, parity: &Path) -> Vec<Difference> {
    let expected = exchange.answer();
    if expected.status != got.status {
        let body = String::from_utf8_lossy(&got.body);
        let body: String = body.chars().take(200).collect();
        let detail = format!("expected {}, got {} body {body:?}", expected.status, got.status);
        return vec![Difference::Status(detail)];
    }
    let mut differences = Vec::new();
    let types = [expected.first("content-type"), got.first("content-type")];
    if types[0].map(media_type) != types[1].map(media_type) {
        differences.push(Difference::ContentType(format!("expected {:?}, got {:?}", types[0], types[1])));
    }
    headers(exchange, &expected, got, &mut differences);
    if exchange.method() != "HEAD" {
        let mut found = Vec::new();
        body(exchange, &expected, got, parity, &mut found);
        differences.extend(found.into_iter().map(Difference::Body));
    }
    differences
}

/// Type and sorted parameters, without a boundary.
fn media_type(value: &str) -> Vec<String> {
    let mut parts = value.split(';').map(|part| part.trim().to_lowercase().replace('"', ""));
    let mut normal: Vec<String> = parts.next().into_iter().collect();
    let mut parameters: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    parameters.retain(|part| !part.starts_with("boundary="));
    parameters.sort();
    normal.extend(parameters);
    normal
}

fn headers(exchange: &Exchange<'_>, expected: &Answer, got: &Answer, differences: &mut Vec<Difference>) {
    let volatile: Vec<_> = exchange.volatile().filter_map(|rule| rule.strip_prefix("header:")).collect();
    let names: BTreeSet<_> = expected.headers.iter().map(|(name, _)| name.to_lowercase()).collect();
    for name in names.into_iter().filter(|name| !IGNORED.contains(&name.as_str())) {
        let (wanted, found) = (normal(&name, expected.all(&name)), normal(&name, got.all(&name)));
        let differs = if volatile.contains(&name.as_str()) { found.is_empty() } else { wanted != found };
        if differs {
            differences
                .push(Difference::Header { name, detail: format!("expected {wanted:?}, got {found:?}") });
        }
    }
}

/// The values of a header field without what has no meaning in them.
fn normal(name: &str, values: Vec<&str>) -> Vec<String> {
    let mut values: Vec<String> = match name {
        "set-cookie" => values.into_iter().map(cookie).collect(),
        _ if LISTS.contains(&name) => values
            .into_iter()
            .flat_map(|value| value.split(','))
            .map(|item| item.trim().to_lowercase())
            .collect(),
        _ => return values.into_iter().map(str::to_owned).collect(),
    };
    values.sort();
    values
}

/// A cookie without the order of its attributes and without its expiry time.
fn cookie(value: &str) -> String {
    let mut parts = value.split(';').map(str::trim);
    let pair = parts.next().unwrap_or_default();
    let mut attributes: Vec<String> = parts.map(str::to_lowercase).collect();
    for attribute in attributes.iter_mut().filter(|attribute| attribute.starts_with("expires=")) {
        "expires=*".clone_into(attribute);
    }
    attributes.sort();
    format!("{pair}; {}", attributes.join("; "))
}

fn body(
    exchange: &Exchange<'_>,
    expected: &Answer,
    got: &Answer,
    parity: &Path,
    differences: &mut Vec<String>,
) {
    match exchange.mode() {
        "status" => return,
        // The facts of documents are scored by `replay.sh`; here it must be one.
        "openapi" => {
            let file = exchange.0["response"]["body"]["file"].as_str().unwrap_or_default();
            let known = parity.join(file).is_file();
            if !known || serde_json::from_slice::<Value>(&got.body).is_err() {
                differences.push(format!("no document like {file}"));
            }
            return;
        }
        "docs-html" => {
            let page = String::from_utf8_lossy(&got.body);
            let missing = exchange.needles().filter(|needle| !page.contains(*needle));
            differences.extend(missing.map(|needle| format!("the page lacks {needle:?}")));
            return;
        }
        _ if exchange.volatile().any(|rule| rule == "body") => return,
        _ => {}
    }
    let json = expected.first("content-type").map(media_type).and_then(|parts| parts.into_iter().next());
    if json.as_deref() == Some("application/jsonl") {
        if lines(&expected.body) != lines(&got.body) {
            differences.push(format!("expected {}, got {}", shown(&expected.body), shown(&got.body)));
        }
        return;
    }
    let json = json.is_some_and(|kind| kind == "application/json" || kind.ends_with("+json"));
    let wanted: Option<Value> = json.then(|| serde_json::from_slice(&expected.body).ok()).flatten();
    match (wanted, serde_json::from_slice(&got.body)) {
        (Some(wanted), Ok(found)) => differ(&wanted, &found, "$", &rules(exchange), differences),
        _ if expected.body == got.body => {}
        _ => differences.push(format!("expected {}, got {}", shown(&expected.body), shown(&got.body))),
    }
}

/// JSON Lines, each by itself; what is no JSON is nothing.
fn lines(body: &[u8]) -> Vec<Option<Value>> {
    body.split(|byte| *byte == b'\n').map(|line| serde_json::from_slice(line).ok()).collect()
}

fn rules<'a>(exchange: &Exchange<'a>) -> Rules<'a> {
    let of = |kind| exchange.volatile().filter_map(move |rule| rule.strip_prefix(kind)).collect();
    Rules { any: of("json:"), unordered: of("unordered:") }
}

fn shown(body: &[u8]) -> String {
    let text: String = String::from_utf8_lossy(body).chars().take(300).collect();
    format!("{text:?}")
}
