//! Enums with data: a [`UnionSpec`] in, `oneOf` or `anyOf` in pydantic's manner out.
//!
//! A tag inside the object makes a discriminator, and a discriminator can only name components: so each variant becomes
//! one, called `Enum.Variant`. No Rust type can have a dot in its name, so none can clash with it.

use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::fragment::{Content, Plain, Shape, Tagging, TypeSpec, UnionSpec, Unknown, VariantSpec};
use crate::schemas::generate::{define, is_ours};
use crate::schemas::model::{Members, inner_shape, model_schema};
use crate::schemas::shape::annotate;
use crate::schemas::{title_case, type_schema};

/// The schema of an enum with data.
pub(super) fn union_schema(spec: &UnionSpec, generator: &mut SchemaGenerator) -> Schema {
    let variants = || spec.variants.iter().filter(|variant| !variant.docs.hidden);
    let mut schema = match spec.tagging {
        Tagging::External => {
            let members: Vec<_> = variants().map(|variant| external(variant, generator)).collect();
            json_schema!({"oneOf": members})
        }
        Tagging::Untagged => {
            let members: Vec<_> =
                variants().map(|variant| titled(content(variant, generator), variant)).collect();
            json_schema!({"anyOf": members})
        }
        Tagging::Discriminator { tag } => told_by_field(tag, variants(), generator),
        Tagging::Internal { tag } => {
            let members = variants().map(|variant| (variant, internal(variant, tag, generator))).collect();
            discriminated(spec, tag, members, generator)
        }
        Tagging::Adjacent { tag, content } => {
            let members =
                variants().map(|variant| (variant, adjacent(variant, tag, content, generator))).collect();
            discriminated(spec, tag, members, generator)
        }
    };
    let name = (spec.name)();
    let title = spec.docs.title.or((!spec.inline).then_some(&*name));
    annotate(schema.ensure_object(), title, &spec.docs);
    schema
}

/// `oneOf` with a discriminator; a user's own generator gets the variants in place and no discriminator.
fn discriminated(
    spec: &UnionSpec,
    tag: &str,
    members: Vec<(&VariantSpec, Schema)>,
    generator: &mut SchemaGenerator,
) -> Schema {
    let mut mapping = Map::new();
    let mut alternatives = Vec::new();
    for (variant, schema) in members {
        if is_ours(generator) {
            let reference = define(generator, &format!("{}.{}", (spec.name)(), variant.ident), schema);
            if let Some(target) = reference.get("$ref") {
                mapping.insert(variant.name.to_owned(), target.clone());
            }
            alternatives.push(reference);
        } else {
            alternatives.push(schema);
        }
    }
    let mut schema = json_schema!({"oneOf": alternatives});
    if !mapping.is_empty() {
        schema.insert("discriminator".into(), json!({"propertyName": tag, "mapping": mapping}));
    }
    schema
}

/// `oneOf` of the models that the variants hold, and which of them each value of the discriminator means.
fn told_by_field<'a>(
    tag: &str,
    variants: impl Iterator<Item = &'a VariantSpec>,
    generator: &mut SchemaGenerator,
) -> Schema {
    let mut mapping = Map::new();
    let mut members = Vec::new();
    for variant in variants {
        let Content::Newtype { type_, rules } = &variant.content else { continue };
        let schema = type_schema(type_, rules, generator);
        if let (Some(target), (Shape::Model(model), _)) = (schema.get("$ref"), inner_shape(type_.shape)) {
            let field = model.fields.iter().find(|field| field.name == tag).and_then(|field| field.type_);
            if let Some((Shape::Choice(choice), _)) = field.map(|type_| inner_shape(type_.shape)) {
                let values = choice.values.iter().map(|value| match value.value {
                    Plain::Text(text) => text.to_owned(),
                    Plain::Integer(number) => number.to_string(),
                });
                mapping.extend(values.map(|value| (value, target.clone())));
            }
        }
        members.push(schema);
    }
    json_schema!({"oneOf": members, "discriminator": {"propertyName": tag, "mapping": mapping}})
}

