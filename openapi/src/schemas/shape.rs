//! Named types: a table in, the component's schema out. This is what `#[model]`'s `JsonSchema` calls.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value};

use crate::fragment::{ChoiceSpec, Docs, NewtypeSpec, Plain, Shape};
use crate::schemas::generate::mark;
use crate::schemas::{model, type_schema, union};

/// Writes the schema of a struct, newtype or enum from its table.
///
/// Other shapes have no table: their schema is in their [`TypeSpec`](crate::fragment::TypeSpec), and this gives the
/// schema of anything.
pub fn shape_schema(shape: &Shape, generator: &mut SchemaGenerator) -> Schema {
    match shape {
        Shape::Model(spec) => {
            let mut schema = model::model_schema(spec, generator);
            mark(schema.ensure_object(), &(spec.name)(), spec.path, generator);
            schema
        }
        Shape::Newtype(spec) => newtype_schema(spec, generator),
        Shape::Choice(spec) => choice_schema(spec, generator),
        Shape::Union(spec) => {
            let mut schema = union::union_schema(spec, generator);
            if !spec.inline {
                mark(schema.ensure_object(), &(spec.name)(), spec.path, generator);
            }
            schema
        }
        _ => Schema::default(),
    }
}

/// What it wraps, with its rules, under a name of its own.
fn newtype_schema(spec: &NewtypeSpec, generator: &mut SchemaGenerator) -> Schema {
    let mut schema = type_schema(&spec.inner, spec.rules, generator);
    let name = (spec.name)();
    let object = schema.ensure_object();
    annotate(object, Some(spec.docs.title.unwrap_or(&name)), &spec.docs);
    mark(object, &name, spec.path, generator);
    schema
}

/// Plain values, as pydantic writes an enum of one type; a literal stands in place, without a name.
fn choice_schema(spec: &ChoiceSpec, generator: &mut SchemaGenerator) -> Schema {
    let shown = || spec.values.iter().filter(|value| !value.docs.hidden);
    let values: Vec<Value> = shown()
        .map(|value| match value.value {
            Plain::Text(text) => text.into(),
            Plain::Integer(number) => number.into(),
        })
        .collect();
    let integers = shown().any(|value| matches!(value.value, Plain::Integer(_)));
    let kind = if integers { "integer" } else { "string" };
    let mut schema = match values.as_slice() {
        [only] if spec.literal => json_schema!({"type": kind, "const": only}),
        _ => json_schema!({"type": kind, "enum": values}),
    };
    if spec.literal {
        annotate(schema.ensure_object(), spec.docs.title, &spec.docs);
        return schema;
    }
    let name = (spec.name)();
    let object = schema.ensure_object();
    annotate(object, Some(spec.docs.title.unwrap_or(&name)), &spec.docs);
    mark(object, &name, spec.path, generator);
    schema
}

/// Writes what a person wrote, and a title if there is one.
pub(crate) fn annotate(object: &mut Map<String, Value>, title: Option<&str>, docs: &Docs) {
    if let Some(title) = title {
        object.insert("title".into(), title.into());
    }
    if let Some(description) = docs.description {
        object.insert("description".into(), description.into());
    }
    if let Some(examples) = docs.examples {
        object.insert("examples".into(), examples());
    }
    if docs.deprecated {
        object.insert("deprecated".into(), true.into());
    }
    if let Some(Value::Object(extra)) = docs.extra.map(|extra| extra()) {
        object.extend(extra);
    }
}
