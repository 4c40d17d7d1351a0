//! The Components Object: what other objects refer to by name.

use indexmap::IndexMap;
use schemars::Schema;
use serde::Serialize;

use crate::model::SecurityScheme;

/// The Components Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Components {
    /// `schemas`: by component name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub schemas: IndexMap<String, Schema>,
    /// `securitySchemes`: by scheme name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub security_schemes: IndexMap<String, SecurityScheme>,
}

impl Components {
    /// Whether nothing is in it, so that the document leaves it out.
    pub fn is_empty(&self) -> bool {
        self.schemas.is_empty() && self.security_schemes.is_empty()
    }
}
