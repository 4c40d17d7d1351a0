//! Structs: a [`ModelSpec`] in, an object schema in pydantic's manner out.

use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::fragment::{Docs, FieldSpec, ModelSpec, Shape, ShapeOf, Tagging, Unknown, ValueOf};
use crate::schemas::shape::annotate;
use crate::schemas::union::flattened_external;
use crate::schemas::{is_nullable_reference, is_reference, title_case, type_schema};

/// The schema of a struct.
pub(super) fn model_schema(spec: &ModelSpec, generator: &mut SchemaGenerator) -> Schema {
    let mut members = Members::default();
    members.add_fields(spec, true, generator);
    let name = (spec.name)();
    let mut schema = members.into_schema(spec.unknown);
    annotate(schema.ensure_object(), Some(spec.docs.title.unwrap_or(&name)), &spec.docs);
    schema
}

/// What an object schema is put together from; a flattened field adds to its struct's members.
#[derive(Default)]
pub(super) struct Members {
    properties: Map<String, Value>,
    required: Vec<Value>,
    additional: Option<Value>,
    all_of: Vec<Value>,
}

impl Members {
    /// Adds one property.
    pub(super) fn add(&mut self, name: &str, schema: Schema, required: bool) {
        self.properties.insert(name.to_owned(), schema.to_value());
        if required {
            self.required.push(name.into());
        }
    }

    /// Adds all fields of a struct; `present` is false when the whole struct may be missing.
    pub(super) fn add_fields(&mut self, spec: &ModelSpec, present: bool, generator: &mut SchemaGenerator) {
        let writes = generator.contract().is_serialize();
        let shown =
            |field: &&FieldSpec| !field.docs.hidden && if writes { field.written } else { field.read };
        for field in spec.fields.iter().filter(shown) {
            if field.flatten {
                self.add_flattened(field, present, generator);
            } else {
                self.add_field(field, present, generator);
            }
        }
    }

    /// Adds one field, under the name of the generator's direction.
    fn add_field(&mut self, field: &FieldSpec, present: bool, generator: &mut SchemaGenerator) {
        let name = if generator.contract().is_serialize() { field.output } else { field.name };
        let mut schema = field_schema(field, name, generator);
        if !field.read {
            schema.insert("readOnly".into(), true.into());
        }
        // What is never read has no default to leave out.
        self.add(name, schema, present && (field.required || !field.read));
    }

    /// Adds what stands in the place of a flattened field.
    fn add_flattened(&mut self, field: &FieldSpec, present: bool, generator: &mut SchemaGenerator) {
        let Some(type_) = &field.type_ else { return };
        match inner_shape(type_.shape) {
            (Shape::Model(spec), optional) => self.add_fields(spec, present && !optional, generator),
            (Shape::Map { .. }, _) => {
                let map = type_schema(type_, field.rules, generator);
                self.additional = Some(map.get("additionalProperties").cloned().unwrap_or(Value::Bool(true)));
            }
            (Shape::Any, _) => self.additional = Some(Value::Bool(true)),
            (Shape::Union(spec), false) if spec.tagging == Tagging::External => {
                self.all_of.push(flattened_external(spec, generator).to_value());
            }
            (_, false) => self.all_of.push(type_schema(type_, field.rules, generator).to_value()),
            // Whether an optional enum is there cannot be told apart from unknown keys, which are allowed.
            (_, true) => {
                let mut schema = type_schema(type_, field.rules, generator);
                if let Some(null) = schema.get_mut("anyOf").and_then(|members| members.get_mut(1)) {
                    *null = json!({"type": "object"});
                }
                self.all_of.push(schema.to_value());
            }
        }
    }

    /// Adds a schema that the object must meet as well.
    pub(super) fn add_whole(&mut self, schema: Schema) {
        self.all_of.push(schema.to_value());
    }

    /// Adds the values of all keys that are not named.
    pub(super) fn add_additional(&mut self, schema: Value) {
        self.additional = Some(schema);
    }

    /// The object schema.
    pub(super) fn into_schema(self, unknown: Unknown) -> Schema {
        let mut object = Map::new();
        object.insert("type".into(), "object".into());
        if !self.properties.is_empty() || self.all_of.is_empty() {
            object.insert("properties".into(), Value::Object(self.properties));
        }
        if !self.required.is_empty() {
            object.insert("required".into(), Value::Array(self.required));
        }
        if unknown == Unknown::Forbid {
            object.insert("additionalProperties".into(), Value::Bool(false));
        } else if let Some(additional) = self.additional {
            object.insert("additionalProperties".into(), additional);
        }
        if !self.all_of.is_empty() {
            object.insert("allOf".into(), Value::Array(self.all_of));
        }
        Schema::from(object)
    }
}

/// The schema of a field where it stands: type, constraints, default, what a person wrote.
fn field_schema(field: &FieldSpec, name: &str, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = match &field.type_ {
        Some(type_) => type_schema(type_, field.rules, generator),
        // Only serde knows (`with`): anything may stand there.
        None => Schema::default(),
    };
    let titled = !is_reference(&schema) && !is_nullable_reference(&schema);
    let title = field.docs.title.map(str::to_owned).or_else(|| titled.then(|| title_case(name)));
    let object = schema.ensure_object();
    annotate(object, title.as_deref(), &field.docs);
    if let Some(default) = shown_default(field.default, &field.docs) {
        object.insert("default".into(), default);
    }
    schema
}

/// The default, where the document has one: what is made anew each time is another one for every client.
pub(crate) fn shown_default(default: Option<ValueOf>, docs: &Docs) -> Option<Value> {
    let default = default.filter(|_| !docs.made_default)?();
    (!default.is_null()).then_some(default)
}

/// The shape behind options and newtypes, and whether an option was among them.
pub(crate) fn inner_shape(shape: ShapeOf) -> (&'static Shape, bool) {
    let mut optional = false;
    let mut shape = shape();
    loop {
        shape = match shape {
            Shape::Optional(inner) => {
                optional = true;
                inner()
            }
            Shape::Newtype(spec) => (spec.inner.shape)(),
            other => return (other, optional),
        };
    }
}
