//! What the document says of a type: one schema for each direction.

use ferrapi::TestClient;
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::subject::Subject;

/// What the document says of a subject.
pub(crate) struct Published {
    pub(crate) input: Validator,
    pub(crate) output: Validator,
    /// What is written can be read: both directions have one schema.
    pub(crate) symmetric: bool,
}

impl Published {
    pub(crate) fn of(subject: &Subject) -> Self {
        let app = ferrapi::App::new("Properties").routes((subject.routes)());
        let document: Value = TestClient::new(app).get("/openapi.json").send().json();
        let at = |rest: &str| {
            let pointer = format!("/paths/~1value/post/{rest}/content/application~1json/schema");
            document.pointer(&pointer).unwrap_or_else(|| panic!("{}: no schema at {rest}", subject.name))
        };
        let (input, output) = (at("requestBody"), at("responses/200"));
        let bare = |schema: &Value| {
            let mut schema = schema.clone();
            // The title of a body or an answer is that of the operation.
            schema.as_object_mut().map(|schema| schema.remove("title"));
            schema
        };
        let symmetric = bare(input) == bare(output);
        let components = &document["components"];
        Self { input: validator(input, components), output: validator(output, components), symmetric }
    }
}

/// The validator of a schema. Formats are annotations, as draft 2020-12 has them.
pub(crate) fn validator(schema: &Value, components: &Value) -> Validator {
    let root = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": components,
        "allOf": [schema],
    });
    jsonschema::draft202012::new(&root).unwrap_or_else(|error| panic!("{schema}: {error}"))
}
