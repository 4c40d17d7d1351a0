//! References of a finished document: rewritten to the names that the components were given at the end.

use crate::model::{Document, MediaType, Operation, PathItem};
use crate::schemas::Names;

/// Rewrites the references of all operations.
pub(super) fn rename(document: &mut Document, names: &Names) {
    for item in document.paths.values_mut().chain(document.webhooks.values_mut()) {
        rename_below(item, names);
    }
}

fn rename_below(item: &mut PathItem, names: &Names) {
    for method in ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] {
        if let Some(Some(operation)) = PathItem::slot(item, method) {
            rename_in(operation, names);
        }
    }
}

fn rename_in(operation: &mut Operation, names: &Names) {
    for parameter in &mut operation.parameters {
        names.rewrite(&mut parameter.schema);
    }
    let bodies = operation.request_body.iter_mut().flat_map(|body| body.content.values_mut());
    bodies.for_each(|content| rename_content(content, names));
    for response in operation.responses.values_mut() {
        response.content.values_mut().for_each(|content| rename_content(content, names));
        for schema in response.headers.values_mut().filter_map(|header| header.schema.as_mut()) {
            names.rewrite(schema);
        }
    }
    let callbacks = operation.callbacks.values_mut().flat_map(|callback| callback.values_mut());
    callbacks.for_each(|item| rename_below(item, names));
}

fn rename_content(content: &mut MediaType, names: &Names) {
    for schema in content.schema.iter_mut().chain(content.item_schema.iter_mut()) {
        names.rewrite(schema);
    }
}
