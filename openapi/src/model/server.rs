//! The Server Object with its Server Variable Object: where the API is to be found.

use indexmap::IndexMap;
use serde::Serialize;

/// The Server Object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Server {
    /// `url`: may be relative and may hold `{variables}`.
    pub url: String,
    /// `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `variables`: by name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub variables: IndexMap<String, ServerVariable>,
}

impl Server {
    /// A server with this URL.
    pub fn new(url: impl Into<String>) -> Self {
        Server { url: url.into(), ..Server::default() }
    }

    /// Says what it is.
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }
}

/// The Server Variable Object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ServerVariable {
    /// `enum`: the allowed values.
    #[serde(rename = "enum", skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// `default`.
    pub default: String,
    /// `description`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}
