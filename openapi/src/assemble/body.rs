//! The request body: the arguments that are read from it in, a Request Body Object out.

use indexmap::IndexMap;
use schemars::{Schema, SchemaGenerator, json_schema};

use crate::assemble::parameters::describe;
use crate::fragment::{ArgumentSpec, Rules, Source};
use crate::model::{MediaType, RequestBody};
use crate::schemas::{is_nullable_reference, reference, type_schema};

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
    for argument in arguments.iter().filter(|argument| matches!(argument.origin.source, Source::Body)) {
        // A dependency and the handler may read the same part.
        parts.entry(argument.name).or_insert(argument);
    }
    let checked = !parts.is_empty();
    parts.retain(|_, argument| !argument.docs.hidden);
    let documented = match parts.values().copied().collect::<Vec<_>>().as_slice() {
        [] => raw(arguments, generator),
        [only] if !only.embed => {
            let mut schema = part_schema(only, generator);
            describe(&mut schema, only.name, only.docs, only.default);
            Some(json(schema, is_required(only)))
        }
        several => Some(embedded(several, operation_id, generator, own)),
    };
    Body { documented, checked }
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
    operation_id: &str,
    generator: &mut SchemaGenerator,
    own: &mut IndexMap<String, Schema>,
) -> RequestBody {
    let name = format!("Body_{operation_id}");
    let mut properties = serde_json::Map::new();
    let mut required = Vec::new();
    for part in parts {
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
    json(reference(&name), !required.is_empty())
}

fn json(schema: Schema, required: bool) -> RequestBody {
    let media_type = MediaType { schema: Some(schema), ..MediaType::default() };
    RequestBody {
        // What a person wrote is in the schema, as FastAPI has it.
        description: None,
        content: IndexMap::from([("application/json".to_owned(), media_type)]),
        required,
    }
}

/// A body that is taken as it comes: any bytes.
fn raw(arguments: &[&ArgumentSpec], generator: &mut SchemaGenerator) -> Option<RequestBody> {
    let argument = arguments
        .iter()
        .find(|argument| matches!(argument.origin.source, Source::RawBody) && !argument.docs.hidden)?;
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
