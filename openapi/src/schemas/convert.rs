//! Dialect: a schema as schemars writes it in, the same schema as pydantic would write it out.
//!
//! The meaning stays: only the spelling changes, so that clients generated from either document are alike.

use schemars::Schema;
use schemars::transform::{Transform, transform_subschemas};
use serde_json::{Map, Value, json};

/// Rewrites a schema and everything inside it; doing it twice changes nothing.
pub fn convert(schema: &mut Schema) {
    Pydantic.transform(schema);
}

struct Pydantic;

impl Transform for Pydantic {
    fn transform(&mut self, schema: &mut Schema) {
        open_true(schema);
        if let Some(object) = schema.as_object_mut() {
            write_width(object);
            name_format(object);
            split_decimal(object);
            open_number_keys(object);
            split_null(object);
        }
        transform_subschemas(self, schema);
        if let Some(additional) = schema.get_mut("additionalProperties")
            && additional.as_object().is_some_and(Map::is_empty)
        {
            *additional = Value::Bool(true);
        }
    }
}

/// Any value is `{}` in pydantic's documents, except for `additionalProperties: true`; pages show `true` badly.
fn open_true(schema: &mut Schema) {
    if schema.as_bool() == Some(true) {
        *schema = Schema::default();
    }
}

/// Integers have no `format` in pydantic's documents; the width that it tells of becomes bounds, except for 64 bits
/// and more, whose bounds no JavaScript client could read. Floats have no `format` either.
fn write_width(object: &mut Map<String, Value>) {
    let Some(Value::String(format)) = object.get("format") else { return };
    let (least, greatest) = match format.as_str() {
        "int8" => (i64::from(i8::MIN), i64::from(i8::MAX)),
        "int16" => (i64::from(i16::MIN), i64::from(i16::MAX)),
        "int32" => (i64::from(i32::MIN), i64::from(i32::MAX)),
        "uint8" => (0, i64::from(u8::MAX)),
        "uint16" => (0, i64::from(u16::MAX)),
        "uint32" => (0, i64::from(u32::MAX)),
        "int" | "int64" | "int128" | "uint" | "uint64" | "uint128" | "float" | "double" => {
            object.shift_remove("format");
            return;
        }
        _ => return,
    };
    object.shift_remove("format");
    object.entry("minimum").or_insert_with(|| least.into());
    object.entry("maximum").or_insert_with(|| greatest.into());
}

/// Formats that pydantic calls differently.
fn name_format(object: &mut Map<String, Value>) {
    let Some(Value::String(format)) = object.get_mut("format") else { return };
    match format.as_str() {
        "partial-date-time" => *format = "date-time".to_owned(),
        "partial-time" => *format = "time".to_owned(),
        "ip" => *format = "ipvanyaddress".to_owned(),
        "uri" => _ = object.entry("minLength").or_insert_with(|| 1.into()),
        _ => {}
    }
}

/// A decimal is a number or its digits in pydantic's documents, in that order; what a person wrote stays outside.
fn split_decimal(object: &mut Map<String, Value>) {
    const NUMBER_OR_TEXT: &str = r"^-?\d+(\.\d+)?([eE]\d+)?$";
    const TEXT: &str = r"^-?\d+(\.\d+)?$";
    let Some(Value::String(pattern)) = object.get("pattern") else { return };
    let digits = json!({"type": "string", "pattern": decimal_pattern(None, None)});
    if pattern == TEXT {
        object["pattern"] = digits["pattern"].clone();
    } else if pattern == NUMBER_OR_TEXT
        && let Some(Value::Array(types)) = object.get("type")
    {
        let mut members = vec![json!({"type": "number"}), digits];
        if types.iter().any(|name| name == "null") {
            members.push(json!({"type": "null"}));
        }
        object.shift_remove("type");
        object.shift_remove("pattern");
        object.shift_insert(0, "anyOf".to_owned(), Value::Array(members));
    }
}

/// The digits of a decimal with at most so many in all and after the point, as pydantic writes them.
pub(crate) fn decimal_pattern(max_digits: Option<usize>, decimal_places: Option<usize>) -> String {
    let rest = match (max_digits, decimal_places) {
        (Some(digits), Some(places)) => {
            let whole = digits.saturating_sub(places);
            let all = digits + 1;
            format!(r"(?:\d{{0,{whole}}}|(?=[\d.]{{1,{all}}}0*$)\d{{0,{whole}}}\.\d{{0,{places}}}0*$)")
        }
        (Some(digits), None) => {
            let all = digits + 1;
            format!(r"(?:\d{{0,{digits}}}|(?=[\d.]{{1,{all}}}0*$)\d*\.\d*0*$)")
        }
        (None, Some(places)) => format!(r"\d*\.?\d{{0,{places}}}0*$"),
        (None, None) => r"\d*\.?\d*$".to_owned(),
    };
    format!(r"^(?!^[-+.]*$)[+-]?0*{rest}")
}

