//! The OpenAPI Object: the root of the document.

use indexmap::IndexMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::model::{Components, ExternalDocs, Info, PathItem, SecurityRequirement, Server, Tag};

/// The OpenAPI Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase", remote = "Self")]
pub struct Document {
    /// `openapi`: the version of the specification.
    pub openapi: &'static str,
    /// `info`.
    pub info: Info,
    /// `servers`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// `paths`: by path template, in the order of the routes.
    pub paths: IndexMap<String, PathItem>,
    /// `webhooks`: by name.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub webhooks: IndexMap<String, PathItem>,
    /// `components`.
    #[serde(skip_serializing_if = "Components::is_empty")]
    pub components: Components,
    /// `security`: what every operation needs unless it says otherwise.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub security: Vec<SecurityRequirement>,
    /// `tags`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    /// `externalDocs`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_docs: Option<ExternalDocs>,
    /// The whole document as somebody has changed it: then this is written, and nothing else.
    #[serde(skip)]
    pub changed: Option<Value>,
}

// `remote = "Self"` makes an inherent function of the derived one.
impl Serialize for Document {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.changed {
            Some(changed) => changed.serialize(serializer),
            None => Self::serialize(self, serializer),
        }
    }
}

impl Document {
    /// The version of the specification that all documents state.
    pub const VERSION: &'static str = "3.1.0";

    /// A document without any path.
    pub fn new(info: Info) -> Self {
        Self {
            openapi: Self::VERSION,
            info,
            servers: Vec::new(),
            paths: IndexMap::new(),
            webhooks: IndexMap::new(),
            components: Components::default(),
            security: Vec::new(),
            tags: Vec::new(),
            external_docs: None,
            changed: None,
        }
    }

    /// Changes what is written. A document that cannot be written is not changed: whoever writes it says why.
    pub fn change(&mut self, changes: impl IntoIterator<Item = impl FnOnce(&mut Value)>) {
        if let Ok(mut document) = serde_json::to_value(&*self) {
            changes.into_iter().for_each(|change| change(&mut document));
            self.changed = Some(document);
        }
    }
}
