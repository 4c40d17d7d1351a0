//! The Header Object: one header field of a response.

use schemars::Schema;
use serde::Serialize;

use crate::model::is_false;

/// The Header Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Header {
    /// `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `required`.
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
    /// `deprecated`.
    #[serde(skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// `schema`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
}
