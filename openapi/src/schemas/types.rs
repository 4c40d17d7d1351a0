//! Types: a [`TypeSpec`] with its constraints in, the schema that stands where the type is used out.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::Value;

use crate::fragment::{Rules, TypeSpec};
use crate::schemas::{convert, rules_into};

/// The schema of a type with the constraints of the argument or field that has it.
pub fn type_schema(type_: &TypeSpec, rules: &Rules, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = (type_.schema)(generator);
    convert(&mut schema);
    rules_into(&mut schema, rules, type_.family);
    schema
}

/// Whether a schema is a reference (perhaps with annotations): such a one needs no title.
pub fn is_reference(schema: &Schema) -> bool {
    schema.get("$ref").is_some()
}

/// Whether a schema says nothing: anything may stand there.
pub(crate) fn is_anything(schema: &Schema) -> bool {
    schema.as_object().is_some_and(serde_json::Map::is_empty)
}

/// Whether a schema is `null` or a reference: a field of it needs no title either, though a parameter does.
pub fn is_nullable_reference(schema: &Schema) -> bool {
    match schema.get("anyOf").and_then(Value::as_array).map(Vec::as_slice) {
        Some([inner, null]) => {
            inner.get("$ref").is_some() && null.get("type").is_some_and(|name| name == "null")
        }
        _ => false,
    }
}

/// The schema of one server-sent event whose data is JSON of that schema, or of which nothing is known.
pub fn event_schema(data: Option<Schema>) -> Schema {
    let mut event = json_schema!({
        "type": "object",
        "properties": {
            "data": {"type": "string"},
            "event": {"type": "string"},
            "id": {"type": "string"},
            "retry": {"type": "integer", "minimum": 0},
        },
    });
    if let Some(data) = data {
        let described =
            json_schema!({"type": "string", "contentMediaType": "application/json", "contentSchema": data});
        if let Some(place) = event.pointer_mut("/properties/data") {
            *place = described.to_value();
        }
        event.insert("required".into(), Value::Array(vec!["data".into()]));
    }
    event
}
