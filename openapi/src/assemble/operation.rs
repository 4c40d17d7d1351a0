//! One operation: a mounted route in, an Operation Object out.

use indexmap::IndexMap;
use schemars::Schema;
use serde_json::{Map, Value};

use crate::assemble::body::{Body, body};
use crate::assemble::parameters::{Parameters, parameters};
use crate::assemble::responses::responses;
use crate::assemble::tree::Tree;
use crate::assemble::{Mounted, validation};
use crate::model::{Operation, SecurityRequirement};
use crate::schemas::{Generators, title_case};

/// Describes a route. Schemas of Rust types gather in the generator, others in `own`.
pub(super) fn operation(
    mounted: &Mounted,
    operation_id: String,
    security: Vec<SecurityRequirement>,
    generators: &mut Generators,
    own: &mut IndexMap<String, Schema>,
) -> Operation {
    let route = mounted.route;
    let tree = Tree::of(mounted);
    let Parameters { listed, any } = parameters(&tree.arguments, &mounted.variables, generators.input());
    let Body { mut documented, checked } = body(&tree.arguments, &operation_id, generators.input(), own);
    let extra = match route.extra.map(|extra| extra()) {
        Some(Value::Object(extra)) => extra,
        _ => Map::new(),
    };
    if !checked && extra.contains_key("requestBody") {
        // A body that is taken as it comes: only a person knows what is in it, and here it stands.
        documented = None;
    }
    let mut responses = responses(mounted, &tree, &operation_id, generators.output());
    if any || checked {
        validation::add(&mut responses, mounted, own);
    }
    Operation {
        tags: tags(mounted),
        summary: Some(route.summary.map_or_else(|| title_case(route.name), str::to_owned)),
        description: route.description.map(str::to_owned),
        external_docs: None,
        operation_id: Some(operation_id),
        deprecated: route.deprecated || mounted.deprecated,
        security,
        parameters: listed,
        request_body: documented,
        responses,
        callbacks: IndexMap::new(),
        extra,
    }
}

/// Outer tags first, each once.
fn tags(mounted: &Mounted) -> Vec<String> {
    let mut tags = Vec::<String>::new();
    for tag in mounted.tags.iter().map(String::as_str).chain(mounted.route.tags.iter().copied()) {
        if !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_owned());
        }
    }
    tags
}
