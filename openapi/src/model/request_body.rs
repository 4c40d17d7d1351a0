//! The Request Body Object: what a client sends besides parameters.

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::{MediaType, is_false};

/// The Request Body Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RequestBody {
    /// `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `content`: by media type.
    pub content: IndexMap<String, MediaType>,
    /// `required`: written only when true, as FastAPI does.
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
}
