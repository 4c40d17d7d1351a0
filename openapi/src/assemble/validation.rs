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
    let media_type = MediaType { schema: Some(reference("HTTPValidationError")), ..MediaType::default() };
    let mut response = Response {
        description: "Validation Error".to_owned(),
        content: IndexMap::from([("application/json".to_owned(), media_type)]),
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
