//! The Parameter Object: one value in the path, the query, a header field or a cookie.

use indexmap::IndexMap;
use schemars::Schema;
use serde::Serialize;

use crate::model::{Example, is_false};

/// The Parameter Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Parameter {
    /// `name`: as on the wire.
    pub name: String,
    /// `in`.
    #[serde(rename = "in")]
    pub place: ParameterIn,
    /// `required`: always written, as FastAPI does.
    pub required: bool,
    /// `description`, in CommonMark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `deprecated`.
    #[serde(skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// `schema`.
    pub schema: Schema,
    /// `examples`: by name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub examples: IndexMap<String, Example>,
}

/// The values of `in`, in the order in which an operation lists its parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ParameterIn {
    /// `path`.
    Path,
    /// `query`.
    Query,
    /// `header`.
    Header,
    /// `cookie`.
    Cookie,
}
