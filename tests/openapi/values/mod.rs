//! Values both ways: what the framework takes, the published schema must allow, and nothing else.
//!
//! Each type is the body and the answer of one route. A value goes through the framework and, as JSON, through an
//! outside validator with the schema that the document publishes for the body; both must say the same. What the
//! framework takes beyond its schema is written down as a coercion, what it refuses within it as a check that JSON
//! Schema cannot express. Each answer must fit the schema of the answer.

mod containers;
mod enums;
mod models;
mod open;
mod scalars;

use ferrapi::TestClient;
use ferrapi::prelude::*;
use jsonschema::Validator;
use serde_json::{Value, json};

/// One type and values for it.
struct Subject {
    name: &'static str,
    router: fn() -> Router,
    /// Taken, and allowed.
    good: Vec<Value>,
    /// Refused, and not allowed.
    bad: Vec<Value>,
    /// Taken, though not allowed: coerced as pydantic does.
    coerced: Vec<Value>,
    /// Refused, though allowed: JSON Schema has no word for it.
    beyond: Vec<Value>,
}

/// `name: Type { good [values] bad [values] … }`: a route for each type, and its values.
macro_rules! subjects {
    ($($name:ident: $type:ty {
        good $good:tt
        bad $bad:tt
        $(coerced $coerced:tt)?
        $(beyond $beyond:tt)?
    })*) => {
        $(mod $name {
            #[allow(unused_imports, reason = "types of the standard library need no import")]
            use super::*;

            #[ferrapi::post("/value")]
            async fn echo(#[body] value: $type) -> $type {
                value
            }

            pub(super) fn router() -> ferrapi::Router {
                ferrapi::Router::new(concat!("/", stringify!($name))).routes(ferrapi::routes![echo])
            }
        })*

        pub(super) fn subjects() -> Vec<crate::values::Subject> {
            vec![$(crate::values::Subject {
                name: stringify!($name),
                router: $name::router,
                good: crate::values::list(serde_json::json!([$good])),
                bad: crate::values::list(serde_json::json!([$bad])),
                coerced: crate::values::list(serde_json::json!([$($coerced)?])),
                beyond: crate::values::list(serde_json::json!([$($beyond)?])),
            }),*]
        }
    };
}
use subjects;

/// The values in a list of at most one list.
fn list(lists: Value) -> Vec<Value> {
    lists.as_array().into_iter().flatten().filter_map(Value::as_array).flatten().cloned().collect()
}

/// The validator of one schema of the document.
fn validator(document: &Value, pointer: &str) -> Validator {
    let schema = document.pointer(pointer).unwrap_or_else(|| panic!("no schema at {pointer}"));
    let root = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": document["components"],
        "allOf": [schema],
    });
    jsonschema::draft202012::new(&root).unwrap_or_else(|error| panic!("{pointer}: {error}"))
}

fn pointer(path: &str, rest: &str) -> String {
    format!("/paths/{}/post/{rest}/content/application~1json/schema", path.replace('/', "~1"))
}

#[test]
fn schemas_and_answers_agree() {
    agree(
        [scalars::subjects(), containers::subjects(), models::subjects(), enums::subjects()]
            .into_iter()
            .flatten()
            .collect(),
    );
}

#[test]
fn what_the_hot_check_leaves_to_the_cold_pass_agrees() {
    agree(open::subjects());
}

fn agree(subjects: Vec<Subject>) {
    let app = subjects.iter().fold(App::new("Values"), |app, subject| app.mount((subject.router)()));
    let client = TestClient::new(app);
    let document: Value = client.get("/openapi.json").send().json();
    let mut wrong = Vec::new();
    for subject in &subjects {
        let path = format!("/{}/value", subject.name);
        let body = validator(&document, &pointer(&path, "requestBody"));
        let answer = validator(&document, &pointer(&path, "responses/200"));
        let sets = [
            ("good", &subject.good, 200, true),
            ("bad", &subject.bad, 422, false),
            ("coerced", &subject.coerced, 200, false),
            ("beyond", &subject.beyond, 422, true),
        ];
        for (set, values, status, allowed) in sets {
            for value in values {
                let response = client.post(&path).json(value).send();
                let name = subject.name;
                if response.status() != status {
                    wrong.push(format!(
                        "{name}, {set} {value}: answered {} {}",
                        response.status(),
                        response.text()
                    ));
                } else if response.status() == 200 && !answer.is_valid(&response.json()) {
                    wrong.push(format!("{name}, {set} {value}: the answer {} does not fit", response.text()));
                }
                if body.is_valid(value) != allowed {
                    let reasons: Vec<_> = body.iter_errors(value).map(|error| error.to_string()).collect();
                    wrong.push(format!("{name}, {set} {value}: the schema says {reasons:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of them\n{}", wrong.len(), wrong.join("\n"));
}
