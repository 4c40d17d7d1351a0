//! Schemas of types that are made of others: put together from the tables of what stands inside.
//!
//! schemars has schemas for these types too, but it asks the types inside and not their tables, and it spells the keys
//! of a map in its own way.

use ferrapi_openapi::fragment::{Plain, Shape};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use super::Data;

/// The schema of a type that schemars knows, as the tables refer to it.
pub(crate) fn schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

/// A list.
pub(super) fn list<T: Data>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": (T::TYPE.schema)(generator) })
}

/// A set.
pub(super) fn set<T: Data>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": (T::TYPE.schema)(generator), "uniqueItems": true })
}

/// A list of fixed length.
pub(super) fn array<T: Data, const N: usize>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": (T::TYPE.schema)(generator), "minItems": N, "maxItems": N })
}

/// A tuple of these.
pub(super) fn tuple(items: &[Schema]) -> Schema {
    let count = items.len();
    json_schema!({ "type": "array", "prefixItems": items, "minItems": count, "maxItems": count })
}

/// A value or `null`.
pub(super) fn nullable<T: Data>(generator: &mut SchemaGenerator) -> Schema {
    let inner = (T::TYPE.schema)(generator);
    let says_nothing = inner.as_bool() == Some(true) || inner.as_object().is_some_and(Map::is_empty);
    let members = inner.get("anyOf").and_then(Value::as_array);
    if says_nothing || members.is_some_and(|members| members.iter().any(is_null)) {
        return inner;
    }
    json_schema!({ "anyOf": [inner, { "type": "null" }] })
}

fn is_null(member: &Value) -> bool {
    member.get("type").is_some_and(|name| name == "null")
}

/// A map, as pydantic writes it: a key of a text type with more to say stands in `propertyNames`, one with a pattern in
/// `patternProperties`, and of all others (numbers) nothing is said.
pub(super) fn map<K: Data, V: Data>(generator: &mut SchemaGenerator) -> Schema {
    let (mut key, value) = ((K::TYPE.schema)(generator), (V::TYPE.schema)(generator));
    ferrapi_openapi::schemas::convert(&mut key);
    if key.get("$ref").is_some() {
        let mut map = json_schema!({ "type": "object", "additionalProperties": value });
        // The name of a property is text: no schema of a number allows it, although pydantic writes one.
        if is_text(K::shape()) {
            map.insert("propertyNames".to_owned(), key.to_value());
        }
        return map;
    }
    key.remove("title");
    let is_text = key.get("type").is_some_and(|name| name == "string");
    if let (true, Some(Value::String(pattern))) = (is_text, key.remove("pattern")) {
        let patterns = Map::from_iter([(pattern, value.to_value())]);
        return json_schema!({ "type": "object", "patternProperties": patterns });
    }
    let mut map = json_schema!({ "type": "object", "additionalProperties": value });
    key.remove("type");
    if is_text && key.as_object().is_some_and(|keywords| !keywords.is_empty()) {
        map.insert("propertyNames".to_owned(), key.to_value());
    }
    map
}

/// Whether all values of a type are text on the wire.
fn is_text(shape: &'static Shape) -> bool {
    match shape {
        Shape::Text | Shape::Char | Shape::Scalar(_) => true,
        Shape::Choice(spec) => spec.values.iter().all(|value| matches!(value.value, Plain::Text(_))),
        Shape::Newtype(spec) => is_text((spec.inner.shape)()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashMap};

    use super::*;
    use crate::model;

    #[model]
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    enum Color {
        Red,
        Green,
    }

    #[model(integer)]
    #[derive(PartialEq, Eq, PartialOrd, Ord)]
    enum Level {
        Low = 1,
        High = 3,
    }

    fn of<T: Data>() -> Schema {
        let mut schema = (T::TYPE.schema)(&mut ferrapi_openapi::schemas::generator());
        ferrapi_openapi::schemas::convert(&mut schema);
        schema
    }

    #[test]
    fn keys_of_maps_say_what_they_are() {
        let integer = json_schema!({ "type": "integer" });
        let plain = json_schema!({ "type": "object", "additionalProperties": integer });
        assert_eq!(of::<BTreeMap<String, i64>>(), plain);
        assert_eq!(of::<HashMap<u8, i64>>(), plain);
        assert_eq!(of::<BTreeMap<Level, i64>>(), plain);
        let color = json_schema!({ "$ref": "#/components/schemas/Color" });
        let named =
            json_schema!({ "type": "object", "additionalProperties": integer, "propertyNames": color });
        assert_eq!(of::<BTreeMap<Color, i64>>(), named);
        assert_eq!(of::<Vec<BTreeMap<Color, i64>>>(), json_schema!({ "type": "array", "items": named }));
        let or_null = json_schema!({ "anyOf": [named, { "type": "null" }] });
        assert_eq!(of::<Option<BTreeMap<Color, i64>>>(), or_null);
        let pair = json_schema!({
            "type": "array", "prefixItems": [named, integer], "minItems": 2, "maxItems": 2,
        });
        assert_eq!(of::<(BTreeMap<Color, i64>, i64)>(), pair);
    }

    #[cfg(feature = "uuid")]
    #[test]
    fn a_key_with_a_format_says_it() {
        let map = json_schema!({
            "type": "object", "additionalProperties": { "type": "string" }, "propertyNames": { "format": "uuid" },
        });
        assert_eq!(of::<HashMap<uuid::Uuid, String>>(), map);
    }
}
