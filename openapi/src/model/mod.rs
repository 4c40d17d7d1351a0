//! The objects of an OpenAPI 3.1 document, one a file, as plain data with public fields.
//!
//! In: what [`assemble`](crate::assemble()) found out. Out: JSON by serde; absent fields are left out, maps keep
//! the order of insertion. These types know no rule of any framework.

mod components;
mod document;
mod header;
mod info;
mod media_type;
mod operation;
mod parameter;
mod path_item;
mod request_body;
mod response;
mod security;
mod server;
mod tag;

pub use components::Components;
pub use document::Document;
pub use header::Header;
pub use info::{Contact, Info, License};
pub use media_type::{Example, MediaType};
pub use operation::Operation;
pub use parameter::{Parameter, ParameterIn};
pub use path_item::PathItem;
pub use request_body::RequestBody;
pub use response::Response;
pub use security::{ApiKeyIn, OAuthFlow, OAuthFlows, SecurityRequirement, SecurityScheme};
pub use server::{Server, ServerVariable};
pub use tag::{ExternalDocs, Tag};

/// For `skip_serializing_if`: leaves out a flag whose absence means the same.
fn is_false(flag: &bool) -> bool {
    !flag
}
