//! JSON bodies: the laws of `tests/properties`, on any text, and the answer that follows from them.
#![no_main]

mod answers;
#[path = "../../properties/models/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the properties use more of it")]
mod models;
#[path = "../../properties/subject.rs"]
#[allow(dead_code, reason = "the properties use more of it")]
mod subject;

use std::cell::RefCell;
use std::sync::LazyLock;

use answers::Target;
use bytes::Bytes;
use http_body_util::Full;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;
use subject::Subject;

static SUBJECTS: LazyLock<Vec<Subject>> = LazyLock::new(models::subjects);

thread_local! {
    static TARGETS: Vec<RefCell<Target>> = SUBJECTS.iter().map(|subject| Target::new((subject.routes)())).collect();
}

fuzz_target!(|data: &[u8]| {
    let Some((first, text)) = data.split_first() else { return };
    let index = usize::from(*first) % SUBJECTS.len();
    let request = http::Request::post("/value")
        .header("content-type", "application/json")
        .body(Full::new(Bytes::copy_from_slice(text)))
        .expect("a request");
    let (status, answer) = TARGETS.with(|targets| targets[index].borrow_mut().answer(request));

    let name = SUBJECTS[index].name;
    let Ok(value) = serde_json::from_slice::<Value>(text) else {
        assert!(matches!(status, 200 | 400 | 422), "{name}: {status}");
        return;
    };
    let verdict = (SUBJECTS[index].judge)(text);
    match &verdict.cold {
        Ok(cold) => {
            assert!(cold.same && cold.settled, "{name}: {verdict:?}");
            if !value.is_null() {
                let written = verdict.hot.as_ref().unwrap_or(&cold.written).to_string();
                // The answer has been through the parser, which may miss a float by its last bit.
                let written: Value = serde_json::from_str(&written).expect("JSON");
                assert_eq!((status, answer), (200, written), "{name}");
            }
        }
        // JSON values keep 64 bits of an integer, and types of 128 bits are read from the text.
        Err(_) if verdict.hot.is_some() => assert!(name == "i128s" || name == "u128s", "{name}: {verdict:?}"),
        Err(_) => assert_eq!(status, 422, "{name}"),
    }
});
