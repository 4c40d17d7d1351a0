//! A checked security scheme.

use syn::{Expr, Ident, LitStr, Type};

use crate::runtime::Runtime;

/// A checked security scheme: a struct around its credentials.
#[derive(Debug)]
pub(crate) struct Security {
    /// How the expansion names the runtime.
    pub(crate) runtime: Runtime,
    /// The struct's name.
    pub(crate) ident: Ident,
    /// The scheme's name in the document.
    pub(crate) name: String,
    /// What the struct holds.
    pub(crate) held: Type,
    pub(crate) scheme: Scheme,
    pub(crate) description: Option<Expr>,
    pub(crate) optional: bool,
}

/// What a client has to send.
#[derive(Debug)]
pub(crate) enum Scheme {
    ApiKey {
        place: KeyPlace,
        name: String,
    },
    HttpBasic {
        realm: Option<LitStr>,
    },
    HttpBearer {
        format: Option<Expr>,
    },
    HttpDigest,
    OAuth2Password {
        token_url: Expr,
        refresh_url: Option<Expr>,
        scopes: Vec<Scope>,
    },
    OAuth2AuthorizationCode {
        authorization_url: Expr,
        token_url: Expr,
        refresh_url: Option<Expr>,
        scopes: Vec<Scope>,
    },
    OpenIdConnect {
        url: Expr,
    },
}

/// Where an API key stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyPlace {
    Header,
    Query,
    Cookie,
}

/// A scope and what it allows.
#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) name: Expr,
    pub(crate) description: Expr,
}
