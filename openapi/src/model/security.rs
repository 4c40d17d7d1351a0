//! The Security Scheme and Security Requirement Objects: how a client proves who it is.

use indexmap::IndexMap;
use serde::Serialize;

/// The Security Requirement Object: scheme names with the scopes that are needed.
pub type SecurityRequirement = IndexMap<String, Vec<String>>;

/// The Security Scheme Object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "type", rename_all_fields = "camelCase")]
pub enum SecurityScheme {
    /// `type: apiKey`.
    #[serde(rename = "apiKey")]
    ApiKey {
        /// `description`.
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<String>,
        /// `in`.
        #[serde(rename = "in")]
        place: ApiKeyIn,
        /// `name`: of the query parameter, header field or cookie.
        name: String,
    },
    /// `type: http`.
    #[serde(rename = "http")]
    Http {
        /// `description`.
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<String>,
        /// `scheme`: `basic`, `bearer`, `digest`.
        scheme: String,
        /// `bearerFormat`: a hint such as `JWT`.
        #[serde(skip_serializing_if = "Option::is_none")]
        bearer_format: Option<String>,
    },
    /// `type: oauth2`.
    #[serde(rename = "oauth2")]
    OAuth2 {
        /// `description`.
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<String>,
        /// `flows`.
        flows: Box<OAuthFlows>,
    },
    /// `type: openIdConnect`.
    #[serde(rename = "openIdConnect")]
    OpenIdConnect {
        /// `description`.
        #[serde(skip_serializing_if = "Option::is_none")]
        description: Option<String>,
        /// `openIdConnectUrl`.
        open_id_connect_url: String,
    },
}

/// The values of an API key's `in`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ApiKeyIn {
    /// `query`.
    Query,
    /// `header`.
    Header,
    /// `cookie`.
    Cookie,
}

/// The OAuth Flows Object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OAuthFlows {
    /// `implicit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub implicit: Option<OAuthFlow>,
    /// `password`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<OAuthFlow>,
    /// `clientCredentials`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_credentials: Option<OAuthFlow>,
    /// `authorizationCode`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_code: Option<OAuthFlow>,
}

/// The OAuth Flow Object.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OAuthFlow {
    /// `authorizationUrl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorization_url: Option<String>,
    /// `tokenUrl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token_url: Option<String>,
    /// `refreshUrl`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_url: Option<String>,
    /// `scopes`: with their descriptions; written even when empty, as the specification demands.
    pub scopes: IndexMap<String, String>,
}
