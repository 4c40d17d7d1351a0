//! Response shaping: parts of an answer that an operation leaves out, as `response(…)` says.
//!
//! In: a value that is to be written, the table of its type, what the operation says. Out: its JSON without those parts.
//! Only operations that say so come here; the answer is built as a `serde_json::Value` first.

use ferrapi_openapi::fragment::{
    Content, FieldSpec, ModelSpec, Shape, Tagging, TypeSpec, UnionSpec, VariantSpec,
};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::http::Response;
use crate::reply::json::{json, unserialisable};
use crate::request::Request;

/// What an operation leaves out of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shaping {
    /// Fields that are `null`, at any depth.
    pub exclude_none: bool,
    /// Fields that have their default, at any depth.
    pub exclude_defaults: bool,
    /// Keys are the fields' Rust names, at any depth.
    pub by_name: bool,
    /// The only fields of the answer's model that stay; all if none is named.
    pub include: &'static [&'static str],
    /// Fields of the answer's model that go.
    pub exclude: &'static [&'static str],
}

impl Shaping {
    /// Nothing is left out.
    pub const NONE: Shaping =
        Shaping { exclude_none: false, exclude_defaults: false, by_name: false, include: &[], exclude: &[] };

    /// Whether a field of the answer's model stays.
    fn keeps(&self, field: &FieldSpec) -> bool {
        let named = |names: &[&str]| names.contains(&field.ident) || names.contains(&field.output);
        (self.include.is_empty() || named(self.include)) && !named(self.exclude)
    }
}

/// Answers with a value as JSON, shaped.
#[cold]
pub(crate) fn shaped<T: Serialize + ?Sized>(
    value: &T,
    type_: TypeSpec,
    shaping: &'static Shaping,
    request: &mut Request,
) -> Response {
    match serde_json::to_value(value) {
        Ok(mut value) => {
            shape(&mut value, (type_.shape)(), shaping, true);
            json(&value, request)
        }
        Err(error) => unserialisable(error, request),
    }
}

/// `outer`: no model has been entered yet, so its fields are those that are included and excluded.
fn shape(value: &mut Value, table: &'static Shape, shaping: &Shaping, outer: bool) {
    match (table, value) {
        (Shape::Optional(inner), value) if !value.is_null() => shape(value, inner(), shaping, outer),
        (Shape::Newtype(spec), value) => shape(value, (spec.inner.shape)(), shaping, outer),
        (Shape::List { item, .. }, Value::Array(items)) => {
            items.iter_mut().for_each(|value| shape(value, item(), shaping, outer));
        }
        (Shape::Tuple(shapes), Value::Array(items)) => {
            shapes.iter().zip(items).for_each(|(item, value)| shape(value, item(), shaping, outer));
        }
        (Shape::Map { value: of, .. }, Value::Object(object)) => {
            object.values_mut().for_each(|value| shape(value, of(), shaping, outer));
        }
        (Shape::Model(spec), Value::Object(object)) => model(object, spec, None, shaping, outer),
        (Shape::Union(spec), value) => union(value, spec, shaping, outer),
        _ => {}
    }
}

fn model(
    object: &mut Map<String, Value>,
    spec: &'static ModelSpec,
    tag: Option<&str>,
    shaping: &Shaping,
    outer: bool,
) {
    for (key, mut value) in std::mem::take(object) {
        let Some(field) = find(spec, &key).filter(|_| tag != Some(&key)) else {
            // A tag, or a key that is no field.
            if tag == Some(&key) || !outer || shaping.include.is_empty() {
                object.insert(key, value);
            }
            continue;
        };
        let out = outer && !shaping.keeps(field)
            || shaping.exclude_none && value.is_null()
            || shaping.exclude_defaults && is_default(field, &value);
        if out {
            continue;
        }
        if let Some(type_) = field.type_ {
            shape(&mut value, (type_.shape)(), shaping, false);
        }
        object.insert(if shaping.by_name { field.ident.to_owned() } else { key }, value);
    }
}

/// The field that is written to a key, flattened ones included.
fn find(spec: &'static ModelSpec, key: &str) -> Option<&'static FieldSpec> {
    spec.fields.iter().filter(|field| field.written).find_map(|field| {
        if !field.flatten {
            return (field.output == key).then_some(field);
        }
        match field.type_.map(|type_| (type_.shape)()) {
            Some(Shape::Model(inner)) => find(inner, key),
            _ => None,
        }
    })
}

/// Whether absence would mean this value.
fn is_default(field: &FieldSpec, value: &Value) -> bool {
    match field.default {
        Some(default) => default() == *value,
        None => !field.required && value.is_null(),
    }
}

fn union(value: &mut Value, spec: &'static UnionSpec, shaping: &Shaping, outer: bool) {
    let named = |name: &str| spec.variants.iter().find(|variant| variant.name == name);
    match (spec.tagging, value) {
        (Tagging::External, Value::Object(object)) => {
            for (name, value) in object {
                if let Some(variant) = named(name) {
                    content(value, variant, None, shaping, outer);
                }
            }
        }
        (Tagging::Internal { tag }, value) => {
            if let Some(variant) = value.get(tag).and_then(Value::as_str).and_then(named) {
                content(value, variant, Some(tag), shaping, outer);
            }
        }
        (Tagging::Adjacent { tag, content: key }, value) => {
            let variant = value.get(tag).and_then(Value::as_str).and_then(named);
            if let (Some(variant), Some(value)) = (variant, value.get_mut(key)) {
                content(value, variant, None, shaping, outer);
            }
        }
        (Tagging::Untagged | Tagging::Discriminator { .. }, value) => {
            if let Some(variant) = spec.variants.iter().find(|variant| wrote(variant, value)) {
                content(value, variant, None, shaping, outer);
            }
        }
        _ => {}
    }
}

fn content(
    value: &mut Value,
    variant: &'static VariantSpec,
    tag: Option<&str>,
    shaping: &Shaping,
    outer: bool,
) {
    match (&variant.content, value) {
        (Content::Struct(spec), Value::Object(object)) => model(object, spec, tag, shaping, outer),
        (Content::Newtype { type_, .. }, value) => match ((type_.shape)(), value) {
            (Shape::Model(spec), Value::Object(object)) => model(object, spec, tag, shaping, outer),
            (inner, value) => shape(value, inner, shaping, outer),
        },
        _ => {}
    }
}

/// Whether an object has the fields of a variant's model and nothing else: then the variant has written it.
fn wrote(variant: &'static VariantSpec, value: &Value) -> bool {
    let spec = match &variant.content {
        Content::Struct(spec) => Some(*spec),
        Content::Newtype { type_, .. } => match (type_.shape)() {
            Shape::Model(spec) => Some(*spec),
            _ => None,
        },
        Content::Unit | Content::Tuple(..) => None,
    };
    match (spec, value) {
        (Some(spec), Value::Object(object)) => {
            let mut fields = spec.fields.iter().filter(|field| field.written && !field.flatten);
            fields.all(|field| object.contains_key(field.output))
                && object.keys().all(|key| find(spec, key).is_some())
        }
        _ => false,
    }
}
