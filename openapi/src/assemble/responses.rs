//! Responses: what a handler returns, what it and its dependencies refuse with, and what a person wrote over it.

use indexmap::IndexMap;
use indexmap::map::Entry;
use schemars::{Schema, SchemaGenerator, json_schema};
use serde_json::json;

use crate::assemble::Mounted;
use crate::assemble::tree::Tree;
use crate::fragment::{ContentSpec, ResponseSpec};
use crate::model::{MediaType, Response};
use crate::phrase;
use crate::schemas::{convert, is_anything, is_reference, title_case};

/// All responses of an operation: the success first, then the errors in the order in which they were found.
pub(super) fn responses(
    mounted: &Mounted,
    tree: &Tree,
    operation_id: &str,
    generator: &mut SchemaGenerator,
) -> IndexMap<String, Response> {
    let route = mounted.route;
    // What the route says wins over its type's own; 200 is what it says when it says nothing.
    let status = route.reply.status.filter(|_| route.status == 200).unwrap_or(route.status);
    let mut responses = IndexMap::new();
    responses.insert(status.to_string(), success(mounted, status, operation_id, generator));
    let errors = route.reply.errors.iter().chain(tree.errors.iter().copied());
    for error in errors.filter(|error| error.is_documented()) {
        let response = documented(error, operation_id, generator);
        match responses.entry(error.status.to_owned()) {
            Entry::Occupied(mut entry) => join(entry.get_mut(), response),
            Entry::Vacant(entry) => {
                entry.insert(response);
            }
        }
    }
    let inherited = mounted.responses.len();
    let is_repeated = |index: usize| {
        index > inherited
            && route.responses[index - inherited - 1].status == route.responses[index - inherited].status
    };
    for (index, written) in mounted.responses.iter().chain(route.responses).enumerate() {
        let response = documented(written, operation_id, generator);
        match responses.get_mut(written.status) {
            // What stands beside the success, or a second time, adds to it: another media type, another description.
            Some(known) if written.status == status.to_string() || is_repeated(index) => {
                if let Some(description) = written.description {
                    known.description = description.to_owned();
                }
                known.content.extend(response.content);
            }
            // A router's response is for all its routes; it does not take away what is known of this one.
            Some(known) if index < inherited => {
                if written.content.is_some() || written.description.is_some() {
                    *known = response;
                }
            }
            _ => {
                responses.insert(written.status.to_owned(), response);
            }
        }
    }
    responses
}

/// Whether a response of that status can have a body (RFC 9110, and 205 as FastAPI has it).
fn allows_body(status: u16) -> bool {
    !matches!(status, 100..=199 | 204 | 205 | 304)
}

fn success(mounted: &Mounted, status: u16, operation_id: &str, generator: &mut SchemaGenerator) -> Response {
    let reply = &mounted.route.reply;
    let mut content = IndexMap::new();
    if allows_body(status) {
        match &reply.content {
            Some(spec) => insert(&mut content, spec, &format!("Response_{operation_id}"), generator),
            // `()` is `null`; a type with a status of its own (a redirect) has no content.
            None if !reply.body && reply.status.is_none() => {
                let schema = Some(json_schema!({"type": "null"}));
                content.insert("application/json".to_owned(), MediaType { schema, ..MediaType::default() });
            }
            None => {}
        }
    }
    let description = mounted.route.response_description.unwrap_or("Successful Response");
    Response { description: description.to_owned(), content, ..Response::default() }
}

fn documented(spec: &ResponseSpec, operation_id: &str, generator: &mut SchemaGenerator) -> Response {
    let mut content = IndexMap::new();
    if let Some(spec_content) = &spec.content {
        let name = format!("Response_{}_{operation_id}", spec.status);
        insert(&mut content, spec_content, &name, generator);
    }
    let description = spec.description.unwrap_or_else(|| phrase::of_key(spec.status));
    Response { description: description.to_owned(), content, ..Response::default() }
}

/// Adds a media type; what is streamed item by item is described by the item.
fn insert(
    content: &mut IndexMap<String, MediaType>,
    spec: &ContentSpec,
    name: &str,
    generator: &mut SchemaGenerator,
) {
    if spec.media_type == "text/event-stream" {
        let media_type = MediaType { item_schema: Some(event(spec, generator)), ..MediaType::default() };
        content.insert(spec.media_type.to_owned(), media_type);
        return;
    }
    let streamed = spec.media_type == "application/jsonl";
    let json = spec.media_type == "application/json" || spec.media_type.ends_with("+json");
    if spec.schema.is_none() && !json && !streamed {
        content.insert(spec.media_type.to_owned(), MediaType::default());
        return;
    }
    let mut schema = spec.schema.map_or_else(Schema::default, |schema| schema(generator));
    convert(&mut schema);
    let media_type = if streamed {
        MediaType { item_schema: Some(schema), ..MediaType::default() }
    } else {
        let nothing = schema.get("type").is_some_and(|name| name == "null");
        let titled =
            schema.get("title").is_some() || is_reference(&schema) || is_anything(&schema) || nothing;
        if json && !titled {
            schema.insert("title".into(), title_case(name).into());
        }
        MediaType { schema: Some(schema), ..MediaType::default() }
    };
    content.insert(spec.media_type.to_owned(), media_type);
}

/// One event of an event stream (OpenAPI 3.2, section 4.14.4): data of a known type is JSON.
fn event(spec: &ContentSpec, generator: &mut SchemaGenerator) -> Schema {
    let data = spec.schema.map(|schema| schema(generator)).map(|mut schema| {
        convert(&mut schema);
        schema
    });
    let mut event = json_schema!({
        "type": "object",
        "properties": {
            "data": { "type": "string" },
            "event": { "type": "string" },
            "id": { "type": "string" },
            "retry": { "type": "integer", "minimum": 0 },
        },
    });
    if let Some(data) = data.filter(|data| !is_anything(data)) {
        let known = json!({
            "type": "string", "contentMediaType": "application/json", "contentSchema": data,
        });
        if let Some(place) = event.pointer_mut("/properties/data") {
            *place = known;
        }
        event.insert("required".to_owned(), json!(["data"]));
    }
    event
}

/// Joins a second reason for the same status with the first.
pub(super) fn join(known: &mut Response, other: Response) {
    if !known.description.split(" or ").any(|part| part == other.description) {
        known.description = format!("{} or {}", known.description, other.description);
    }
    for (media_type, content) in other.content {
        match known.content.entry(media_type) {
            Entry::Vacant(entry) => {
                entry.insert(content);
            }
            Entry::Occupied(mut entry) => {
                if let (Some(first), Some(second)) = (&mut entry.get_mut().schema, content.schema) {
                    *first = either(std::mem::take(first), second);
                }
            }
        }
    }
}

/// One of two schemas; alternatives are kept flat and none stands twice.
fn either(first: Schema, second: Schema) -> Schema {
    if first == second {
        return first;
    }
    let mut alternatives = match first.get("anyOf").and_then(|members| members.as_array()) {
        Some(members) if first.as_object().is_some_and(|object| object.len() == 1) => members.clone(),
        _ => vec![first.to_value()],
    };
    let second = second.to_value();
    if !alternatives.contains(&second) {
        alternatives.push(second);
    }
    json_schema!({"anyOf": alternatives})
}
