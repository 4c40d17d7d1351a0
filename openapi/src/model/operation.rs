//! The Operation Object: one method of one path.

use indexmap::IndexMap;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use crate::model::{ExternalDocs, Parameter, PathItem, RequestBody, Response, SecurityRequirement, is_false};

/// The Operation Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Operation {
    /// `tags`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// `summary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// `description`, in CommonMark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `externalDocs`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_docs: Option<ExternalDocs>,
    /// `operationId`: unique in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation_id: Option<String>,
    /// `deprecated`.
    #[serde(skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// `security`: alternatives, each of which suffices.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub security: Vec<SecurityRequirement>,
    /// `parameters`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    /// `requestBody`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_body: Option<RequestBody>,
    /// `responses`: by status, range (`4XX`) or `default`.
    pub responses: IndexMap<String, Response>,
    /// `callbacks`: by name, then by the expression that tells the URL.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub callbacks: IndexMap<String, IndexMap<String, PathItem>>,
    /// Further keys, extensions (`x-…`) among them. They are merged into all others, object by object, and win.
    #[serde(skip)]
    pub extra: Map<String, Value>,
}

// `remote = "Self"` makes an inherent function of the derived one, so that what is extra can be added to it.
impl Serialize for Operation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.extra.is_empty() {
            return Self::serialize(self, serializer);
        }
        let mut all = Self::serialize(self, serde_json::value::Serializer).map_err(S::Error::custom)?;
        merge(&mut all, Value::Object(self.extra.clone()));
        all.serialize(serializer)
    }
}

/// Objects are merged key by key, lists are joined, everything else is replaced, as FastAPI does it.
fn merge(known: &mut Value, extra: Value) {
    match (known, extra) {
        (Value::Object(known), Value::Object(extra)) => {
            for (key, value) in extra {
                match known.get_mut(&key) {
                    Some(known) => merge(known, value),
                    None => _ = known.insert(key, value),
                }
            }
        }
        (Value::Array(known), Value::Array(mut extra)) => known.append(&mut extra),
        (known, extra) => *known = extra,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_extra_is_merged_and_wins() {
        let mut operation = Operation { summary: Some("Read".to_owned()), ..Operation::default() };
        operation.tags.push("items".to_owned());
        operation.responses.insert("200".to_owned(), Response::default());
        let extra =
            json!({ "x-a": 1, "summary": "Own", "tags": ["b"], "responses": { "200": { "x-b": 2 } } });
        operation.extra = extra.as_object().cloned().unwrap_or_default();
        assert_eq!(
            serde_json::to_value(&operation).unwrap(),
            json!({
                "tags": ["items", "b"],
                "summary": "Own",
                "responses": { "200": { "description": "", "x-b": 2 } },
                "x-a": 1,
            })
        );
    }
}