/// `"Variant"` or `{"Variant": …}`.
fn external(variant: &VariantSpec, generator: &mut SchemaGenerator) -> Schema {
    let schema = match variant.content {
        Content::Unit => json_schema!({"type": "string", "const": variant.name}),
        _ => {
            let mut members = Members::default();
            members.add(variant.name, content(variant, generator), true);
            members.into_schema(Unknown::Forbid)
        }
    };
    titled(schema, variant)
}

/// `{"Variant": …}` among the keys of a struct. Of several such keys serde takes the first.
pub(super) fn flattened_external(spec: &UnionSpec, generator: &mut SchemaGenerator) -> Schema {
    let variants = spec.variants.iter().filter(|variant| !variant.docs.hidden);
    let members: Vec<_> = variants
        .map(|variant| {
            let mut members = Members::default();
            members.add(variant.name, content(variant, generator), true);
            titled(members.into_schema(Unknown::Ignore), variant)
        })
        .collect();
    json_schema!({"anyOf": members})
}

/// `{"tag": "Variant", …fields}`.
fn internal(variant: &VariantSpec, tag: &str, generator: &mut SchemaGenerator) -> Schema {
    let mut members = tagged(variant, tag);
    let mut unknown = Unknown::Ignore;
    match &variant.content {
        Content::Unit => {}
        Content::Struct(spec) => {
            members.add_fields(spec, true, generator);
            unknown = spec.unknown;
        }
        Content::Newtype { type_, rules } => match inner_shape(type_.shape) {
            (Shape::Model(spec), optional) => {
                members.add_fields(spec, !optional, generator);
                unknown = spec.unknown;
            }
            (Shape::Map { .. }, _) => {
                let map = type_schema(type_, rules, generator);
                members.add_additional(map.get("additionalProperties").cloned().unwrap_or(Value::Bool(true)));
            }
            _ => members.add_whole(type_schema(type_, rules, generator)),
        },
        // serde refuses tuples under an internal tag, so none comes here.
        Content::Tuple(..) => {}
    }
    titled(members.into_schema(unknown), variant)
}

/// `{"tag": "Variant", "content": …}`.
fn adjacent(variant: &VariantSpec, tag: &str, key: &str, generator: &mut SchemaGenerator) -> Schema {
    let mut members = tagged(variant, tag);
    let required = match &variant.content {
        Content::Unit => false,
        Content::Newtype { type_, .. } => !type_.optional,
        Content::Tuple(..) | Content::Struct(_) => true,
    };
    members.add(key, content(variant, generator), required);
    titled(members.into_schema(Unknown::Ignore), variant)
}

fn tagged(variant: &VariantSpec, tag: &str) -> Members {
    let mut members = Members::default();
    members.add(tag, json_schema!({"type": "string", "const": variant.name, "title": title_case(tag)}), true);
    members
}

/// What a variant holds, without its name.
fn content(variant: &VariantSpec, generator: &mut SchemaGenerator) -> Schema {
    match &variant.content {
        Content::Unit => json_schema!({"type": "null"}),
        Content::Newtype { type_, rules } => type_schema(type_, rules, generator),
        Content::Tuple(_, types) => tuple(types, generator),
        Content::Struct(spec) => {
            let mut schema = model_schema(spec, generator);
            schema.insert("title".into(), variant.ident.into());
            schema
        }
    }
}

fn tuple(types: &[TypeSpec], generator: &mut SchemaGenerator) -> Schema {
    let items: Vec<_> =
        types.iter().map(|type_| type_schema(type_, &crate::fragment::Rules::NONE, generator)).collect();
    json_schema!({"type": "array", "prefixItems": items, "minItems": types.len(), "maxItems": types.len()})
}

/// What a person wrote about the variant; objects of the variant's own also get its name as title.
fn titled(mut schema: Schema, variant: &VariantSpec) -> Schema {
    let own = schema.get("type").is_some_and(|name| name == "object");
    let title = variant.docs.title.or(own.then_some(variant.ident));
    annotate(schema.ensure_object(), title, &variant.docs);
    schema
}
