//! Constraints: one const holds them, and here their schema keywords are written.
//!
//! In: a schema and the [`Rules`] on it. Out: the same schema with keywords. A nullable schema or one with
//! alternatives gets them inside its members, where pydantic writes them.

use schemars::Schema;
use serde_json::{Map, Number, Value};

use crate::fragment::{Bound, Family, Rules};
use crate::schemas::convert::decimal_pattern;

/// Writes the keywords of `rules` into a schema of a type of that family.
pub fn rules_into(schema: &mut Schema, rules: &Rules, family: Family) {
    if is_none(rules) {
        return;
    }
    write(schema.ensure_object(), rules, family);
}

/// Whether there is nothing to write; `strict` has no keyword.
fn is_none(rules: &Rules) -> bool {
    rules.ge.is_none()
        && rules.gt.is_none()
        && rules.le.is_none()
        && rules.lt.is_none()
        && rules.multiple_of.is_none()
        && rules.min_length.is_none()
        && rules.max_length.is_none()
        && rules.pattern.is_none()
        && rules.min_items.is_none()
        && rules.max_items.is_none()
        && rules.max_digits.is_none()
        && rules.decimal_places.is_none()
        && !rules.unique_items
}

fn write(object: &mut Map<String, Value>, rules: &Rules, family: Family) {
    if let Some(Value::Array(members)) = object.get_mut("anyOf") {
        for member in members.iter_mut().filter_map(Value::as_object_mut) {
            if member.get("type").and_then(Value::as_str) != Some("null") {
                write(member, rules, family);
            }
        }
        return;
    }
    // A reference says nothing of the type it stands for; then the family does.
    let kind = object.get("type").and_then(Value::as_str).unwrap_or(match family {
        Family::Integer => "integer",
        Family::Float | Family::Decimal => "number",
        Family::Text => "string",
        Family::List => "array",
        Family::Map => "object",
        Family::Date | Family::Time | Family::DateTime | Family::Duration | Family::Other => "",
    });
    match kind {
        "integer" | "number" => write_numbers(object, rules),
        "string" if family == Family::Decimal => {
            let pattern = decimal_pattern(rules.max_digits, rules.decimal_places);
            object.insert("pattern".into(), pattern.into());
        }
        "string" => write_text(object, rules),
        "array" => write_counts(object, rules, "minItems", "maxItems"),
        "object" => write_counts(object, rules, "minProperties", "maxProperties"),
        _ => {}
    }
}

fn write_numbers(object: &mut Map<String, Value>, rules: &Rules) {
    if let Some(bound) = number(rules.ge) {
        object.insert("minimum".into(), bound);
    }
    if let Some(bound) = number(rules.le) {
        object.insert("maximum".into(), bound);
    }
    // A width's own bound is left out where the rule is at least as narrow: `gt = 0` on a `u32` says it all.
    if let Some(bound) = number(rules.gt) {
        if as_float(object.get("minimum")).is_some_and(|width| as_float(Some(&bound)) >= Some(width)) {
            object.remove("minimum");
        }
        object.insert("exclusiveMinimum".into(), bound);
    }
    if let Some(bound) = number(rules.lt) {
        if as_float(object.get("maximum")).is_some_and(|width| as_float(Some(&bound)) <= Some(width)) {
            object.remove("maximum");
        }
        object.insert("exclusiveMaximum".into(), bound);
    }
    if let Some(bound) = number(rules.multiple_of) {
        object.insert("multipleOf".into(), bound);
    }
}

fn write_text(object: &mut Map<String, Value>, rules: &Rules) {
    if let Some(length) = rules.min_length {
        object.insert("minLength".into(), length.into());
    }
    if let Some(length) = rules.max_length {
        object.insert("maxLength".into(), length.into());
    }
    if let Some(pattern) = rules.pattern {
        object.insert("pattern".into(), pattern.text.into());
    }
}

fn write_counts(object: &mut Map<String, Value>, rules: &Rules, least: &str, greatest: &str) {
    if let Some(count) = rules.min_items {
        object.insert(least.into(), count.into());
    }
    if let Some(count) = rules.max_items {
        object.insert(greatest.into(), count.into());
    }
    if rules.unique_items && least == "minItems" {
        object.insert("uniqueItems".into(), true.into());
    }
}

