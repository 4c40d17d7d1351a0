//! The 422 response: what every operation answers whose arguments can be wrong.

use indexmap::IndexMap;
use indexmap::map::Entry;
use schemars::{Schema, json_schema};

use crate::assemble::Mounted;
use crate::assemble::responses::join;
use crate::model::{MediaType, Response};
use crate::schemas::reference;

/// Adds the 422 response and its components, unless a person documented 422, `4XX` or `default` otherwise.
///
/// A 422 that an error type brings along is no such word: then both are documented.
pub(super) fn add(
    responses: &mut IndexMap<String, Response>,
    mounted: &Mounted,
    own: &mut IndexMap<String, Schema>,
) {
    let overridden = mounted
        .responses
        .iter()
        .chain(mounted.route.responses)
        .any(|response| matches!(response.status, "422" | "4XX" | "default"));
    if overridden {
        return;
    }
    let (media_type, component) = match mounted.problem_details {
        true => ("application/problem+json", "ProblemDetails"),
        false => ("application/json", "HTTPValidationError"),
    };
    let schema = MediaType { schema: Some(reference(component)), ..MediaType::default() };
    let mut response = Response {
        description: "Validation Error".to_owned(),
        content: IndexMap::from([(media_type.to_owned(), schema)]),
        ..Response::default()
    };
    match responses.entry("422".to_owned()) {
        Entry::Occupied(mut entry) => {
            std::mem::swap(entry.get_mut(), &mut response);
            join(entry.get_mut(), response);
        }
        Entry::Vacant(entry) => {
            entry.insert(response);
        }
    }
    match mounted.problem_details {
        true => describe_problem(own),
        false => describe_detail(own),
    }
}

/// FastAPI's components.
fn describe_detail(own: &mut IndexMap<String, Schema>) {
    own.entry("HTTPValidationError".to_owned()).or_insert_with(|| {
        json_schema!({
            "properties": {
                "detail": {"items": {"$ref": "#/components/schemas/ValidationError"}, "type": "array", "title": "Detail"},
            },
            "type": "object",
            "title": "HTTPValidationError",
        })
    });
    own.entry("ValidationError".to_owned()).or_insert_with(|| {
        json_schema!({
            "properties": {
                "loc": {
                    "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
                    "type": "array",
                    "title": "Location",
                },
                "msg": {"type": "string", "title": "Message"},
                "type": {"type": "string", "title": "Error Type"},
                "input": {"title": "Input"},
                "ctx": {"type": "object", "title": "Context"},
            },
            "type": "object",
            "required": ["loc", "msg", "type"],
            "title": "ValidationError",
        })
    });
}

/// The problem details of `core`'s `validate::render_problem`.
fn describe_problem(own: &mut IndexMap<String, Schema>) {
    own.entry("ProblemDetails".to_owned()).or_insert_with(|| {
        json_schema!({
            "properties": {
                "type": {"type": "string", "format": "uri-reference", "default": "about:blank", "title": "Type"},
                "title": {"type": "string", "title": "Title"},
                "status": {"type": "integer", "title": "Status"},
                "detail": {"type": "string", "title": "Detail"},
                "errors": {
                    "items": {"$ref": "#/components/schemas/ProblemError"},
                    "type": "array",
                    "title": "Errors",
                },
            },
            "type": "object",
            "required": ["type", "title", "status", "detail", "errors"],
            "title": "ProblemDetails",
        })
    });
    own.entry("ProblemError".to_owned()).or_insert_with(|| {
        json_schema!({
            "properties": {
                "detail": {"type": "string", "title": "Detail"},
                "pointer": {"type": "string", "title": "Pointer", "description": "A JSON Pointer as a URI fragment."},
                "in": {"enum": ["path", "query", "header", "cookie", "body"], "title": "In"},
                "name": {"type": "string", "title": "Name"},
                "kind": {"type": "string", "title": "Kind"},
                "context": {"type": "object", "title": "Context"},
            },
            "type": "object",
            "required": ["detail", "in", "kind"],
            "title": "ProblemError",
        })
    });
}
