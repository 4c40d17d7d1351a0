//! Cookie headers: what Python would write comes out, and no cookie changes another.
#![no_main]

mod answers;

use std::cell::RefCell;

use answers::Target;
use arbitrary::Arbitrary;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use http::HeaderValue;
use http_body_util::Empty;
use libfuzzer_sys::fuzz_target;

#[model]
struct Cookies {
    a: Option<String>,
    b: Option<String>,
    #[field(alias = "__Host-c")]
    c: Option<String>,
}

#[get("/one")]
async fn one(
    #[cookie] a: Option<String>,
    #[cookie] b: Option<String>,
    #[cookie(alias = "__Host-c")] c: Option<String>,
) -> Value {
    json!([a, b, c])
}

#[get("/model")]
async fn model(#[cookie] cookies: Cookies) -> Value {
    json!([cookies.a, cookies.b, cookies.c])
}

thread_local! {
    static TARGET: RefCell<Target> = Target::new(routes![one, model]);
}

/// What all handlers read of these header fields; they must agree.
fn read(fields: &[&[u8]]) -> Option<Value> {
    let [found, other] = ["/one", "/model"].map(|path| {
        let mut request = http::Request::get(path).body(Empty::new()).ok()?;
        for field in fields {
            request.headers_mut().append("cookie", HeaderValue::from_bytes(field).ok()?);
        }
        let (status, found) = TARGET.with_borrow_mut(|target| target.answer(request));
        assert_eq!(status, 200);
        Some(found)
    });
    assert_eq!(found, other);
    found
}

/// As Python's `http.cookies` writes a value: in quotes, with octal numbers.
fn quoted(value: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        ' '..='~' if !matches!(c, ',' | ';') => c.to_string(),
        c => format!("\\{:03o}", u32::from(c)),
    };
    format!("\"{}\"", value.chars().map(escape).collect::<String>())
}

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    value: &'a str,
    raw: &'a [u8],
}

fuzz_target!(|input: Input| {
    // Latin-1 is what an octal number of three digits can say.
    let value: String = input.value.chars().filter(|c| u32::from(*c) < 256).collect();
    let pair = format!("a={}", quoted(&value));
    let written = read(&[pair.as_bytes()]).expect("escaped, it is a header");
    assert_eq!(written, json!([value, null, null]));

    let Some(alone) = read(&[input.raw]) else { return };
    // One more cookie changes nothing but itself, in the same field or in another.
    for fields in [&[&[input.raw, b"; b=last"].concat()[..]][..], &[input.raw, b"b=last"]] {
        let more = read(fields).expect("it was a header before");
        assert_eq!([&more[0], &more[1], &more[2]], [&alone[0], &json!("last"), &alone[2]]);
    }
});
