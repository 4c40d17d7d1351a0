//! The Media Type Object with its Example Object: one form of a body.

use indexmap::IndexMap;
use schemars::Schema;
use serde::Serialize;
use serde_json::Value;

use crate::fragment::ValueOf;

/// The Media Type Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaType {
    /// `schema`: of the whole body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
    /// `itemSchema`: of each item of a streamed body (a keyword of OpenAPI 3.2, which FastAPI writes too).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_schema: Option<Schema>,
    /// `example`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<Value>,
    /// `examples`: by name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub examples: IndexMap<String, Example>,
}

/// The Example Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Example {
    /// `summary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `value`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
    /// `externalValue`: where the value is.
    #[serde(rename = "externalValue", skip_serializing_if = "Option::is_none")]
    pub external_value: Option<String>,
}

impl Example {
    /// Examples by name, as a person wrote them.
    pub(crate) fn all(written: Option<ValueOf>) -> IndexMap<String, Example> {
        match written.map(|written| written()) {
            Some(Value::Object(examples)) => {
                examples.into_iter().map(|(name, example)| (name, Example::of(example))).collect()
            }
            _ => IndexMap::new(),
        }
    }

    fn of(mut written: Value) -> Self {
        let mut take = |key: &str| written.get_mut(key).map(Value::take);
        let value = take("value");
        let mut text = |key| take(key)?.as_str().map(str::to_owned);
        Example {
            summary: text("summary"),
            description: text("description"),
            value,
            external_value: text("externalValue"),
        }
    }
}
