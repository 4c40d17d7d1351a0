//! Structs with named fields.

use ferrapi_openapi::fragment::{FieldSpec, ModelSpec, Shape, Unknown};
use serde_json::{Map, Value};

use super::fault;
use super::walk::{Exactness, Walker, key, name};

type Object = Map<String, Value>;

impl Walker<'_> {
    /// A model: its fields in their order, then keys that are none, and if all is well its check.
    pub(super) fn model(&mut self, input: &Value, spec: &'static ModelSpec) -> Option<Value> {
        let Value::Object(object) = input else { return self.report(fault::MODEL_TYPE, input) };
        self.object(input, object, spec, None)
    }

    /// The same, of an object that holds a union's tag as well.
    pub(super) fn object(
        &mut self,
        input: &Value,
        object: &Object,
        spec: &'static ModelSpec,
        tag: Option<&str>,
    ) -> Option<Value> {
        let mut coerced = Map::new();
        let mut valid = self.table(input, object, spec, tag, &mut coerced);
        self.fit.lower(Exactness::Coerced);
        self.fit.add_fields(coerced.len());
        if spec.unknown == Unknown::Forbid {
            valid &= self.unknown(object, spec, tag);
        } else if spec.fields.iter().any(|field| field.flatten) {
            // What no table claims is for serde to hand out: it flattens into types without one.
            for (key, value) in object.iter().filter(|(key, _)| !is_taken(spec, tag, key)) {
                if !coerced.contains_key(key) {
                    coerced.insert(key.clone(), value.clone());
                }
            }
        }
        if !valid {
            return None;
        }
        let coerced = Value::Object(coerced);
        self.check(spec.check, &coerced, input)?;
        Some(coerced)
    }

    /// All fields of a table; whether all are valid.
    fn table(
        &mut self,
        input: &Value,
        object: &Object,
        spec: &'static ModelSpec,
        tag: Option<&str>,
        coerced: &mut Object,
    ) -> bool {
        let mut valid = true;
        for field in spec.fields.iter().filter(|field| field.read) {
            if self.is_full() {
                return false;
            }
            valid &= if field.flatten {
                self.flattened(input, object, spec, tag, field, coerced)
            } else {
                // What one field is refused for, all are thrown away for.
                self.field(input, object, spec, field, valid.then_some(&mut *coerced))
            };
        }
        valid
    }

    fn field(
        &mut self,
        input: &Value,
        object: &Object,
        spec: &'static ModelSpec,
        field: &'static FieldSpec,
        coerced: Option<&mut Object>,
    ) -> bool {
        let found = std::iter::once(&field.name).chain(field.aliases).find_map(|name| object.get(*name));
        let value = match found {
            // serde fills in what need not be there.
            None if !field.required || spec.default => return true,
            None => self.at(name(field.name), |walker| walker.report(fault::MISSING, input)),
            Some(value) => self.at(name(field.name), |walker| {
                let coerced = match field.type_ {
                    Some(type_) => walker.value(value, (type_.shape)(), field.rules, spec.strict)?,
                    None => value.clone(),
                };
                walker.check(field.check, &coerced, value)?;
                Some(coerced)
            }),
        };
        let Some(value) = value else { return false };
        if let Some(coerced) = coerced {
            // The key is the field's own name even if it came under another.
            coerced.insert(field.name.to_owned(), value);
        }
        true
    }

    /// A field whose fields stand among the model's own keys.
    fn flattened(
        &mut self,
        input: &Value,
        object: &Object,
        spec: &'static ModelSpec,
        tag: Option<&str>,
        field: &'static FieldSpec,
        coerced: &mut Object,
    ) -> bool {
        match field.type_.map(|type_| (type_.shape)()) {
            Some(Shape::Model(inner)) => {
                let mut own = Map::new();
                let valid = self.table(input, object, inner, tag, &mut own);
                let own = Value::Object(own);
                let checked = valid && self.check(inner.check, &own, input).is_some();
                if let Value::Object(own) = own {
                    coerced.extend(own);
                }
                checked
            }
            Some(Shape::Map { key, value }) => {
                let rest = object.iter().filter(|(key, _)| !is_taken(spec, tag, key));
                self.entries(rest, key(), value(), spec.strict, coerced)
            }
            // An optional struct is there if serde can read one; other types only serde understands here.
            _ => true,
        }
    }

    /// Reports keys that are no field, in the order of the input; whether there is none.
    fn unknown(&mut self, object: &Object, spec: &'static ModelSpec, tag: Option<&str>) -> bool {
        let mut valid = true;
        for (text, value) in object.iter().filter(|(key, _)| !is_taken(spec, tag, key)) {
            if self.is_full() {
                return false;
            }
            valid =
                self.at(key(text), |walker| walker.report(fault::EXTRA_FORBIDDEN, value)).unwrap_or(false);
        }
        valid
    }
}

/// Whether a key belongs to a field of the table, flattened ones included, or is the tag.
fn is_taken(spec: &ModelSpec, tag: Option<&str>, key: &str) -> bool {
    tag == Some(key)
        || spec.fields.iter().filter(|field| field.read).any(|field| {
            if !field.flatten {
                return field.name == key || field.aliases.contains(&key);
            }
            match field.type_.map(|type_| (type_.shape)()) {
                Some(Shape::Model(inner)) => is_taken(inner, None, key),
                _ => false,
            }
        })
}
