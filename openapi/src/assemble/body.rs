//! The request body: the arguments that are read from it in, a Request Body Object out.

use indexmap::IndexMap;
use schemars::{Schema, SchemaGenerator, json_schema};

use crate::assemble::parameters::{describe, field_parameter};
use crate::fragment::{ArgumentSpec, Arity, ModelSpec, Rules, Shape, Source};
use crate::model::{Example, MediaType, RequestBody};
use crate::schemas::{inner_shape, is_nullable_reference, reference, type_schema};

/// The body that an operation reads.
pub(super) struct Body {
    /// `None` when nothing is read from it, or nothing that is shown.
    pub(super) documented: Option<RequestBody>,
    /// It is checked, so the request can be refused for it.
    pub(super) checked: bool,
}

/// The body among an operation's arguments. Several parts become the component `Body_<operation_id>`.
pub(super) fn body(
    arguments: &[&'static ArgumentSpec],
    operation_id: &str,
    generator: &mut SchemaGenerator,
    own: &mut IndexMap<String, Schema>,
) -> Body {
    let mut parts = IndexMap::<&str, &ArgumentSpec>::new();
    for argument in arguments.iter().filter(|argument| is_part(argument)) {
        // A dependency and the handler may read the same part.
        parts.entry(argument.name).or_insert(argument);
    }
    let checked = !parts.is_empty();
    let media_type = media_type(parts.values());
    parts.retain(|_, argument| !argument.docs.hidden);
    let documented = match parts.values().copied().collect::<Vec<_>>().as_slice() {
        [] => raw(arguments, generator),
        [only] if stands_alone(only) => {
            let mut schema = part_schema(only, generator);
            describe(&mut schema, only.name, only.docs, only.default);
            let mut body = content(media_type, schema, is_required(only));
            body.content
                .values_mut()
                .for_each(|content| content.examples = Example::all(only.docs.openapi_examples));
            Some(body)
        }
        several => Some(embedded(several, media_type, operation_id, generator, own)),
    };
    Body { documented, checked }
}

fn is_part(argument: &ArgumentSpec) -> bool {
    matches!(argument.origin.source, Source::Body | Source::Form | Source::File)
}

/// A form with files comes in parts, one without as pairs; everything else is JSON.
fn media_type<'a>(parts: impl Iterator<Item = &'a &'a ArgumentSpec>) -> &'static str {
    let mut media_type = "application/json";
    for part in parts {
        match part.origin.source {
            Source::File => return "multipart/form-data",
            Source::Form => media_type = "application/x-www-form-urlencoded",
            _ => {}
        }
    }
    media_type
}

/// It is the whole body: JSON that is not embedded, or a form that is one model.
fn stands_alone(argument: &ArgumentSpec) -> bool {
    match argument.origin.source {
        Source::Body => !argument.embed,
        Source::Form => is_spread(argument),
        _ => false,
    }
}

fn is_spread(argument: &ArgumentSpec) -> bool {
    matches!(argument.origin.source, Source::Form)
        && argument.origin.type_.is_some_and(|type_| type_.arity == Arity::Spread)
}

fn is_required(argument: &ArgumentSpec) -> bool {
    argument.required && !argument.origin.type_.is_some_and(|type_| type_.optional)
}

fn part_schema(argument: &ArgumentSpec, generator: &mut SchemaGenerator) -> Schema {
    match &argument.origin.type_ {
        Some(type_) => type_schema(type_, argument.rules, generator),
        None => Schema::default(),
    }
}

fn embedded(
    parts: &[&ArgumentSpec],
    media_type: &str,
    operation_id: &str,
    generator: &mut SchemaGenerator,
    own: &mut IndexMap<String, Schema>,
) -> RequestBody {
    let name = format!("Body_{operation_id}");
    let mut properties = serde_json::Map::new();
    let mut required = Vec::new();
    for part in parts {
        if let (true, Some(type_)) = (is_spread(part), &part.origin.type_) {
            // A model among other fields: its own fields stand beside them.
            if let (Shape::Model(model), optional) = inner_shape(type_.shape) {
                spread(model, part.required && !optional, generator, &mut properties, &mut required);
            }
            continue;
        }
        let mut schema = part_schema(part, generator);
        let titled = part.docs.title.is_some() || !is_nullable_reference(&schema);
        describe(&mut schema, part.name, part.docs, part.default);
        if !titled {
            schema.remove("title");
        }
        properties.insert(part.name.to_owned(), schema.to_value());
        if is_required(part) {
            required.push(part.name);
        }
    }
    let mut schema = json_schema!({"type": "object", "properties": properties, "title": name});
    if !required.is_empty() {
        schema.insert("required".into(), required.as_slice().into());
    }
    own.insert(name.clone(), schema);
    content(media_type, reference(&name), !required.is_empty())
}

fn spread(
    model: &ModelSpec,
    present: bool,
    generator: &mut SchemaGenerator,
    properties: &mut serde_json::Map<String, serde_json::Value>,
    required: &mut Vec<&'static str>,
) {
    for field in model.fields.iter().filter(|field| field.read && !field.docs.hidden) {
        if field.flatten {
            if let Some((Shape::Model(inner), optional)) = field.type_.map(|type_| inner_shape(type_.shape)) {
                spread(inner, present && !optional, generator, properties, required);
            }
            continue;
        }
        properties.insert(field.name.to_owned(), field_parameter(field, generator).to_value());
        if present && field.required {
            required.push(field.name);
        }
    }
}

fn content(name: &str, schema: Schema, required: bool) -> RequestBody {
    let media_type = MediaType { schema: Some(schema), ..MediaType::default() };
    RequestBody {
        // What a person wrote is in the schema, as FastAPI has it.
        description: None,
        content: IndexMap::from([(name.to_owned(), media_type)]),
        required,
    }
}

/// A body that is taken as it comes: any bytes.
fn raw(arguments: &[&ArgumentSpec], generator: &mut SchemaGenerator) -> Option<RequestBody> {
    let argument = arguments.iter().find(|argument| {
        matches!(argument.origin.source, Source::RawBody | Source::BodyStream) && !argument.docs.hidden
    })?;
    let schema = match &argument.origin.type_ {
        Some(type_) => type_schema(type_, &Rules::NONE, generator),
        None => json_schema!({"type": "string", "contentMediaType": "application/octet-stream"}),
    };
    let media_type = MediaType { schema: Some(schema), ..MediaType::default() };
    Some(RequestBody {
        description: argument.docs.description.map(str::to_owned),
        content: IndexMap::from([("application/octet-stream".to_owned(), media_type)]),
        required: is_required(argument),
    })
}
