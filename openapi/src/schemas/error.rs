//! The body of an error on purpose: `{"detail": "…"}`, one component for all operations.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::schemas::generate::mark;

/// The schema of the body that an `ApiError` answers with: a reference to `HTTPError`.
pub fn error_schema(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<HttpErrorBody>()
}

/// Named as `HTTPValidationError` is; a Rust type would be `HttpError`.
struct HttpErrorBody;

impl JsonSchema for HttpErrorBody {
    fn schema_name() -> Cow<'static, str> {
        Cow::Borrowed("HTTPError")
    }

    fn schema_id() -> Cow<'static, str> {
        Cow::Borrowed(concat!(module_path!(), "::HttpErrorBody"))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = json_schema!({
            "properties": {"detail": {"type": "string", "title": "Detail"}},
            "type": "object",
            "required": ["detail"],
            "title": "HTTPError",
        });
        mark(schema.ensure_object(), "HTTPError", "ferrapi::HttpError", generator);
        schema
    }
}
