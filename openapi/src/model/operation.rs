//! The Operation Object: one method of one path.

use indexmap::IndexMap;
use serde::Serialize;

use crate::model::{ExternalDocs, Parameter, RequestBody, Response, SecurityRequirement, is_false};

/// The Operation Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
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
}
