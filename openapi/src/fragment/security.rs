//! A security scheme: what a client has to send, and how the document says so.

/// A security scheme as `#[security(…)]` declares it.
pub struct SecuritySpec {
    /// The scheme's name in the document: the struct's.
    pub name: &'static str,
    /// The struct, with its module, for messages.
    pub path: &'static str,
    /// What it is.
    pub scheme: Scheme,
    /// Said to people.
    pub description: Option<&'static str>,
    /// Without credentials the request goes on.
    pub optional: bool,
}

/// A kind of security scheme (OpenAPI 3.1, Security Scheme Object).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `apiKey` in a header.
    ApiKeyHeader(&'static str),
    /// `apiKey` in the query.
    ApiKeyQuery(&'static str),
    /// `apiKey` in a cookie.
    ApiKeyCookie(&'static str),
    /// `http` with `basic` (RFC 7617), and the realm of its challenge.
    HttpBasic {
        /// The challenge's realm.
        realm: Option<&'static str>,
    },
    /// `http` with `bearer` (RFC 6750).
    HttpBearer {
        /// A hint for people (`JWT`).
        format: Option<&'static str>,
    },
    /// `http` with `digest` (RFC 7616): only the scheme's word is checked.
    HttpDigest,
    /// `oauth2` with the password flow.
    OAuth2Password {
        /// Where tokens are had.
        token_url: &'static str,
        /// Where they are renewed.
        refresh_url: Option<&'static str>,
        /// Each scope and what it allows.
        scopes: &'static [(&'static str, &'static str)],
    },
    /// `oauth2` with the authorization code flow.
    OAuth2AuthorizationCode {
        /// Where a person agrees.
        authorization_url: &'static str,
        /// Where tokens are had.
        token_url: &'static str,
        /// Where they are renewed.
        refresh_url: Option<&'static str>,
        /// Each scope and what it allows.
        scopes: &'static [(&'static str, &'static str)],
    },
    /// `openIdConnect`.
    OpenIdConnect {
        /// Where its discovery document is.
        url: &'static str,
    },
}

impl Scheme {
    /// The scopes that it has, each with what it allows.
    pub const fn scopes(&self) -> &'static [(&'static str, &'static str)] {
        match self {
            Scheme::OAuth2Password { scopes, .. } | Scheme::OAuth2AuthorizationCode { scopes, .. } => scopes,
            _ => &[],
        }
    }
}
