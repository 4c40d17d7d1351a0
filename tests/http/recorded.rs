//! Requests that were sent to real FastAPI, sent to the same application written with ferrapi.
//!
//! The recordings stand beside the repository, in `../shared/parity`; without them this says so and passes. What is
//! decided to differ is left out by name, in `DECIDED`, with its line of docs/deviations.md.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use ferrapi::prelude::*;
use ferrapi::serde_json::{self, Value, json};
use ferrapi::{TestClient, TestResponse};

use places::{BODY, COOKIE, HEADER, PATH, QUERY};

mod places;

#[model]
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
enum Color {
    Red,
    Green,
    DarkBlue,
}

// ---- paths

#[get("/files/<rest..>")]
async fn path_rest(rest: String) -> Value {
    json!({ "rest": rest })
}

#[get("/two/<a>/<b>")]
async fn path_two(a: i64, b: bool) -> Value {
    json!({"a": a, "b": b})
}

#[get("/order/me")]
async fn order_fixed() -> Value {
    json!({"who": "fixed"})
}

#[get("/order/<who>")]
async fn order_param(who: String) -> Value {
    json!({ "who": who })
}

#[get("/multi")]
async fn multi_get() -> Value {
    json!({"ok": true})
}

#[post("/multi")]
async fn multi_post() -> Value {
    json!({"ok": true})
}

#[head("/only-head")]
async fn only_head(head: &mut ResponseHead) {
    head.header("x-head", "1");
}

#[options("/only-options")]
async fn only_options() -> Value {
    json!({"options": true})
}

// ---- the query

#[get("/q/defaults")]
async fn q_defaults(
    #[query(default = 5)] i: i64,
    #[query(default = "hello")] s: String,
    #[query(default = false)] b: bool,
    o: Option<i64>,
    #[query(default = vec!["a".to_owned(), "b".to_owned()])] l: Vec<String>,
) -> Value {
    json!({"i": i, "s": s, "b": b, "o": o, "l": l})
}

#[get("/q/alias")]
async fn q_alias(
    #[query(alias = "item-id")] v: i64,
    #[query(deprecated)] w: Option<String>,
    #[query(hidden)] hidden: Option<String>,
) -> Value {
    json!({"v": v, "w": w, "hidden": hidden})
}

#[get("/q/several")]
async fn q_several(a: i64, b: f64, c: bool, d: Color, #[query(min_length = 3)] e: String) -> Value {
    json!({"a": a, "b": b, "c": c, "d": d, "e": e})
}

#[model]
#[serde(rename_all = "lowercase")]
enum Direction {
    Asc,
    Desc,
}

#[model]
#[serde(deny_unknown_fields)]
struct QModel {
    #[field(default = 100, gt = 0, le = 100)]
    limit: i64,
    #[field(default = Direction::Asc)]
    order: Direction,
    #[field(default)]
    tags: Vec<String>,
    required: i64,
}

#[get("/q/model")]
async fn q_model(#[query] p: QModel) -> QModel {
    p
}

#[model]
struct QLoose {
    #[field(default = 1)]
    a: i64,
    #[field(default = "x")]
    #[serde(rename = "bC")]
    b_c: String,
}

#[get("/q/loose")]
async fn q_loose(#[query] p: QLoose) -> QLoose {
    p
}

// ---- header fields and cookies

#[get("/h/convert")]
async fn h_convert(
    #[header] user_agent: Option<String>,
    #[header] x_token: Option<Vec<String>>,
    #[header(convert_underscores = false)] under_score: Option<String>,
    #[header(alias = "X-Other")] named: Option<String>,
) -> Value {
    json!({"user_agent": user_agent, "x_token": x_token, "under_score": under_score, "named": named})
}

#[model]
struct HModel {
    x_num: i64,
    #[field(default)]
    x_tags: Vec<String>,
    if_match: Option<String>,
}

#[get("/h/model")]
async fn h_model(#[header] h: HModel) -> HModel {
    h
}

#[model]
#[serde(deny_unknown_fields)]
struct CModel {
    session: String,
    n: Option<i64>,
}

#[get("/c/model")]
async fn c_model(#[cookie] c: CModel) -> CModel {
    c
}

// ---- all places

#[get("/all/<p>")]
async fn all_places(p: i64, q: i64, #[header] x_h: i64, #[cookie] c: i64) -> Value {
    json!({"p": p, "q": q, "h": x_h, "c": c})
}

#[model]
#[derive(Clone)]
struct Small {
    n: i64,
}

#[post("/all/<p>")]
async fn all_places_body(p: i64, q: i64, #[header] x_h: i64, #[cookie] c: i64, body: Small) -> Value {
    json!({"p": p, "q": q, "h": x_h, "c": c, "body": body})
}

// ---- bodies

#[model]
#[serde(deny_unknown_fields)]
struct Strict {
    a: i64,
    #[field(default = "x")]
    b: String,
}

#[post("/b/forbid")]
async fn b_forbid(s: Strict) -> Strict {
    s
}

#[model]
struct Aliased {
    #[serde(rename = "firstName")]
    first_name: String,
    #[field(default = "none")]
    #[serde(rename = "lastName")]
    last_name: String,
}

#[post("/b/alias")]
async fn b_alias(a: Aliased) -> Aliased {
    a
}

#[model]
struct Node {
    name: String,
    #[field(default)]
    children: Vec<Node>,
}

#[post("/b/tree")]
async fn b_tree(n: Node) -> Node {
    n
}

#[model]
struct Item {
    name: String,
    #[field(gt = 0)]
    price: f64,
    #[field(default = 1)]
    qty: i64,
    #[field(default)]
    tags: BTreeSet<String>,
    #[field(default = Color::Red)]
    color: Color,
}

