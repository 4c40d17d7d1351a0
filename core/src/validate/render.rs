//! The 422 document.
//!
//! In: issues. Out: `{"detail":[…]}` as bytes, key order as FastAPI's, at most 100 issues, 1 KiB for each value and
//! each message and 64 KiB in all. It is written piece by piece; no tree of the whole document is built.

use std::io::Write;

use ferrapi_openapi::fragment::Context;
use serde::Serialize;
use serde_json::{Serializer, Value};

use super::clip::{clip, clip_text};
use super::issue::MAX_ISSUES;
use super::wide::{Digits, WideIntegers};
use crate::error::{Issue, Loc};

/// The most bytes that a document takes.
const MAX_DOCUMENT: usize = 64 * 1024;

/// The most bytes that the location of one issue takes; steps beyond are left out.
const MAX_LOC: usize = 4 * 1024;

/// Writes the document of these issues.
#[cold]
pub(crate) fn render<'i>(issues: impl ExactSizeIterator<Item = &'i Issue>, wide: &WideIntegers) -> Vec<u8> {
    const END: &[u8] = b"]}";
    let mut out = Vec::with_capacity(256 * issues.len().min(MAX_ISSUES));
    out.extend_from_slice(b"{\"detail\":[");
    for (index, issue) in issues.take(MAX_ISSUES).enumerate() {
        let start = out.len();
        if index > 0 {
            out.push(b',');
        }
        write_issue(&mut out, issue, wide);
        if out.len() + END.len() > MAX_DOCUMENT {
            out.truncate(start);
            break;
        }
    }
    out.extend_from_slice(END);
    out
}

fn write_issue(out: &mut Vec<u8>, issue: &Issue, wide: &WideIntegers) {
    out.extend_from_slice(b"{\"type\":");
    write(out, issue.fault.kind);
    out.extend_from_slice(b",\"loc\":");
    write_loc(out, &issue.loc);
    out.extend_from_slice(b",\"msg\":");
    write(out, &*clip_text(&issue.fault.message));
    out.extend_from_slice(b",\"input\":");
    // It is JSON already, and a vector takes everything.
    let _ = clip(&issue.input).serialize(&mut Serializer::with_formatter(&mut *out, Digits(wide)));
    if let Some(context) = &issue.fault.context {
        out.extend_from_slice(b",\"ctx\":");
        write_context(out, context);
    }
    out.push(b'}');
}

/// Each value of a context is clipped by itself, so that its keys stay.
fn write_context(out: &mut Vec<u8>, context: &Context) {
    match context {
        Context::Entry(key, value) => write_entries(out, std::iter::once((*key, value))),
        Context::Json(Value::Object(entries)) => {
            write_entries(out, entries.iter().map(|(key, value)| (key.as_str(), value)));
        }
        Context::Json(other) => write(out, &*clip(other)),
    }
}

fn write_entries<'c>(out: &mut Vec<u8>, entries: impl Iterator<Item = (&'c str, &'c Value)>) {
    out.push(b'{');
    for (index, (key, value)) in entries.enumerate() {
        if index > 0 {
            out.push(b',');
        }
        write(out, key);
        out.push(b':');
        write(out, &*clip(value));
    }
    out.push(b'}');
}

fn write_loc(out: &mut Vec<u8>, loc: &[Loc]) {
    out.push(b'[');
    let start = out.len();
    for step in loc {
        let before = out.len();
        if before > start {
            out.push(b',');
        }
        match step {
            Loc::Name(name) => write(out, &*clip_text(name)),
            // Writing to a `Vec` cannot fail, here and below.
            Loc::Index(index) => _ = write!(out, "{index}"),
        }
        if out.len() - start > MAX_LOC {
            out.truncate(before);
            break;
        }
    }
    out.push(b']');
}

fn write<T: Serialize + ?Sized>(out: &mut Vec<u8>, value: &T) {
    _ = serde_json::to_writer(out, value);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::fault;
    use super::super::issue::{issue_malformed, missing};
    use super::*;

    #[test]
    fn the_document_has_fastapis_form() {
        let issues = [
            missing(vec![Loc::Name("query".into()), Loc::Index(3)], Value::Null),
            issue_malformed("Extra data", 7),
        ];
        assert_eq!(
            String::from_utf8(render(issues.iter(), &WideIntegers::default())).unwrap(),
            r#"{"detail":[{"type":"missing","loc":["query",3],"msg":"Field required","input":null},{"type":"json_invalid","loc":["body",7],"msg":"JSON decode error","input":{},"ctx":{"error":"Extra data"}}]}"#
        );
        assert_eq!(render([].iter(), &WideIntegers::default()), b"{\"detail\":[]}");
    }

    #[test]
    fn the_document_is_bounded() {
        let long = "x".repeat(5_000);
        let issue = Issue {
            loc: vec![Loc::Name(long.clone().into()); 10],
            fault: fault::tag_invalid("'kind'", &long, &long),
            input: json!(long),
        };
        let document = render(vec![issue; 200].iter(), &WideIntegers::default());
        assert!(document.len() <= MAX_DOCUMENT && document.len() > MAX_DOCUMENT / 2, "{}", document.len());
        let document: Value = serde_json::from_slice(&document).unwrap();
        assert!(!document["detail"].as_array().unwrap().is_empty());
        let many = vec![missing(Vec::new(), Value::Null); 200];
        let document: Value = serde_json::from_slice(&render(many.iter(), &WideIntegers::default())).unwrap();
        assert_eq!(document["detail"].as_array().unwrap().len(), 100);
    }
}
