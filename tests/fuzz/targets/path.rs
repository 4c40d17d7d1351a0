//! Paths: what was escaped comes out as it was, and any other path is answered.
#![no_main]

mod answers;

use std::cell::RefCell;

use answers::Target;
use arbitrary::Arbitrary;
use ferrapi::prelude::*;
use ferrapi::serde_json::{Value, json};
use http_body_util::Empty;
use libfuzzer_sys::fuzz_target;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

#[get("/x/<one>/y/<two>")]
async fn two(one: String, two: String) -> Value {
    json!([one, two])
}

#[get("/x/<one>/fixed")]
async fn fixed(one: String) -> Value {
    json!([one])
}

#[get("/rest/<all..>")]
async fn rest(all: String) -> Value {
    json!([all])
}

#[get("/numbers/<number>")]
async fn number(number: i64) -> Value {
    json!([number])
}

thread_local! {
    static TARGET: RefCell<Target> = Target::new(routes![two, fixed, rest, number]);
}

fn get(path: &str) -> Option<(u16, Value)> {
    let request = http::Request::get(path).body(Empty::new()).ok()?;
    let same = request.uri().path() == path;
    same.then(|| TARGET.with_borrow_mut(|target| target.answer(request)))
}

/// What a path that is no text is answered with.
fn refused() -> (u16, Value) {
    (400, json!({"detail": "Bad Request"}))
}

/// Every byte that may mean something, escaped.
fn escape(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    one: &'a str,
    two: &'a str,
    raw: &'a str,
}

fuzz_target!(|input: Input| {
    let Input { one, two, raw } = input;
    if !one.is_empty() && !two.is_empty() {
        let escaped = [one, two].map(escape);
        let [first, second] = &escaped;
        for (path, expected) in [
            (format!("/x/{first}/y/{second}"), json!([one, two])),
            (format!("/%78/{first}/fixed"), json!([one])),
            (format!("/rest/{first}/{second}"), json!([format!("{one}/{two}")])),
        ] {
            if let Some(found) = get(&path) {
                let has_nul = one.contains('\0') || (two.contains('\0') && path.contains(second.as_str()));
                let expected = if has_nul { refused() } else { (200, expected) };
                assert_eq!(found, expected, "{path}");
            }
        }
    }
    // As typed: a segment is decoded once.
    if !raw.is_empty() && !raw.contains('/') {
        let expected = match percent_decode_str(raw).decode_utf8() {
            Ok(text) if !text.contains('\0') => (200, json!([text])),
            _ => refused(),
        };
        if let Some(found) = get(&format!("/x/{raw}/fixed")) {
            assert_eq!(found, expected, "{raw}");
        }
    }
    for prefix in ["/", "/x/", "/rest/", "/numbers/"] {
        get(&format!("{prefix}{raw}"));
    }
});