/// A bound as a JSON number; text that is no number (a date) has no keyword.
fn number(bound: Option<Bound>) -> Option<Value> {
    match bound? {
        Bound::Int(whole) => i64::try_from(whole)
            .map(Number::from)
            .or_else(|_| u64::try_from(whole).map(Number::from))
            .ok()
            .or_else(|| Number::from_f64(whole as f64))
            .map(Value::Number),
        Bound::Float(float) => Number::from_f64(float).map(Value::Number),
        Bound::Text(text) => text.parse().ok().and_then(Number::from_f64).map(Value::Number),
    }
}

fn as_float(value: Option<&Value>) -> Option<f64> {
    value.and_then(Value::as_f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fragment::Pattern;
    use schemars::json_schema;

    const PRICE: Rules = Rules { gt: Some(Bound::Int(0)), le: Some(Bound::Float(9.5)), ..Rules::NONE };

    #[test]
    fn numbers_are_as_written() {
        let mut schema = json_schema!({"type": "number"});
        rules_into(&mut schema, &PRICE, Family::Float);
        assert_eq!(schema, json_schema!({"type": "number", "maximum": 9.5, "exclusiveMinimum": 0}));
    }

    #[test]
    fn a_nullable_gets_them_inside() {
        let mut schema = json_schema!({"anyOf": [{"type": "number"}, {"type": "null"}]});
        rules_into(&mut schema, &PRICE, Family::Float);
        let inside = json_schema!({"anyOf": [{"type": "number", "maximum": 9.5, "exclusiveMinimum": 0}, {"type": "null"}]});
        assert_eq!(schema, inside);
    }

    #[test]
    fn a_narrower_rule_replaces_the_width() {
        let mut schema = json_schema!({"type": "integer", "minimum": 0, "maximum": 255});
        let rules = Rules { gt: Some(Bound::Int(0)), lt: Some(Bound::Int(1000)), ..Rules::NONE };
        rules_into(&mut schema, &rules, Family::Integer);
        let both = json_schema!({"type": "integer", "exclusiveMinimum": 0, "maximum": 255, "exclusiveMaximum": 1000});
        assert_eq!(schema, both);
    }

    #[test]
    fn lists_maps_texts_and_references() {
        let counts = Rules { min_items: Some(1), max_items: Some(3), unique_items: true, ..Rules::NONE };
        let mut list = json_schema!({"type": "array"});
        rules_into(&mut list, &counts, Family::List);
        assert_eq!(list, json_schema!({"type": "array", "minItems": 1, "maxItems": 3, "uniqueItems": true}));
        let mut map = json_schema!({"type": "object"});
        rules_into(&mut map, &counts, Family::Map);
        assert_eq!(map, json_schema!({"type": "object", "minProperties": 1, "maxProperties": 3}));
        let mut reference = json_schema!({"$ref": "#/components/schemas/Name"});
        let pattern = Some(Pattern { text: "^a", matches: |_| true });
        rules_into(&mut reference, &Rules { pattern, max_length: Some(9), ..Rules::NONE }, Family::Text);
        assert_eq!(
            reference,
            json_schema!({"$ref": "#/components/schemas/Name", "maxLength": 9, "pattern": "^a"})
        );
    }

    #[test]
    fn a_decimal_is_bounded_as_a_number_only() {
        let mut schema = json_schema!({"anyOf": [{"type": "number"}, {"type": "string"}]});
        let rules = Rules {
            ge: Some(Bound::Text("1.5")),
            max_digits: Some(5),
            decimal_places: Some(2),
            ..Rules::NONE
        };
        rules_into(&mut schema, &rules, Family::Decimal);
        let pattern = r"^(?!^[-+.]*$)[+-]?0*(?:\d{0,3}|(?=[\d.]{1,6}0*$)\d{0,3}\.\d{0,2}0*$)";
        let bounded = json_schema!({
            "anyOf": [{"type": "number", "minimum": 1.5}, {"type": "string", "pattern": pattern}],
        });
        assert_eq!(schema, bounded);
    }
}
