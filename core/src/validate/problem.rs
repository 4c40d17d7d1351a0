//! The same issues as problem details (RFC 9457), for an application that asks for them.
//!
//! In: issues. Out: `application/problem+json` as bytes, under the bounds of the 422 document.

use std::borrow::Cow;
use std::fmt::Write;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde::Serialize;
use serde_json::Value;

use super::clip::{clip, clip_text};
use super::issue::MAX_ISSUES;
use crate::error::{Issue, Loc};

/// What a URI fragment cannot hold (RFC 3986 section 3.5), in a JSON Pointer (RFC 6901 section 6).
const FRAGMENT: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'#');

/// Problem details of type `about:blank`: the title is the status phrase (RFC 9457 section 4.2.1).
#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    detail: Cow<'static, str>,
    errors: Vec<Fault<'a>>,
}

/// One issue, in the manner of RFC 9457 section 3's example.
#[derive(Serialize)]
struct Fault<'a> {
    detail: Cow<'a, str>,
    /// Where in the body, or in the value of a parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
    /// `path`, `query`, `header`, `cookie` or `body`.
    r#in: &'a str,
    /// The parameter's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Cow<'a, str>>,
    /// The machine-readable kind, as in FastAPI's document.
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    context: Option<Cow<'a, Value>>,
}

/// Writes the problem details of these issues.
#[cold]
pub(crate) fn render_problem<'i>(issues: impl ExactSizeIterator<Item = &'i Issue>) -> Vec<u8> {
    let count = issues.len();
    let problem = Problem {
        r#type: "about:blank",
        title: "Unprocessable Entity",
        status: 422,
        detail: match count {
            1 => Cow::Borrowed("The request has an error."),
            _ => Cow::Owned(format!("The request has {count} errors.")),
        },
        errors: issues.take(MAX_ISSUES).map(fault).collect(),
    };
    // Text and values always serialise.
    serde_json::to_vec(&problem).unwrap_or_default()
}

fn fault(issue: &Issue) -> Fault<'_> {
    let place = match issue.loc.first() {
        Some(Loc::Name(place)) => place.as_ref(),
        _ => "body",
    };
    let inside = issue.loc.get(1..).unwrap_or_default();
    // The offset of malformed JSON is no step into a document that does not exist.
    let inside = if issue.fault.kind == "json_invalid" { &[] } else { inside };
    let (name, inside) = match (place, inside) {
        ("body", inside) => (None, inside),
        (_, [Loc::Name(name), inside @ ..]) => (Some(clip_text(name)), inside),
        (_, inside) => (None, inside),
    };
    Fault {
        detail: clip_text(&issue.fault.message),
        pointer: (name.is_none() || !inside.is_empty()).then(|| pointer(inside)),
        r#in: place,
        name,
        kind: issue.fault.kind,
        context: issue.fault.context.clone().map(|context| Cow::Owned(clip(&context.into()).into_owned())),
    }
}

/// A JSON Pointer as a URI fragment: `#/items/0/price`.
fn pointer(steps: &[Loc]) -> String {
    let mut pointer = String::from("#");
    for step in steps {
        // Writing to a `String` cannot fail.
        let _ = match step {
            Loc::Index(index) => write!(pointer, "/{index}"),
            Loc::Name(name) => {
                let escaped = clip_text(name).replace('~', "~0").replace('/', "~1");
                write!(pointer, "/{}", utf8_percent_encode(&escaped, FRAGMENT))
            }
        };
    }
    pointer
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::validate::missing;

    #[test]
    fn issues_become_errors_with_pointers() {
        let name = |text: &'static str| Loc::Name(Cow::Borrowed(text));
        let issues = [
            missing(vec![name("body"), name("items"), Loc::Index(0), name("a/b c")], json!({})),
            missing(vec![name("query"), name("limit")], Value::Null),
            missing(vec![name("body")], Value::Null),
        ];
        let problem: Value = serde_json::from_slice(&render_problem(issues.iter())).unwrap();
        assert_eq!(
            problem,
            json!({
                "type": "about:blank",
                "title": "Unprocessable Entity",
                "status": 422,
                "detail": "The request has 3 errors.",
                "errors": [
                    {"detail": "Field required", "pointer": "#/items/0/a~1b%20c", "in": "body", "kind": "missing"},
                    {"detail": "Field required", "in": "query", "name": "limit", "kind": "missing"},
                    {"detail": "Field required", "pointer": "#", "in": "body", "kind": "missing"},
                ],
            })
        );
    }
}
