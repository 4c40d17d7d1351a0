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
        let mut coerced = Coerced::of(spec);
        let mut valid = self.table(input, object, spec, tag, &mut coerced);
        self.fit.lower(Exactness::Coerced);
        self.fit.add_fields(coerced.len());
        if spec.unknown == Unknown::Forbid {
            valid &= self.unknown(object, spec, tag);
        }
        if !valid {
            return None;
        }
        let coerced = if coerced.is_all_of(object) {
            Cow::Borrowed(input)
        } else {
            let mut coerced = coerced.into_object(object, spec.fields);
            if flattens(spec) && spec.unknown == Unknown::Ignore {
                // What no table claims is for serde to hand out: it flattens into types without one.
                for (key, value) in object.iter().filter(|(key, _)| !is_taken(spec, tag, key)) {
                    if !coerced.contains_key(key) {
                        coerced.insert(key.clone(), value.clone());
                    }
                }
            }
            Cow::Owned(Value::Object(coerced))
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
            (Some(Coerced { same, changed: None }), Cow::Borrowed(_)) if own.is_some() => *same += 1,
            (Some(coerced), value) => {
                // The key is the field's own name even if it came under another.
                let fields = coerced.object(object, &spec.fields[..index]);
                fields.insert(field.name.to_owned(), value.into_owned());
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
            Some(Shape::Model(inner)) => {
                let mut own = Coerced::of(inner);
                let valid = self.table(input, object, inner, tag, &mut own);
                let own = Value::Object(own.into_object(object, inner.fields));
                let checked = valid && self.check(inner.check, &own, input).is_some();
                if let Value::Object(own) = own {
                    coerced.object(object, &[]).extend(own);
                }
                checked
            }
            Some(Shape::Map { key, value }) => {
                let rest = object.iter().filter(|(key, _)| !is_taken(spec, tag, key));
                self.entries(rest, key(), value(), spec.strict, coerced.object(object, &[]))
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

fn flattens(spec: &ModelSpec) -> bool {
    spec.fields.iter().any(|field| field.flatten)
}

/// What a model comes to.
struct Coerced {
    /// So many fields have come in under their own names and stayed as they were.
    same: usize,
    /// All fields, as soon as one of them has not.
    changed: Option<Object>,
}

impl Coerced {
    /// Nothing yet. What is flattened is never as it came in.
    fn of(spec: &ModelSpec) -> Self {
        Coerced { same: 0, changed: flattens(spec).then(Map::new) }
    }

    fn len(&self) -> usize {
        self.changed.as_ref().map_or(self.same, Object::len)
    }

    /// Whether the input needs no change.
    fn is_all_of(&self, input: &Object) -> bool {
        self.changed.is_none() && self.same == input.len()
    }

    /// The fields as an object of their own; `before` are those that were looked at before.
    fn object(&mut self, input: &Object, before: &[FieldSpec]) -> &mut Object {
        let same = |field: &FieldSpec| Some((field.name.to_owned(), get(input, field.name)?.clone()));
        self.changed
            .get_or_insert_with(|| before.iter().filter(|field| field.read).filter_map(same).collect())
    }

    fn into_object(mut self, input: &Object, fields: &[FieldSpec]) -> Object {
        std::mem::take(self.object(input, fields))
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
