//! The scopes that are asked for, as a dependency sees them.

use std::future::Future;

use ferrapi_openapi::fragment::{ArgumentSpec, Origin, Source};

use crate::argument::Argument;
use crate::error::Issues;
use crate::request::Request;

/// The security scopes that are asked of a dependency where it is used: those of every place above it, outer ones
/// first, each once. FastAPI's class of that name.
///
/// ```
/// use ferrapi::prelude::*;
///
/// #[security(oauth2_password(token_url = "token", scopes("me" = "Read me.", "items" = "Read items.")))]
/// struct AccessToken(String);
///
/// #[dependency]
/// fn user(scopes: SecurityScopes, token: AccessToken) -> Result<String, HttpError> {
///     // A real one verifies the token, and finds in it what it was granted.
///     let granted: Vec<&str> = token.0.split('+').collect();
///     if scopes.are_granted(&granted) {
///         Ok("ferris".to_owned())
///     } else {
///         Err(HttpError::unauthorized("Not enough permissions", scopes.challenge()))
///     }
/// }
///
/// #[get("/items")]
/// async fn items(#[depends(user, scopes("me", "items"))] user: String) -> String {
///     user
/// }
///
/// # fn main() {
/// let client = ferrapi::TestClient::new(App::new("Items").routes(routes![items]));
/// assert_eq!(client.get("/items").header("authorization", "Bearer me+items").send().status(), 200);
/// let refused = client.get("/items").header("authorization", "Bearer me").send();
/// assert_eq!(refused.headers()["www-authenticate"], "Bearer scope=\"me items\"");
/// # }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SecurityScopes(Vec<&'static str>);

impl SecurityScopes {
    /// These scopes, to call a dependency from a unit test.
    pub fn new(scopes: impl IntoIterator<Item = &'static str>) -> Self {
        SecurityScopes(scopes.into_iter().collect())
    }

    /// Every scope that is asked for.
    pub fn scopes(&self) -> &[&'static str] {
        &self.0
    }

    /// All of them in one text with spaces between, as OAuth2 writes them (RFC 6749 section 3.3).
    pub fn scope_str(&self) -> String {
        self.0.join(" ")
    }

    /// Whether all of them are among those that somebody was granted.
    pub fn are_granted<S: AsRef<str>>(&self, granted: &[S]) -> bool {
        self.0.iter().all(|scope| granted.iter().any(|granted| granted.as_ref() == *scope))
    }

    /// The challenge of a refusal (RFC 6750 section 3): `Bearer scope="me items"`, without scopes `Bearer`.
    pub fn challenge(&self) -> String {
        if self.0.is_empty() { "Bearer".to_owned() } else { format!("Bearer scope=\"{}\"", self.scope_str()) }
    }
}

impl Argument for SecurityScopes {
    const ORIGIN: Origin = Origin { source: Source::Scopes, type_: None };

    #[inline]
    fn extract(
        request: &mut Request,
        _spec: &'static ArgumentSpec,
        _issues: &mut Issues,
    ) -> impl Future<Output = Option<Self>> + Send {
        std::future::ready(Some(SecurityScopes(request.scopes.all().to_vec())))
    }
}
