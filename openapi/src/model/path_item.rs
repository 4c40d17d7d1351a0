//! The Path Item Object: the operations of one path.

use serde::Serialize;

use crate::model::{Operation, Parameter, Server};

/// The Path Item Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PathItem {
    /// `summary`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `get`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub get: Option<Operation>,
    /// `put`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub put: Option<Operation>,
    /// `post`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub post: Option<Operation>,
    /// `delete`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delete: Option<Operation>,
    /// `options`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Operation>,
    /// `head`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub head: Option<Operation>,
    /// `patch`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patch: Option<Operation>,
    /// `trace`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trace: Option<Operation>,
    /// `servers`: instead of the document's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// `parameters`: of all operations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
}

impl PathItem {
    /// The place of a method's operation; `None` for a method that OpenAPI 3.1 cannot describe.
    pub fn slot(&mut self, method: &str) -> Option<&mut Option<Operation>> {
        Some(match method {
            "GET" => &mut self.get,
            "PUT" => &mut self.put,
            "POST" => &mut self.post,
            "DELETE" => &mut self.delete,
            "OPTIONS" => &mut self.options,
            "HEAD" => &mut self.head,
            "PATCH" => &mut self.patch,
            "TRACE" => &mut self.trace,
            _ => return None,
        })
    }
}