/// A map with integer keys: pydantic states only the values.
fn open_number_keys(object: &mut Map<String, Value>) {
    if object.get("additionalProperties") != Some(&Value::Bool(false)) || object.contains_key("properties") {
        return;
    }
    let Some(Value::Object(patterns)) = object.get("patternProperties") else { return };
    let value = match patterns.iter().next() {
        Some((pattern, value))
            if patterns.len() == 1 && [r"^\d+$", r"^-?\d+$"].contains(&pattern.as_str()) =>
        {
            value.clone()
        }
        _ => return,
    };
    object.shift_remove("patternProperties");
    object.insert("additionalProperties".into(), value);
}

/// `type: [T, null]` becomes `anyOf: [T, null]`; what a person wrote stays outside.
fn split_null(object: &mut Map<String, Value>) {
    let Some(Value::Array(types)) = object.get_mut("type") else { return };
    let count = types.len();
    types.retain(|name| name != "null");
    if types.len() == count || types.is_empty() {
        return;
    }
    if let [only] = types.as_slice() {
        object["type"] = only.clone();
    }
    if let Some(Value::Array(values)) = object.get_mut("enum") {
        values.retain(|value| !value.is_null());
    }
    let mut outside = Map::new();
    let mut inside = Map::new();
    for (key, value) in std::mem::take(object) {
        let annotation =
            matches!(key.as_str(), "title" | "description" | "default" | "examples" | "deprecated");
        if annotation { &mut outside } else { &mut inside }.insert(key, value);
    }
    object.insert("anyOf".into(), json!([inside, {"type": "null"}]));
    object.append(&mut outside);
}

#[cfg(test)]
mod tests {
    use super::convert;
    use schemars::{Schema, json_schema};
    use std::collections::BTreeMap;

    fn converted<T: schemars::JsonSchema>() -> Schema {
        let mut schema = crate::schemas::generator().subschema_for::<T>();
        convert(&mut schema);
        let once = schema.clone();
        convert(&mut schema);
        assert_eq!(schema, once, "converting twice");
        schema
    }

    #[test]
    fn numbers_have_no_format() {
        assert_eq!(converted::<i64>(), json_schema!({"type": "integer"}));
        assert_eq!(converted::<u64>(), json_schema!({"type": "integer", "minimum": 0}));
        assert_eq!(converted::<u8>(), json_schema!({"type": "integer", "minimum": 0, "maximum": 255}));
        let int32 = json_schema!({"type": "integer", "minimum": -2147483648_i64, "maximum": 2147483647});
        assert_eq!(converted::<i32>(), int32);
        assert_eq!(converted::<f32>(), json_schema!({"type": "number"}));
        assert_eq!(converted::<Vec<f64>>(), json_schema!({"type": "array", "items": {"type": "number"}}));
    }

    #[test]
    fn nothing_is_an_alternative() {
        let nullable = json_schema!({"anyOf": [{"type": "string"}, {"type": "null"}]});
        assert_eq!(converted::<Option<String>>(), nullable);
        let list =
            json_schema!({"type": "array", "items": {"anyOf": [{"type": "integer"}, {"type": "null"}]}});
        assert_eq!(converted::<Vec<Option<i64>>>(), list);
    }

    #[test]
    fn anything_is_an_empty_schema() {
        assert_eq!(converted::<serde_json::Value>(), json_schema!({}));
        let list = json_schema!({"type": "array", "items": {}});
        assert_eq!(converted::<Vec<serde_json::Value>>(), list);
        let map = json_schema!({"type": "object", "additionalProperties": true});
        assert_eq!(converted::<BTreeMap<String, serde_json::Value>>(), map);
    }

    #[test]
    fn decimals_are_numbers_or_their_digits() {
        let mut schema = json_schema!({
            "type": ["string", "number", "null"],
            "pattern": r"^-?\d+(\.\d+)?([eE]\d+)?$",
            "title": "Price",
        });
        convert(&mut schema);
        let digits = r"^(?!^[-+.]*$)[+-]?0*\d*\.?\d*$";
        let split = json_schema!({
            "anyOf": [{"type": "number"}, {"type": "string", "pattern": digits}, {"type": "null"}],
            "title": "Price",
        });
        assert_eq!(schema, split);
    }

    #[test]
    fn formats_have_pydantics_names() {
        for (format, name) in [("partial-time", "time"), ("partial-date-time", "date-time"), ("date", "date")]
        {
            let mut schema = json_schema!({"type": "string", "format": format});
            convert(&mut schema);
            assert_eq!(schema.get("format").and_then(|format| format.as_str()), Some(name));
        }
    }

    #[test]
    fn maps_state_their_values() {
        let map = json_schema!({"type": "object", "additionalProperties": {"type": "number"}});
        assert_eq!(converted::<BTreeMap<String, f64>>(), map);
        assert_eq!(converted::<BTreeMap<i64, f64>>(), map);
        assert_eq!(converted::<BTreeMap<u8, f64>>(), map);
    }
}
