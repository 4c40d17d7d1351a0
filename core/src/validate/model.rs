//! Structs with named fields.

use std::borrow::Cow;

use ferrapi_openapi::fragment::{FieldSpec, ModelSpec, Shape, Unknown};
use serde_json::{Map, Value};

use super::fault;
use super::walk::{Exactness, Walker, key, name};

type Object = Map<String, Value>;

impl Walker<'_> {
    /// A model: its fields in their order, then keys that are none, and if all is well its check.
    pub(super) fn model<'v>(&mut self, input: &'v Value, spec: &'static ModelSpec) -> Option<Cow<'v, Value>> {
        let Value::Object(object) = input else { return self.report(fault::MODEL_TYPE, input) };
        self.object(input, object, spec, None)
    }

    /// The same, of an object that holds a union's tag as well.
    pub(super) fn object<'v>(
        &mut self,
        input: &'v Value,
        object: &'v Object,
        spec: &'static ModelSpec,
        tag: Option<&str>,
    ) -> Option<Cow<'v, Value>> {
        let flattens = spec.fields.iter().any(|field| field.flatten);
        let mut coerced = if flattens { Coerced::New(Map::new()) } else { Coerced::Same(0) };
        let mut valid = self.table(input, object, spec, tag, &mut coerced);
        self.fit.lower(Exactness::Coerced);
        self.fit.add_fields(coerced.len());
        if spec.unknown == Unknown::Forbid {
            valid &= self.unknown(object, spec, tag);
        }
        if !valid {
            return None;
        }
        let coerced = match coerced {
            Coerced::Same(count) if count == object.len() => Cow::Borrowed(input),
            coerced => {
                let mut coerced = coerced.into_object(object, spec.fields);
                if flattens && spec.unknown == Unknown::Ignore {
                    // What no table claims is for serde to hand out: it flattens into types without one.
                    for (key, value) in object.iter().filter(|(key, _)| !is_taken(spec, tag, key)) {
                        if !coerced.contains_key(key) {
                            coerced.insert(key.clone(), value.clone());
                        }
                    }
                }
                Cow::Owned(Value::Object(coerced))
            }
        };
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
        coerced: &mut Coerced,
    ) -> bool {
        let mut valid = true;
        for (index, field) in spec.fields.iter().enumerate().filter(|(_, field)| field.read) {
            if self.is_full() {
                return false;
            }
            valid &= if field.flatten {
                self.flattened(input, object, spec, tag, field, coerced)
            } else {
                // What one field is refused for, all are thrown away for.
                self.field(input, object, spec, index, valid.then_some(&mut *coerced))
            };
        }
        valid
    }

    fn field(
        &mut self,
        input: &Value,
        object: &Object,
        spec: &'static ModelSpec,
        index: usize,
        coerced: Option<&mut Coerced>,
    ) -> bool {
        let field = &spec.fields[index];
        let own = get(object, field.name);
        let value = match own.or_else(|| field.aliases.iter().find_map(|name| get(object, name))) {
            // serde fills in what need not be there.
            None if !field.required || spec.default => return true,
            None => self.at(name(field.name), |walker| walker.report(fault::MISSING, input)),
            Some(value) => self.at(name(field.name), |walker| {
                let coerced = match field.type_ {
                    Some(type_) => walker.value(value, (type_.shape)(), field.rules, spec.strict)?,
                    None => Cow::Borrowed(value),
                };
                walker.check(field.check, &coerced, value)?;
                Some(coerced)
            }),
        };
        let Some(value) = value else { return false };
        match (coerced, value) {
            (None, _) => {}
            (Some(Coerced::Same(count)), Cow::Borrowed(_)) if own.is_some() => *count += 1,
            (Some(coerced), value) => {
                let mut fields = std::mem::take(coerced).into_object(object, &spec.fields[..index]);
                // The key is the field's own name even if it came under another.
                fields.insert(field.name.to_owned(), value.into_owned());
                *coerced = Coerced::New(fields);
            }
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
        coerced: &mut Coerced,
    ) -> bool {
        match field.type_.map(|type_| (type_.shape)()) {
            Some(Shape::Model(inner)) => self.table(input, object, inner, tag, coerced),
            Some(Shape::Map { key, value }) => {
                let rest = object.iter().filter(|(key, _)| !is_taken(spec, tag, key));
                let Coerced::New(coerced) = coerced else { return true };
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

/// A key's value. Few keys are compared sooner than one is hashed.
fn get<'v>(object: &'v Object, key: &str) -> Option<&'v Value> {
    if object.len() > 8 {
        return object.get(key);
    }
    object.iter().find(|(name, _)| *name == key).map(|(_, value)| value)
}

/// What a model comes to.
enum Coerced {
    /// So many fields of the input, each as it came in, under its own name.
    Same(usize),
    /// Fields of which one at least has changed.
    New(Object),
}

impl Default for Coerced {
    fn default() -> Self {
        Coerced::Same(0)
    }
}

impl Coerced {
    fn len(&self) -> usize {
        match self {
            Coerced::Same(count) => *count,
            Coerced::New(fields) => fields.len(),
        }
    }

    /// The fields as an object of their own. `fields` are those that were looked at.
    fn into_object(self, input: &Object, fields: &[FieldSpec]) -> Object {
        let same = |field: &FieldSpec| Some((field.name.to_owned(), get(input, field.name)?.clone()));
        match self {
            Coerced::Same(_) => fields.iter().filter(|field| field.read).filter_map(same).collect(),
            Coerced::New(fields) => fields,
        }
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
