//! The words of other frameworks for keys that our attributes have.
//!
//! In: a key that nobody knows. Out: ours, if the attribute has it. It is for messages only: no such key works.

/// Our word for a key of FastAPI, pydantic, JSON Schema or Rust's other crates, where this attribute has it.
pub(super) fn foreign(name: &str, asked: &[&'static str]) -> Option<&'static str> {
    let ours = match name {
        "status_code" => "status",
        "dependencies" => "depends",
        "partial" => "patch",
        "operationId" => "operation_id",
        "include_in_schema" | "exclude_from_schema" => "hidden",
        "min" | "minimum" | "at_least" => "ge",
        "max" | "maximum" | "at_most" => "le",
        "exclusiveMinimum" | "exclusive_minimum" => "gt",
        "exclusiveMaximum" | "exclusive_maximum" => "lt",
        "multipleOf" => "multiple_of",
        "min_len" | "minLength" => "min_length",
        "max_len" | "maxLength" | "length" => "max_length",
        "regex" => "pattern",
        "minItems" => "min_items",
        "maxItems" => "max_items",
        "uniqueItems" | "unique" => "unique_items",
        "name" | "rename" => "alias",
        "doc" | "desc" => "description",
        "use_cache" | "cache" => "shared",
        "OAuth2PasswordBearer" | "oauth2" | "oauth2_password_bearer" => "oauth2_password",
        "OAuth2AuthorizationCodeBearer" | "authorization_code" => "oauth2_authorization_code",
        "HTTPBearer" | "bearer" => "http_bearer",
        "HTTPBasic" | "basic" => "http_basic",
        "HTTPDigest" | "digest" => "http_digest",
        "APIKeyHeader" | "APIKeyQuery" | "APIKeyCookie" => "api_key",
        "api_key_header" | "api_key_query" | "api_key_cookie" => "api_key",
        "OpenIdConnect" | "openid_connect" | "openid" | "oidc" => "open_id_connect",
        "tokenUrl" => "token_url",
        "authorizationUrl" => "authorization_url",
        "refreshUrl" => "refresh_url",
        "openIdConnectUrl" | "openid_connect_url" => "url",
        "bearerFormat" | "bearer_format" => "format",
        "auto_error" => "optional",
        "scheme_name" => "name",
        "validate" | "validator" | "custom" => "check",
        "message" => "detail",
        "code" => "status",
        _ => return None,
    };
    asked.iter().copied().find(|known| *known == ours)
}

/// Why a key of another framework is not needed here; nothing if it is no such key.
pub(super) fn needless(name: &str) -> Option<&'static str> {
    Some(match name {
        "response_model" | "response_class" | "produces" => "what the function returns is the response",
        "data" | "consumes" | "request_body" => "the argument whose type is a `#[model]` is the body",
        "format" | "accept" => "the type of the argument that is the body says what is read",
        "None" => "an `Option` that is absent is `None`",
        "rank" => "the more specific path wins, whatever the order",
        "required" => "what is required is no `Option` and has no default",
        "nullable" | "Option" => "an `Option` says it",
        "params" | "parameters" => "the arguments of the function are the parameters",
        "frozen" => "a value that is not `mut` does not change",
        "from_attributes" | "orm_mode" => "a `From` impl says how one type becomes another",
        _ => return None,
    })
}

/// A key of serde's that stands in our attribute: all that serde has for this place, but for what we have ourselves.
pub(super) fn of_serde(name: &str, owner: &str) -> bool {
    match owner {
        "#[model]" => matches!(
            name,
            "untagged"
                | "tag"
                | "content"
                | "rename"
                | "rename_all"
                | "rename_all_fields"
                | "deny_unknown_fields"
                | "transparent"
                | "default"
                | "from"
                | "try_from"
                | "into"
        ),
        "#[field]" => matches!(
            name,
            "flatten"
                | "skip"
                | "skip_serializing"
                | "skip_deserializing"
                | "skip_serializing_if"
                | "with"
                | "serialize_with"
                | "deserialize_with"
        ),
        _ => false,
    }
}