#[post("/b/list")]
async fn b_list(#[body] v: Vec<Item>) -> Vec<Item> {
    v
}

#[post("/b/list-int")]
async fn b_list_int(#[body] v: Vec<i64>) -> Vec<i64> {
    v
}

#[post("/b/dict")]
async fn b_dict(v: BTreeMap<i64, f64>) -> BTreeMap<i64, f64> {
    v
}

#[post("/b/enum-dict")]
async fn b_enum_dict(v: BTreeMap<Color, i64>) -> BTreeMap<Color, i64> {
    v
}

#[post("/b/any")]
async fn b_any(#[body] v: Value) -> Value {
    json!({ "v": v })
}

#[post("/b/scalar")]
async fn b_scalar(#[body] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/b/scalar-embed")]
async fn b_scalar_embed(#[body(embed, ge = 1)] v: i64) -> Value {
    json!({ "v": v })
}

#[post("/b/embed")]
async fn b_embed(#[body(embed)] user: Small) -> Small {
    user
}

#[post("/b/two-optional")]
async fn b_two_optional(a: Option<Small>, b: Option<Small>) -> Value {
    json!({"a": a, "b": b})
}

#[post("/b/optional")]
async fn b_optional(s: Option<Small>) -> Value {
    json!({ "s": s })
}

#[post("/b/default")]
async fn b_default(#[body(default = Small { n: 7 })] s: Small) -> Value {
    json!({ "s": s })
}

#[delete("/b/delete-with-body")]
async fn b_delete(s: Small) -> Small {
    s
}

#[get("/b/get-with-body")]
async fn b_get(s: Small) -> Small {
    s
}

// ---- answers

#[get("/r/none")]
async fn r_none() {}

#[get("/r/none-typed")]
async fn r_none_typed() -> Option<Small> {
    None
}

#[delete("/r/204", status = 204)]
async fn r_204() {}

#[post("/r/201", status = 201)]
async fn r_201() -> Value {
    json!({"created": true})
}

#[get("/r/304", status = 304)]
async fn r_304() {}

#[get("/r/http-exception")]
async fn r_exc(
    #[query(default = 404)] code: u16,
    #[query(default = "str")] kind: String,
) -> Result<Value, HttpError> {
    let error = match kind.as_str() {
        "dict" => HttpError::json(code, json!({"code": 7, "why": ["a"]})),
        "list" => HttpError::json(code, [1, 2]),
        "none" => HttpError::status(code),
        _ => HttpError::new(code, "nothing here"),
    };
    Err(error.header("X-Why", "because"))
}

#[get("/r/crash")]
async fn r_crash() -> Value {
    panic!("boom")
}

#[get("/r/redirect")]
async fn r_redirect(#[query(default = 307)] code: u16) -> Redirect {
    Redirect::to("/r/none").status(code)
}

#[get("/r/plain")]
async fn r_plain() -> PlainText<&'static str> {
    PlainText("héllo")
}

#[get("/r/html")]
async fn r_html() -> Html<&'static str> {
    Html("<b>hi</b>")
}

#[get("/r/str")]
async fn r_str() -> &'static str {
    "just text"
}

#[get("/r/direct")]
async fn r_direct(head: &mut ResponseHead) -> Bytes {
    head.header("X-Custom", "1");
    Bytes::from_static(b"\x00\x01")
}

#[get("/r/side-effects")]
async fn r_side(head: &mut ResponseHead) -> Value {
    let cookie = Cookie::build(("sid", "abc"))
        .max_age(ferrapi::cookie::time::Duration::seconds(60))
        .http_only(true)
        .secure(true)
        .same_site(ferrapi::cookie::SameSite::Strict)
        .path("/x");
    head.status(202).header("X-Set", "yes").cookie(cookie.build());
    json!({"ok": true})
}

// ---- dependencies

#[dependency]
fn dep_counter(log: State<AtomicUsize>) -> usize {
    log.fetch_add(1, Ordering::Relaxed) + 1
}

#[dependency(shared = false)]
fn dep_counter_anew(log: State<AtomicUsize>) -> usize {
    log.fetch_add(1, Ordering::Relaxed) + 1
}

#[dependency]
fn dep_a(#[depends(dep_counter)] n: usize) -> usize {
    n
}

#[dependency]
fn dep_b(#[depends(dep_counter)] n: usize) -> usize {
    n
}

#[dependency]
fn dep_c(#[depends(dep_counter_anew)] n: usize) -> usize {
    n
}

#[get("/d/cache")]
async fn d_cache(
    #[depends(dep_a)] a: usize,
    #[depends(dep_b)] b: usize,
    #[depends(dep_c)] c: usize,
) -> Value {
    json!({"same": a == b, "different": c != a})
}

#[dependency]
fn dep_q(#[query(min_length = 3)] q: String, #[query(default = 1)] n: i64) -> Value {
    json!({"q": q, "n": n})
}

#[get("/d/params")]
async fn d_params(#[depends(dep_q)] d: Value, z: i64) -> Value {
    json!({"d": d, "z": z})
}

#[dependency]
fn dep_fail(#[header] x_key: Option<String>) -> Result<(), HttpError> {
    if x_key.as_deref() == Some("good") { Ok(()) } else { Err(HttpError::forbidden("bad key")) }
}

#[get("/d/fail-first", depends(dep_fail))]
async fn d_fail_first(n: i64) -> Value {
    json!({ "n": n })
}

#[get("/")]
async fn sub_root() -> Value {
    json!({"at": "root"})
}

#[get("/leaf")]
async fn sub_leaf() -> Value {
    json!({"at": "leaf"})
}

#[get("/dir/")]
async fn sub_dir() -> Value {
    json!({"at": "dir"})
}

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
