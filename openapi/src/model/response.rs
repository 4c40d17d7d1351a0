//! The Response Object: one answer of an operation.

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::{Header, MediaType};

/// The Response Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Response {
    /// `description`: the specification demands one.
    pub description: String,
    /// `headers`: by name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub headers: IndexMap<String, Header>,
    /// `content`: by media type; none for an answer without a body.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub content: IndexMap<String, MediaType>,
}
